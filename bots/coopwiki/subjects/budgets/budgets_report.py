"""Budgets of a year: allocated, moved, spent, left; at what pace, until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from coopwiki.core.approximate import all_together, estimate
from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts, left_out_of_year
from coopwiki.subjects.budgets.alert_sentences import alerts, policy, threshold
from coopwiki.subjects.budgets.alert_since import course, since
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE as CONTRIBUTIVE
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.estimate import Landing, by_month, even_pace, landing_range
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.pace import Spending, by_day, landing, run_out
from coopwiki.subjects.budgets.row import BudgetAlert, BudgetPace, BudgetSums, BudgetTerms, BudgetTotals
from coopwiki.subjects.budgets.row import BudgetRow as BudgetRow
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.closings import closing_of
from coopwiki.subjects.closing.envelope import place
from coopwiki.subjects.closing.report import shares_of_year
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.contributions.one_year import one_year
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import Future, ReportType, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.year_rule import year_of

_DATED = (Contribution, Transfer, Expense, Intention)
_Dated = type[Contribution | Transfer | Expense | Intention]


@dataclass(frozen=True, slots=True)
class Budgets:
    """The budgets of the year of `on`, from records dated up to `on`. `state` is that of the year."""

    on: date
    revision: int
    year: YearName
    budgets: tuple[BudgetRow, ...]
    totals: BudgetTotals
    future: tuple[Future, ...]
    state: str


READS = (Budget, Transfer, Contribution, Expense, Intention, Closing, Circle, Rule, Profile)
NOT_OPEN, OPEN, CLOSED = "pas encore ouverte", "ouverte", "close"
"""What a year may be: no budget is set for it yet; people draw on its budgets; it is closed."""


def budgets(ledger: Ledger, today: date) -> Budgets:
    """The budgets of the year of `today`. Definitions: docs/report-json.md."""
    return one_year(ledger, year_of(ledger, today)).once(_budgets, today)


def _budgets(ledger: Ledger, today: date) -> Budgets:
    of_year = accounts(ledger, today)
    rows = tuple(_row(ledger, account, today) for account in of_year)
    left_out = left_out_of_year(ledger, today)
    return Budgets(
        on=today,
        revision=max((account.revision for account in of_year), default=0),
        year=year_of(ledger, today).name,
        budgets=rows,
        totals=_totals(rows, len(left_out), today, year_of(ledger, today)),
        future=tuple(item for type_ in _DATED for item in _future(ledger, type_, today)),
        state=_state(ledger, of_year, year_of(ledger, today).name),
    )


def _future(ledger: Ledger, type_: _Dated, today: date) -> tuple[Future, ...]:
    """What is still to come in the year."""
    end = year_of(ledger, today).last
    dated = ((r.page, r.line, r.day) for r in ledger.of(type_) if today < r.day <= end)
    return future_of(type_.template, dated, today)


def _state(ledger: Ledger, of_year: Iterable[BudgetAccount], year: YearName) -> str:
    """Closed once all budgets together are, or each that contributions draw on."""
    drawn = [account for account in of_year if account.nature == CONTRIBUTIVE and account.lines]
    closed = [account for account in drawn if closing_of(ledger, year, account.name)]
    if closing_of(ledger, year, None) or (drawn and len(closed) == len(drawn)):
        return CLOSED
    return OPEN if any(account.set_by for account in of_year) else NOT_OPEN


def _row(ledger: Ledger, account: BudgetAccount, today: date) -> BudgetRow:
    is_unread, overrun, spending = _is_unread(account), _overrun(account), by_day(spent_by(account))
    return BudgetRow(
        name=account.name,
        circle=_circle(ledger, account),
        nature=account.nature,
        terms=BudgetTerms(overrun, policy(overrun), _watcher(ledger, account)),
        sums=_sums(ledger, account, today),
        pace=_pace(ledger, account, spending, today),
        alert=BudgetAlert() if is_unread else _alert(ledger, account, spending, today),
        exists=bool(account.set_by) or is_unread,
        is_unread=is_unread,
    )


def _sums(ledger: Ledger, account: BudgetAccount, today: date) -> BudgetSums:
    allocated = sum((b.amount for b in account.set_by), ZERO)
    return BudgetSums(
        allocated=allocated,
        transfers=account.available - allocated,
        available=account.available,
        spent=sum((amount for _, amount in spent_by(account)), ZERO),
        paid=_paid(ledger, account, today),
        commitments=estimate(d.amount for d in account.commitments),
        lines=len(account.lines) + len(account.expenses),
        left_out=len(account.left_out),
    )


def _pace(ledger: Ledger, account: BudgetAccount, spending: Spending, today: date) -> BudgetPace:
    available, year = account.available, year_of(ledger, today)
    return BudgetPace(
        even=even_pace(available, today, year),
        landing=landing(spending, today, year),
        between=landing_range(spending, estimate(d.amount for d in account.commitments), today, year),
        run_out=run_out(spending, available, today, year),
        by_month=by_month(spending, today, year),
    )


def _alert(ledger: Ledger, account: BudgetAccount, spending: Spending, today: date) -> BudgetAlert:
    available, spent, year = account.available, sum(spending.values(), ZERO), year_of(ledger, today)
    reached, end = threshold(ledger, available, spent, today), run_out(spending, available, today, year)
    sentences = alerts(available, spent, reached, end, _overrun(account))
    return BudgetAlert(reached, sentences, tuple(_since(account, spending, reached, end, today, year)))


def _overrun(account: BudgetAccount) -> str | None:
    """What happens beyond what is available, as the budget says."""
    return next((b.overrun for b in account.set_by if b.overrun), None)


def _is_unread(account: BudgetAccount) -> bool:
    """Whether a record that sets what is available can't be read: then nothing is said of what is left."""
    return any(item.type in (Budget, Transfer) for item in account.left_out)


def spent_by(account: BudgetAccount) -> Iterator[tuple[date, Decimal]]:
    """What was spent, day by day: contributions, and expenses paid, at the most where they are approximate."""
    yield from ((line.contribution.day, line.amount) for line in account.lines)
    yield from ((draw.day, draw.amount.high) for draw in account.expenses if draw.amount)


def _since(
    account: BudgetAccount, spending: Spending, reached: Decimal | None, end: date | None, today: date, year: BookYear
) -> Iterator[date]:
    """Since when each alert has stood, in their order; a budget is set from the first day of its year on."""
    if reached is None and end is None:
        return
    set_aside = ((year.first, budget.amount) for budget in account.set_by)
    moves = ((move.transfer.day, move.amount) for move in account.moved)
    of_year = course(spending, chain(set_aside, moves), today, year)
    if reached is not None:
        yield since(of_year.reaches(reached), today, year)
    if end is not None:
        yield since(of_year.runs_out, today, year)


def _paid(ledger: Ledger, account: BudgetAccount, today: date) -> Decimal:
    """Lines whose day of payment has come, at their share where they were closed, and expenses paid."""
    shares = shares_of_year(ledger, year_of(ledger, today), today)
    settled = (
        shares.get(place(line), line.amount)
        for line in account.lines
        if line.contribution.settled and line.contribution.settled <= today
    )
    return sum(settled, ZERO) + estimate(d.amount for d in account.expenses).high


def _watcher(ledger: Ledger, account: BudgetAccount) -> str | None:
    named = next((b.watcher for b in account.set_by if b.watcher), None)
    return ledger.people.canonical[named] if named else None


def _circle(ledger: Ledger, account: BudgetAccount) -> str | None:
    named = next((b.circle for b in account.set_by if b.circle is not None), None)
    if named is not None:
        return ledger.circles.canonical[named]
    return account.name if account.name in ledger.circles else None


def _totals(rows: Sequence[BudgetRow], left_out: int, on: date, year: BookYear) -> BudgetTotals:
    sums = _all_sums([row.sums for row in rows], left_out)
    paces = [row.pace for row in rows]
    between = [pace.between for pace in paces]
    months = range(year.month_of(on) + 1)
    pace = BudgetPace(
        even=even_pace(sums.available, on, year),
        landing=sum((pace.landing for pace in paces), ZERO),
        between=Landing(sum((one.low for one in between), ZERO), sum((one.high for one in between), ZERO), ""),
        run_out=None,
        by_month=tuple(sum((pace.by_month[month] for pace in paces), ZERO) for month in months),
    )
    return BudgetTotals(sums, pace)


def _all_sums(rows: Sequence[BudgetSums], left_out: int) -> BudgetSums:
    return BudgetSums(
        allocated=sum((row.allocated for row in rows), ZERO),
        transfers=sum((row.transfers for row in rows), ZERO),
        available=sum((row.available for row in rows), ZERO),
        spent=sum((row.spent for row in rows), ZERO),
        paid=sum((row.paid for row in rows), ZERO),
        commitments=all_together(row.commitments for row in rows),
        lines=sum(row.lines for row in rows),
        left_out=left_out,
    )


REPORT = ReportType(
    "budgets",
    READS,
    budgets,
    says=("each budget of a year: allocated, moved, spent, committed, paid, left; at what pace, until when, where to"),
    shows=(
        "`Tableau de bord/Budgets 2026`, `Tableau de bord/Budgets 2026/Technique`, `Tableau de "
        "bord/Virements 2026`, `Module:CoopWiki/données/budgets/Technique.json`"
    ),
)
