"""Where the pages of budgets stand, and which budgets ask to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.book_years import YearName
from coopwiki.core.rates import percent_text
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BUDGETS, KNOWN
from coopwiki.publishing.title_parts import data_name
from coopwiki.subjects.budgets.row import BudgetRow


def budgets_page(context: Context, year: YearName) -> str:
    """`Tableau de bord/Budgets 2026`."""
    return context.title(f"{BUDGETS} {year}")


def known_page(context: Context, year: YearName) -> str:
    """`Tableau de bord/Ce qu’on savait 2025`."""
    return context.title(f"{KNOWN} {year}")


def budget_page(context: Context, year: YearName, row: BudgetRow) -> str:
    """`Tableau de bord/Budgets 2026/Technique`; another nature than *contributif* is named in the title."""
    return f"{budgets_page(context, year)}/{data_name(row.label)}"


def fund_page(context: Context, year: YearName, name: str | None) -> str:
    """The page of a contributive budget; of all of them where `name` is None."""
    return f"{budgets_page(context, year)}/{data_name(name)}" if name else budgets_page(context, year)


def budget_data(context: Context, name: str) -> str:
    """`Module:CoopWiki/données/budgets/Technique.json`."""
    return f"{context.data}/budgets/{data_name(name)}.json"


@dataclass(frozen=True, slots=True)
class BudgetLink:
    """A budget's figures and the page that holds its lines."""

    page: str
    budget: BudgetRow

    @property
    def label(self) -> str:
        """The budget's name, and its nature where that is not *contributif*."""
        return self.budget.label


@dataclass(frozen=True, slots=True)
class Reached:
    """The budgets that have reached an alert threshold and last the year at their pace."""

    percent: str
    rows: tuple[BudgetLink, ...]


def urgent(rows: Iterable[BudgetLink]) -> list[BudgetLink]:
    """The budgets that run out within the year, the earliest first; not those whose own records can't be read."""
    found = [row for row in rows if row.budget.pace.run_out is not None and not row.budget.is_unread]
    return sorted(found, key=lambda row: (row.budget.pace.run_out or date.max, row.budget.name))


def reached(rows: Iterable[BudgetLink]) -> list[Reached]:
    """The other alerts, by threshold, the highest first."""
    by_level: dict[Decimal, list[BudgetLink]] = {}
    for row in rows:
        if row.budget.pace.run_out is None and row.budget.alert.percent is not None:
            by_level.setdefault(row.budget.alert.percent, []).append(row)
    return [Reached(percent_text(level), tuple(by_level[level])) for level in sorted(by_level, reverse=True)]
