"""Which closing decides about which budget of a year."""

from __future__ import annotations

from collections.abc import Mapping

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.contributions.lines import budget_name

Closed = tuple[YearName, str | None]
"""A year and the canonical name of a budget; None for all contributive budgets together."""


def closings(ledger: Ledger) -> Mapping[Closed, tuple[Closing, ...]]:
    """The closings of each year and budget, in page order: the first one is applied."""
    return ledger.once(_closings)


def _closings(ledger: Ledger) -> Mapping[Closed, tuple[Closing, ...]]:
    found: dict[Closed, tuple[Closing, ...]] = {}
    for closing in ledger.of(Closing):
        key = closed_by(ledger, closing)
        found[key] = (*found.get(key, ()), closing)
    return found


def closed_by(ledger: Ledger, closing: Closing) -> Closed:
    """The year that a closing closes, and the budget; None for the whole year."""
    name = None if closing.whole_year else budget_name(ledger, closing.budget)
    return closing.year, name


def closing_of(ledger: Ledger, year: YearName, budget: str | None) -> Closing | None:
    """The closing applied to a budget of a year, or to all of them where `budget` is None."""
    return next(iter(closings(ledger).get((year, budget), ())), None)
