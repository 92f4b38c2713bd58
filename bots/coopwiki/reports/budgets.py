"""Budgets of a year: allocated, moved, spent, left; at what pace, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.records.budget import CONTRIBUTIVE, Budget
from coopwiki.records.circle import Circle
from coopwiki.records.contribution import Contribution
from coopwiki.records.lines import Line, budget_name, lines
from coopwiki.records.rule import Rule
from coopwiki.records.transfer import Transfer
from coopwiki.reports.budget_alerts import alerts, threshold
from coopwiki.reports.budget_pace import landing, run_out
from coopwiki.reports.report import Future, ReportType, as_of, future_of


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


@dataclass(frozen=True, slots=True)
class Account:
    """Everything behind one budget's figures: its records, its transfers with their sign, its lines."""

    name: str
    nature: str
    set_by: tuple[Budget, ...]
    moved: tuple[tuple[Transfer, Decimal], ...]
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]


def budgets(ledger: Ledger, today: date) -> Budgets:
    """The budgets of the year of `today`. Definitions: contract.md, *report budgets*."""
    rows = tuple(_row(ledger, account, today) for account in accounts(ledger, today))
    dated = [(r.page, r.line, r.day) for r in ledger.of(Contribution) if r.day.year == today.year]
    moved = [(r.page, r.line, r.day) for r in ledger.of(Transfer) if r.day.year == today.year]
    return Budgets(
        on=today,
        revision=as_of(ledger, READS),
        year=today.year,
        budgets=rows,
        totals=_totals(rows, len(_left_out(ledger, today))),
        future=(*future_of("Contribution", dated, today), *future_of("Virement", moved, today)),
    )


def accounts(ledger: Ledger, today: date) -> tuple[Account, ...]:
    """The budgets of the year with all they rest on, in order of name then nature."""
    return _Year(ledger, today).accounts()


def years(ledger: Ledger, today: date) -> tuple[int, ...]:
    """The years up to today's that have a budget, a contribution or a transfer; today's always."""
    dated = {
        r.day.year for type_ in (Contribution, Transfer) for r in ledger.of(type_) if r.day <= today
    }
    set_for = {budget.year for budget in ledger.of(Budget) if budget.year <= today.year}
    return tuple(sorted(dated | set_for | {today.year}))


class _Year:
    """Sorts the records of one year, up to a day, under the budgets they concern."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger, self._today = ledger, today
        self._set: dict[tuple[str, str], list[Budget]] = {}
        self._moved: dict[tuple[str, str], list[tuple[Transfer, Decimal]]] = {}
        self._lines: dict[tuple[str, str], list[Line]] = {}
        self._left: dict[tuple[str, str], list[LeftOut]] = {}
        for budget in ledger.of(Budget):
            if budget.year == today.year:
                self._set.setdefault((budget_name(ledger, budget.title), budget.nature), []).append(
                    budget
                )
        self._of_circle = self._single_budget_of_circles()

    def accounts(self) -> tuple[Account, ...]:
        self._sort_lines()
        self._sort_transfers()
        self._sort_left_out()
        keys = sorted({*self._set, *self._moved, *self._lines})
        return tuple(self._account(*key) for key in keys)

    def _account(self, name: str, nature: str) -> Account:
        key = (name, nature)
        return Account(
            name, nature, tuple(self._set.get(key, ())), tuple(self._moved.get(key, ())),
            tuple(self._lines.get(key, ())), tuple(self._left.get(key, ())),
        )  # fmt: skip

    def _single_budget_of_circles(self) -> dict[str, str]:
        """Circles without a budget of their own name, whose one contributive budget has another."""
        owned: dict[str, set[str]] = {}
        for (name, nature), group in self._set.items():
            for budget in group:
                if nature == CONTRIBUTIVE and budget.circle is not None:
                    owned.setdefault(self._ledger.circles.canonical[budget.circle], set()).add(name)
        return {
            c: next(iter(n))
            for c, n in owned.items()
            if len(n) == 1 and (c, CONTRIBUTIVE) not in self._set
        }

    def _paying(self, name: str) -> tuple[str, str]:
        return self._of_circle.get(name, name), CONTRIBUTIVE

    def _sort_lines(self) -> None:
        for line in lines(self._ledger):
            day = line.contribution.day
            if day.year == self._today.year and day <= self._today:
                self._lines.setdefault(self._paying(line.budget), []).append(line)

    def _sort_transfers(self) -> None:
        for moved in self._ledger.of(Transfer):
            if moved.day.year == self._today.year and moved.day <= self._today:
                self._moved.setdefault(self._transfer_key(moved.source), []).append(
                    (moved, -moved.amount)
                )
                self._moved.setdefault(self._transfer_key(moved.target), []).append(
                    (moved, moved.amount)
                )

    def _transfer_key(self, typed: str) -> tuple[str, str]:
        """The contributive budget of that name; another nature only where it is the only one set."""
        key = self._paying(budget_name(self._ledger, typed))
        others = [k for k in self._set if k[0] == key[0]]
        return others[0] if key not in self._set and len(others) == 1 else key

    def _sort_left_out(self) -> None:
        for item in _left_out(self._ledger, self._today):
            for key in self._left_out_keys(item):
                self._left.setdefault(key, []).append(item)

    def _left_out_keys(self, item: LeftOut) -> set[tuple[str, str]]:
        if item.type is Transfer:
            ends = (item.values.get("source"), item.values.get("target"))
            return {self._transfer_key(name) for name in ends if name}
        typed = item.values.get("budget") or item.values.get("name") or item.values.get("circle")
        if not typed:
            return set()
        name, nature = self._paying(budget_name(self._ledger, typed))
        return {(name, item.values.get("nature", nature))}


def _left_out(ledger: Ledger, today: date) -> tuple[LeftOut, ...]:
    """Calls with an error that may belong to the year: those of its year, and those whose day is unknown."""
    concerned = (item for item in ledger.left_out if item.type in (Contribution, Transfer, Budget))
    return tuple(item for item in concerned if _may_count(item, today))


def _may_count(item: LeftOut, today: date) -> bool:
    day, year = item.values.get("day"), item.values.get("year")
    if day is not None:
        return bool(day.year == today.year and day <= today)
    return year is None or year == today.year


def _row(ledger: Ledger, account: Account, today: date) -> BudgetRow:
    allocated = sum((b.amount for b in account.set_by), ZERO)
    transfers = sum((amount for _, amount in account.moved), ZERO)
    available = allocated + transfers
    spending = tuple((line.contribution.day, line.amount) for line in account.lines)
    spent = sum((amount for _, amount in spending), ZERO)
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
    return account.name if account.name in ledger.circles and not account.set_by else None


def percent(part: Decimal, whole: Decimal) -> int | None:
    """`part` in per cent of `whole`, rounded down; None where there is no whole."""
    return int((part * 100 / whole).to_integral_value("ROUND_FLOOR")) if whole > 0 else None


def _totals(rows: Iterable[BudgetRow], left_out: int) -> BudgetTotals:
    rows = tuple(rows)
    allocated, transfers = (
        sum((r.allocated for r in rows), ZERO),
        sum((r.transfers for r in rows), ZERO),
    )
    spent, committed = sum((r.spent for r in rows), ZERO), sum((r.committed for r in rows), ZERO)
    available = allocated + transfers
    return BudgetTotals(
        allocated, transfers, available, spent, committed, available - spent - committed, percent(spent, available),
        sum((r.landing for r in rows), ZERO), sum(r.lines for r in rows), left_out,
    )  # fmt: skip


REPORT = ReportType("budgets", READS, budgets)
