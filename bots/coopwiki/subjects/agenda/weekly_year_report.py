"""What the page of the weekly call shows beside the report: the year of which the budgets are."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.core.book_years import YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.weekly_report import Weekly
from coopwiki.subjects.rules.year_rule import year_of


@dataclass(frozen=True, slots=True)
class WeeklyYear:
    """The agenda of the call, and the running year of its budgets."""

    data: Weekly
    year: YearName


def weekly_year(ledger: Ledger, data: Weekly) -> WeeklyYear:
    """The year of calls, from the report on the weekly call."""
    return WeeklyYear(data, year_of(ledger, data.on).name)
