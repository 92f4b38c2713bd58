"""The pages of the report "budgets": one a year, one a budget and year, and the data circles show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.publishing.context import BudgetLink, Context, reached, urgent
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.reports.budget_accounts import Account, accounts, years
from coopwiki.reports.budgets import CONTRIBUTIVE, BudgetRow, Budgets, budgets


@dataclass(frozen=True, slots=True)
class _Other:
    page: str
    label: str


def budget_pages(context: Context, data: object) -> Iterator[Published]:
    """Past years as they stand on their 31 December, the current one as of today."""
    if not isinstance(data, Budgets):
        raise TypeError(data)
    for year in years(context.ledger, context.today):
        on = min(context.today, date(year, 12, 31))
        of_year = data if on == context.today else budgets(context.ledger, on)
        yield from _year(context, of_year)
    yield from (_data(context, data, row) for row in data.budgets if row.nature == CONTRIBUTIVE)


def _year(context: Context, data: Budgets) -> Iterator[Published]:
    for row, account in zip(data.budgets, accounts(context.ledger, data.on), strict=True):
        yield _budget(context, data, row, account)
    rows = [BudgetLink(context.budget_page(data.year, row), row) for row in data.budgets]
    others = [y for y in years(context.ledger, context.today) if y != data.year]
    yield context.page(
        context.budgets_page(data.year), "budgets", "budgets", left_out=data.totals.left_out, revision=data.revision,
        year=data.year, rows=rows, urgent=urgent(rows), reached=reached(rows), totals=data.totals,
        years=[_Other(context.budgets_page(y), str(y)) for y in others],
    )  # fmt: skip


def _budget(context: Context, data: Budgets, row: BudgetRow, account: Account) -> Published:
    lines = sorted(account.lines, key=lambda line: line.contribution.day)
    return context.page(
        context.budget_page(data.year, row), "budget", "budget", left_out=row.left_out,
        revision=account.revision, budget=row, year=data.year,
        index=context.budgets_page(data.year), set_by=account.set_by, moves=account.moved, lines=lines,
        left_out_items=account.left_out,
    )  # fmt: skip


def _data(context: Context, data: Budgets, row: BudgetRow) -> DataPage:
    value = {
        "year": data.year, "name": row.name, "circle": row.circle, "allocated": str(row.allocated),
        "transfers": str(row.transfers), "available": str(row.available), "spent": str(row.spent),
        "committed": str(row.committed), "remaining": str(row.remaining), "used_percent": row.used_percent,
        "run_out": row.run_out.isoformat() if row.run_out else None, "landing": str(row.landing), "lines": row.lines,
        "left_out": row.left_out, "page": context.budget_page(data.year, row), "alerts": list(row.alerts),
    }  # fmt: skip
    return DataPage(
        context.budget_data(row.name), json.dumps(value, ensure_ascii=False, indent="\t")
    )
