"""Circles with their budgets, and the months of the quarter: what the pages of the report "circles" show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.circles.circles_report import Circles, budget_by_circle
from coopwiki.subjects.contributions.sums import by_month
from coopwiki.subjects.rules.year_rule import year_of


@dataclass(frozen=True, slots=True)
class CircleDetails:
    """The report, its year, and each circle's contributive budget by the circle's name.

    `months`: those of this quarter that have lines; what the people seen noted stands on their pages.
    """

    data: Circles
    year: YearName
    budgets: Mapping[str, BudgetRow]
    months: tuple[str, ...]


def circle_details(ledger: Ledger, data: Circles) -> CircleDetails:
    """The details of each circle, from the report on circles."""
    year = year_of(ledger, data.on).name
    return CircleDetails(data, year, budget_by_circle(ledger, data.on), _quarter(ledger, data))


def _quarter(ledger: Ledger, data: Circles) -> tuple[str, ...]:
    first = (data.on.month - 1) // 3 * 3 + 1
    months = (f"{data.on.year}-{number:02}" for number in range(first, data.on.month + 1))
    noted = by_month(ledger, data.on)
    return tuple(month for month in months if month in noted)
