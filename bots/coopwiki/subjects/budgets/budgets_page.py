"""The pages of the report "budgets": one a year, one a budget and year, and the data circles show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coopwiki.core.book_years import YearName
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BALANCES, ROLES
from coopwiki.publishing.robot_page import DataPage, Published, data_page
from coopwiki.subjects.budgets.budget_years_report import BudgetDetail, BudgetYear, BudgetYears
from coopwiki.subjects.budgets.budgets_report import CONTRIBUTIVE, BudgetRow, Budgets
from coopwiki.subjects.budgets.links import (
    BudgetLink,
    budget_data,
    budget_page,
    budgets_page,
    known_page,
    reached,
    urgent,
)
from coopwiki.subjects.budgets.transfers_page import transfer_page
from coopwiki.subjects.closing.page import closing_page
from coopwiki.subjects.contributions.table_rows import RoleLinks


@dataclass(frozen=True, slots=True)
class _Other:
    page: str
    label: str


def budget_pages(context: Context, found: BudgetYears) -> Iterator[Published]:
    """Each year's pages, and the data pages of today's budgets."""
    for of_year in found.years:
        yield from _year(context, found, of_year)
    current = found.current
    yield from (_data(context, current, row) for row in current.budgets if row.nature == CONTRIBUTIVE)


def _year(context: Context, found: BudgetYears, of_year: BudgetYear) -> Iterator[Published]:
    roles = RoleLinks(context.title(ROLES), found.roles)
    for detail in of_year.budgets:
        yield _budget(context, of_year, detail, roles)
    moves = transfer_page(context, of_year.data, of_year.moved)
    if moves is not None:
        yield moves
    yield _whole(context, found, of_year, moves.title if moves else "")


def _whole(context: Context, found: BudgetYears, of_year: BudgetYear, transfers_page: str) -> Published:
    """The page of all budgets of a year."""
    data, book_year = of_year.data, of_year.book_year
    rows = [BudgetLink(budget_page(context, data.year, row), row) for row in data.budgets]
    months = [str(month) for month in book_year.months(data.on)]
    return context.page(
        budgets_page(context, data.year),
        "budgets",
        "budgets/budgets",
        left_out=data.totals.sums.left_out,
        revision=data.revision,
        year=data.year,
        book_year=book_year,
        known=known_page(context, data.year),
        rows=rows,
        urgent=urgent(rows),
        reached=reached(rows),
        totals=data.totals,
        years=_others(context, (one.data.year for one in found.years if one is not of_year)),
        state=data.state,
        halves=[list(enumerate(months))[first : first + 6] for first in range(0, len(months), 6)],
        spent_by_month=list(zip(months, data.totals.pace.by_month, strict=True)),
        show_names=context.show_names,
        transfers_page=transfers_page,
        assertions_page=context.title(BALANCES) if found.has_balances else "",
        closing_page=closing_page(context, data.year) if of_year.is_shared else "",
    )


def _others(context: Context, years: Iterable[YearName]) -> list[_Other]:
    return [_Other(budgets_page(context, year), str(year)) for year in years]


def _budget(context: Context, of_year: BudgetYear, detail: BudgetDetail, roles: RoleLinks) -> Published:
    """The page of one budget: every line behind its figures."""
    data, account = of_year.data, detail.account
    return context.page(
        budget_page(context, data.year, detail.row),
        "budget",
        "budgets/budget",
        role_links=roles,
        left_out=detail.row.sums.left_out,
        revision=account.revision,
        budget=detail.row,
        year=data.year,
        book_year=of_year.book_year,
        index=budgets_page(context, data.year),
        known=known_page(context, data.year),
        set_by=account.set_by,
        moves=account.moved,
        lines=detail.lines,
        set_causes=detail.set_causes,
        move_causes=detail.move_causes,
        left_out_items=account.left_out,
        draws=sorted(account.draws, key=lambda draw: draw.day),
        drawn_to=detail.drawn_to,
        evenings=detail.evenings,
        show_names=context.show_names,
        is_foreseen=detail.is_foreseen,
        lasts=detail.lasts,
        shares=detail.shares,
        closing_page=closing_page(context, data.year),
    )


def _data(context: Context, data: Budgets, row: BudgetRow) -> DataPage:
    value = {
        "year": data.year if isinstance(data.year, int) else str(data.year),
        "name": row.name,
        "circle": row.circle,
        "allocated": str(row.sums.allocated),
        "transfers": str(row.sums.transfers),
        "available": str(row.sums.available),
        "spent": str(row.sums.spent),
        "committed": str(row.sums.committed),
        "remaining": str(row.sums.remaining),
        "used_percent": row.sums.used_percent,
        "run_out": row.pace.run_out.isoformat() if row.pace.run_out else None,
        "landing": str(row.pace.landing),
        "lines": row.sums.lines,
        "left_out": row.sums.left_out,
        "page": budget_page(context, data.year, row),
        "alerts": list(row.alert.sentences),
        "alerts_since": [day.isoformat() for day in row.alert.since],
        "committed_words": row.committed_words,
        "committed_unknown": row.sums.committed_unknown,
    }
    return data_page(budget_data(context, row.name), value)
