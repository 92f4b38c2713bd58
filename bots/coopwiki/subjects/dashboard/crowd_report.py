"""What the front page says of people: how many there are, and how much is to be done until when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.deadlines_report import OVERDUE, SOON, deadlines
from coopwiki.subjects.contracts.headcount_report import headcount


@dataclass(frozen=True, slots=True)
class Crowd:
    """Counts alone. `has_headcount`, `has_deadlines`: whether a page says more."""

    people: int
    associates: int
    overdue: int
    soon: int
    has_headcount: bool
    has_deadlines: bool
    revision: int


def crowd_of(ledger: Ledger, today: date) -> Crowd:
    """How many people there are, and how many deadlines wait, as of today."""
    there, due = headcount(ledger, today), deadlines(ledger, today)
    states = Counter(one.state for one in due.deadlines)
    return Crowd(
        people=there.total,
        associates=there.associates,
        overdue=states[OVERDUE],
        soon=states[SOON],
        has_headcount=bool(there.months),
        has_deadlines=bool(due.deadlines),
        revision=max(there.revision if there.months else 0, due.revision if due.deadlines else 0),
    )
