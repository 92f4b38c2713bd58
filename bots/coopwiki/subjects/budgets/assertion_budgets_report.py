"""Each noted balance beside its budget: what the page of the report "assertions" shows."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.core.book_years import BookYear
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.assertions_report import AssertionRow, Assertions
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.rules.year_rule import year_of


@dataclass(frozen=True, slots=True)
class NotedBalance:
    """One noted balance, its year, and its budget; None for a budget that has no page."""

    row: AssertionRow
    year: BookYear
    budget: BudgetRow | None


@dataclass(frozen=True, slots=True)
class AssertionBudgets:
    """The report and its rows with their budgets, in the same order."""

    data: Assertions
    noted: tuple[NotedBalance, ...]


def assertion_budgets(ledger: Ledger, data: Assertions) -> AssertionBudgets:
    """The budgets of a report on noted balances."""
    return AssertionBudgets(data, tuple(_noted(ledger, data, row) for row in data.assertions))


def _noted(ledger: Ledger, data: Assertions, row: AssertionRow) -> NotedBalance:
    year = year_of(ledger, row.day)
    of_year = budgets(ledger, min(data.on, year.last)).budgets
    found = next((one for one in of_year if (one.name, one.nature) == (row.name, row.nature)), None)
    return NotedBalance(row, year, found)
