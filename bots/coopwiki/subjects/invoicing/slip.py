"""A slip of the accounting application: what a member wrote to be paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.messages import spaced


@dataclass(frozen=True, slots=True)
class Slip:
    """A row of the accounting application's list; `paid` is the day it was paid, None where nothing says so."""

    number: str
    day: date
    person: str
    amount: Decimal
    label: str = ""
    paid: date | None = None
    row: int = 0


def payment_apart(noted: Iterable[date | None], paid: Sequence[date | None]) -> str:
    """What is said differently, as a French sentence; '' where nothing is.

    `noted` are the days of payment on the lines, `paid` those of the slips, None where nothing says so. What
    the lines don't say yet is no disagreement. A line of several slips is paid with the last one.
    """
    days = sorted({day for day in noted if day is not None})
    if not days:
        return ""
    said = " et ".join(f"le {write_day(day)}" for day in days)
    if None in paid:
        return spaced(f"Réglé {said} sur le wiki, pas payé d’après la liste.")
    last = max(day for day in paid if day is not None)
    if days == [last]:
        return ""
    return spaced(f"Réglé {said} sur le wiki, payé le {write_day(last)} d’après la liste.")
