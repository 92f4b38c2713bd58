"""Closed months: their sums as they were beside those of today, and every line that changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.closed_months.changes import Change, changes
from coopwiki.subjects.closed_months.closedmonth import ClosedMonth
from coopwiki.subjects.closed_months.month_lines import lines_then, month_lines, total
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.rules.rule import Rule

READS = (ClosedMonth, Contribution, Expense, Budget, Circle, Profile, Rule)


@dataclass(frozen=True, slots=True)
class ClosedMonthRow:
    """One closing. Euros; `budget` is None for all of them.

    `amount_then` and `lines_then` are what the month held when it was closed: as history has it, else the sum that its
    record gives, None where nobody knows; `closed_on` is that day. `known`: whether each line of then is known, so
    that `changes` are all there are; else only the sums can be compared. `difference` is today's sum less that of then.
    """

    month: str
    budget: str | None
    by: str | None
    decision: str | None
    closed_on: date | None
    known: bool
    amount_then: Decimal | None
    lines_then: int | None
    amount_now: Decimal
    lines_now: int
    difference: Decimal | None
    written: Decimal | None
    changes: tuple[Change, ...]
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class ClosedMonths:
    """By month, then budget. A closing dated later than `on` is not listed."""

    on: date
    revision: int
    months: tuple[ClosedMonthRow, ...]
    changes: int
    left_out: int


def closed_months(ledger: Ledger, today: date) -> ClosedMonths:
    """Every closing up to today."""
    return ledger.once(_closed_months, today)


def _closed_months(ledger: Ledger, today: date) -> ClosedMonths:
    given = [one for one in ledger.of(ClosedMonth) if one.day is None or one.day <= today]
    rows = sorted(
        (_row(ledger, one) for one in given), key=lambda row: (row.month, row.budget or "", row.page, row.line)
    )
    return ClosedMonths(
        on=today,
        revision=max((row.revision for row in rows), default=0),
        months=tuple(rows),
        changes=sum(len(row.changes) for row in rows),
        left_out=len(ledger.left_out_of(ClosedMonth)),
    )


def _row(ledger: Ledger, given: ClosedMonth) -> ClosedMonthRow:
    past = ledger.past.get((given.page.id, given.offset))
    now = month_lines(ledger, given)
    then = lines_then(ledger, given, past.records) if past else ()
    whole = past is not None and not past.lost
    before = total(then) if whole else given.amount
    return ClosedMonthRow(
        month=str(given.month),
        budget=budget_name(ledger, given.budget) if given.budget else None,
        by=ledger.people.canonical[given.by] if given.by else None,
        decision=given.decision,
        closed_on=given.day or (past.at.date() if past and past.at else None),
        known=past is not None,
        amount_then=before,
        lines_then=len(then) if whole else None,
        amount_now=total(now),
        lines_now=len(now),
        difference=None if before is None else total(now) - before,
        written=given.amount,
        changes=tuple(changes(ledger, past, then, now)) if past else (),
        page=given.page.title,
        revision=max((given.page.revision, *(line.record.page.revision for line in now))),
        line=given.line,
    )


REPORT = ReportType(
    "closed_months",
    READS,
    closed_months,
    robot="Arrêtés",
    says=(
        "each closed month: its sum when it was closed beside today's, and every line changed, added or removed "
        "since, with before and after and by whom"
    ),
    shows="Tableau de bord/Arrêtés, Tableau de bord/Arrêtés/2026-03, once a month is closed",
)

REPORTS = (REPORT,)
