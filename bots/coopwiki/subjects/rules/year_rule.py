"""The cooperative's book years, as its dated rule says in which month they begin."""

from __future__ import annotations

from datetime import date

from coopwiki.core.book_years import BookYear, BookYears, YearName
from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import YEAR_START
from coopwiki.subjects.rules.rules import YEAR_BEGINS, in_force


def book_years(ledger: Ledger) -> BookYears:
    """Every book year there is."""
    return ledger.once(_book_years)


def year_of(ledger: Ledger, day: date) -> BookYear:
    """The book year of a day."""
    return book_years(ledger).of(day)


def last_day(ledger: Ledger, name: YearName) -> date:
    """The last day of the book year of that name; of the last of its calendar years where there is none."""
    found = book_years(ledger).named(name)
    return found.last if found else date(name if isinstance(name, int) else name.last, 12, 31)


def first_day(ledger: Ledger, name: YearName) -> date:
    """The first day of the book year of that name; of the first of its calendar years where there is none."""
    found = book_years(ledger).named(name)
    return found.first if found else date(name if isinstance(name, int) else name.first, 1, 1)


def _book_years(ledger: Ledger) -> BookYears:
    """Of two rules of one day the first in page order holds."""
    first: dict[date, int] = {}
    for since, month in in_force(ledger, YEAR_BEGINS, YEAR_START).values:
        first.setdefault(since, month)
    return BookYears(tuple(sorted(first.items())))
