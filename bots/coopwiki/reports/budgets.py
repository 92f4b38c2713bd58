"""Budgets of a year: allocated, moved, spent, left; at what pace, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.records.budget import CONTRIBUTIVE as CONTRIBUTIVE
from coopwiki.records.budget import Budget
from coopwiki.records.circle import Circle
from coopwiki.records.contribution import Contribution
from coopwiki.records.rule import Rule
from coopwiki.records.transfer import Transfer
from coopwiki.reports.budget_accounts import Account, accounts, left_out_of_year
from coopwiki.reports.budget_alerts import alerts, threshold
from coopwiki.reports.budget_pace import by_day, landing, run_out
from coopwiki.reports.report import Future, ReportType, future_of


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One budget. Euros to the cent; `used_percent` whole, rounded down, None where nothing is available."""

    name: str
    circle: str | None
    nature: str
    allocated: Decimal
    transfers: Decimal
    available: Decimal
    spent: Decimal
    committed: Decimal
    remaining: Decimal
    used_percent: int | None
    run_out: date | None
    landing: Decimal
    lines: int
    left_out: int
    overrun: str | None
    alert_percent: Decimal | None
    alerts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BudgetTotals:
    """The sums of all rows; transfers between budgets sum to zero."""

    allocated: Decimal
    transfers: Decimal
    available: Decimal
    spent: Decimal
    committed: Decimal
    remaining: Decimal
    used_percent: int | None
    landing: Decimal
    lines: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Budgets:
    """The budgets of the year of `on`, from records dated up to `on`."""

    on: date
    revision: int
    year: int
    budgets: tuple[BudgetRow, ...]
    totals: BudgetTotals
    future: tuple[Future, ...]


READS = (Budget, Transfer, Contribution, Circle, Rule)


def budgets(ledger: Ledger, today: date) -> Budgets:
    """The budgets of the year of `today`. Definitions: contract.md, *report budgets*."""
    return ledger.once(_budgets, today)


def _budgets(ledger: Ledger, today: date) -> Budgets:
    of_year = accounts(ledger, today)
    rows = tuple(_row(ledger, account, today) for account in of_year)
    left_out = left_out_of_year(ledger, today)
    return Budgets(
        on=today,
        revision=max((account.revision for account in of_year), default=0),
        year=today.year,
        budgets=rows,
        totals=_totals(rows, len(left_out)),
        future=(*_future(ledger, Contribution, today), *_future(ledger, Transfer, today)),
    )


def _future(
    ledger: Ledger, type_: type[Contribution | Transfer], today: date
) -> tuple[Future, ...]:
    """What is still to come in the year."""
    end = date(today.year, 12, 31)
    dated = ((r.page, r.line, r.day) for r in ledger.of(type_) if today < r.day <= end)
    return future_of(type_.template, dated, today)


def _row(ledger: Ledger, account: Account, today: date) -> BudgetRow:
    allocated = sum((b.amount for b in account.set_by), ZERO)
    transfers = sum((move.amount for move in account.moved), ZERO)
    available = allocated + transfers
    spending = by_day((line.contribution.day, line.amount) for line in account.lines)
    spent = sum(spending.values(), ZERO)
    end = run_out(spending, available, today)
    used = percent(spent, available)
    reached = threshold(ledger, available, spent, today)
    overrun = next((b.overrun for b in account.set_by if b.overrun), None)
    return BudgetRow(
        name=account.name, circle=_circle(ledger, account), nature=account.nature, allocated=allocated,
        transfers=transfers, available=available, spent=spent, committed=ZERO, remaining=available - spent,
        used_percent=used, run_out=end, landing=landing(spending, today), lines=len(account.lines),
        left_out=len(account.left_out), overrun=overrun,
        alert_percent=reached, alerts=alerts(available, spent, reached, end, overrun),
    )  # fmt: skip


def _circle(ledger: Ledger, account: Account) -> str | None:
    named = next((b.circle for b in account.set_by if b.circle is not None), None)
    if named is not None:
        return ledger.circles.canonical[named]
    return account.name if account.name in ledger.circles else None


def percent(part: Decimal, whole: Decimal) -> int | None:
    """`part` in per cent of `whole`, rounded down; None where there is no whole."""
    return int((part * 100 / whole).to_integral_value("ROUND_FLOOR")) if whole > 0 else None


def _totals(rows: Iterable[BudgetRow], left_out: int) -> BudgetTotals:
    rows = tuple(rows)
    allocated = sum((r.allocated for r in rows), ZERO)
    transfers = sum((r.transfers for r in rows), ZERO)
    spent, committed = sum((r.spent for r in rows), ZERO), sum((r.committed for r in rows), ZERO)
    available = allocated + transfers
    return BudgetTotals(
        allocated, transfers, available, spent, committed, available - spent - committed, percent(spent, available),
        sum((r.landing for r in rows), ZERO), sum(r.lines for r in rows), left_out,
    )  # fmt: skip


REPORT = ReportType("budgets", READS, budgets)
