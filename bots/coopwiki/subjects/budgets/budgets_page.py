"""The pages of the report "budgets": one a year, one a budget and year, and the data circles show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.book_years import YearName
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BALANCES
from coopwiki.publishing.robot_page import DataPage, Published, data_page
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts, years
from coopwiki.subjects.budgets.assertions_report import assertions
from coopwiki.subjects.budgets.budgets_report import CONTRIBUTIVE, BudgetRow, Budgets, budgets
from coopwiki.subjects.budgets.evenings import evenings, month_end_before
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
from coopwiki.subjects.closing.envelope import place
from coopwiki.subjects.closing.page import closing_page
from coopwiki.subjects.closing.report import decided_shares, envelopes
from coopwiki.subjects.closing.simulation_report import simulations
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.table_rows import RoleLinks
from coopwiki.subjects.decisions.citations import cause_of
from coopwiki.subjects.rules.year_rule import last_day, year_of


@dataclass(frozen=True, slots=True)
class _Other:
    page: str
    label: str


def budget_pages(context: Context, data: Budgets) -> Iterator[Published]:
    """Past years as they stand on their last day, the current one as of today."""
    for year in years(context.ledger, context.today):
        on = min(context.today, last_day(context.ledger, year))
        of_year = data if on == context.today else budgets(context.ledger, on)
        yield from _year(context, of_year)
    yield from (_data(context, data, row) for row in data.budgets if row.nature == CONTRIBUTIVE)


def _year(context: Context, data: Budgets) -> Iterator[Published]:
    for row, account in zip(data.budgets, accounts(context.ledger, data.on), strict=True):
        yield _budget(context, data, row, account)
    rows = [BudgetLink(budget_page(context, data.year, row), row) for row in data.budgets]
    others = [y for y in years(context.ledger, context.today) if y != data.year]
    moves = transfer_page(context, data)
    months = [str(month) for month in year_of(context.ledger, data.on).months(data.on)]
    if moves is not None:
        yield moves
    yield context.page(
        budgets_page(context, data.year),
        "budgets",
        "budgets/budgets",
        left_out=data.totals.sums.left_out,
        revision=data.revision,
        year=data.year,
        book_year=year_of(context.ledger, data.on),
        known=known_page(context, data.year),
        rows=rows,
        urgent=urgent(rows),
        reached=reached(rows),
        totals=data.totals,
        years=[_Other(budgets_page(context, y), str(y)) for y in others],
        state=data.state,
        halves=[list(enumerate(months))[first : first + 6] for first in range(0, len(months), 6)],
        spent_by_month=list(zip(months, data.totals.pace.by_month, strict=True)),
        show_names=context.show_names,
        transfers_page=moves.title if moves else "",
        assertions_page=_balances(context),
        closing_page=closing_page(context, data.year) if data.year in _shared(context) else "",
    )


def _balances(context: Context) -> str:
    """The page of the balances people noted, '' while there is none."""
    noted = assertions(context.ledger, context.today).assertions
    return context.title(BALANCES) if noted else ""


def _shared(context: Context) -> set[YearName]:
    """The years that have a page about their closing."""
    found = {one.year for one in envelopes(context.ledger, context.today)}
    return found | (
        {year_of(context.ledger, context.today).name} if simulations(context.ledger, context.today) else set()
    )


def _budget(context: Context, data: Budgets, row: BudgetRow, account: BudgetAccount) -> Published:
    lines = sorted(account.lines, key=lambda line: line.contribution.day)
    drawn_to = _drawn_to(row, data.on)
    return context.page(
        budget_page(context, data.year, row),
        "budget",
        "budgets/budget",
        role_links=RoleLinks.of(context),
        left_out=row.sums.left_out,
        revision=account.revision,
        budget=row,
        year=data.year,
        book_year=year_of(context.ledger, data.on),
        index=budgets_page(context, data.year),
        known=known_page(context, data.year),
        set_by=account.set_by,
        moves=account.moved,
        lines=lines,
        set_causes=[cause_of(context.ledger, budget) for budget in account.set_by],
        move_causes=[cause_of(context.ledger, move.transfer) for move in account.moved],
        left_out_items=account.left_out,
        draws=sorted(account.draws, key=lambda draw: draw.day),
        drawn_to=drawn_to,
        evenings=evenings(row.pace.by_month, row.sums.available, drawn_to, year_of(context.ledger, data.on)),
        show_names=context.show_names,
        is_foreseen=data.year == year_of(context.ledger, context.today).name
        and any(one.budget.name == row.name for one in simulations(context.ledger, context.today))
        and row.nature == CONTRIBUTIVE,
        lasts=_lasts(row, data.on),
        shares=_shares(context, lines),
        closing_page=closing_page(context, data.year),
    )


def _drawn_to(row: BudgetRow, on: date) -> date:
    """The last evening its chart shows: `on`, or the end of the month before while nothing is being spent.

    A page without news doesn't change from day to day.
    """
    return on if row.pace.landing != row.sums.spent else month_end_before(on)


def _lasts(row: BudgetRow, on: date) -> bool:
    """Whether a budget of the running year holds until its end at today's pace."""
    known = row.exists and not row.is_unread and row.sums.available > 0
    return known and row.pace.run_out is None and row.pace.landing <= row.sums.available and on < date(on.year, 12, 31)


def _shares(context: Context, lines: list[Line]) -> list[tuple[Line, Decimal]]:
    """What each line of a closed budget is paid; nothing where none was decided."""
    decided = decided_shares(context.ledger, context.today)
    return [(line, decided[place(line)]) for line in lines if place(line) in decided]


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
