"""A slip of the accounting application: what a member wrote to be paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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
