"""Expenses by project, common, brand and funder; what each funder granted against what was spent in its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.approximate import Estimate
from coopwiki.core.book_years import BookYears, YearName
from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.expense import COMMITTED, CONSIDERED, PAID, Expense
from coopwiki.subjects.finances.finances_report import ReportDue, due_row
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.spending import (
    BRAND,
    COMMONS,
    PROJECT,
    Funder,
    NamedExpenses,
    funders,
    spending,
    without_any,
)
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.year_rule import book_years


@dataclass(frozen=True, slots=True)
class ExpenseLine:
    """An expense. `amount` is None where nobody knows it."""

    day: date
    what: str
    amount: About | None
    state: str
    budget: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """What is planned, committed and paid for one name; amounts that nobody knows are counted in `unknown` of each."""

    name: str
    planned: Estimate
    committed: Estimate
    paid: Estimate
    lines: tuple[ExpenseLine, ...]


@dataclass(frozen=True, slots=True)
class FunderRow:
    """A funder: what it granted (`granted.unknown` fundings have no amount), what its name paid for, what is left.

    `left` is what was granted less what is paid and committed, at the most and at the least these may be; `unknown` of
    these have no amount and are not in it. None where a funding has no amount: what is left is unknown.
    """

    name: str
    granted: Estimate
    planned: Estimate
    committed: Estimate
    paid: Estimate
    left: Estimate | None
    lines: tuple[ExpenseLine, ...]


@dataclass(frozen=True, slots=True)
class FunderReport:
    """The report due for what a funder granted for a year, with the expenses made in its name.

    The expenses are those from 1 January of that year up to the next year for which the funder granted something.
    """

    name: str
    year: YearName
    due: tuple[ReportDue, ...]
    granted: Estimate
    committed: Estimate
    paid: Estimate
    left: Estimate | None
    lines: tuple[ExpenseLine, ...]


@dataclass(frozen=True, slots=True)
class Projects:
    """Rows by name. `elsewhere` counts the expenses that name no project, common, brand or funder."""

    on: date
    revision: int
    projects: tuple[SpendingRow, ...]
    commons: tuple[SpendingRow, ...]
    brands: tuple[SpendingRow, ...]
    funders: tuple[FunderRow, ...]
    reports: tuple[FunderReport, ...]
    elsewhere: int
    left_out: int
    future: tuple[Future, ...]


OWN = (Expense, Funding)


def projects(ledger: Ledger, today: date) -> Projects:
    """The expenses up to today, whatever their year."""
    dated = ((one.page, one.line, one.day) for one in ledger.of(Expense))
    found = funders(ledger, today)
    return Projects(
        on=today,
        revision=as_of(ledger, OWN),
        projects=_rows(ledger, today, PROJECT),
        commons=_rows(ledger, today, COMMONS),
        brands=_rows(ledger, today, BRAND),
        funders=tuple(map(_funder, found)),
        reports=tuple(sorted(_reports(found, today, book_years(ledger)), key=lambda row: row.due[0].due)),
        elsewhere=len(without_any(ledger, today)),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
        future=future_of(Expense.template, dated, today),
    )


def _rows(ledger: Ledger, today: date, dimension: str) -> tuple[SpendingRow, ...]:
    return tuple(
        SpendingRow(
            name=one.name,
            planned=one.in_state(CONSIDERED),
            committed=one.in_state(COMMITTED),
            paid=one.in_state(PAID),
            lines=_lines(one),
        )
        for one in spending(ledger, today, dimension)
    )


def _funder(one: Funder) -> FunderRow:
    committed, paid = one.spent.in_state(COMMITTED), one.spent.in_state(PAID)
    return FunderRow(
        name=one.name,
        granted=one.granted,
        planned=one.spent.in_state(CONSIDERED),
        committed=committed,
        paid=paid,
        left=left_of(one.granted, (committed, paid)),
        lines=_lines(one.spent),
    )


def left_of(granted: Estimate, used: tuple[Estimate, ...]) -> Estimate | None:
    """What is granted less what is used; None where what is granted is not known."""
    if granted.unknown:
        return None
    return Estimate(
        low=granted.low - sum(each.high for each in used),
        high=granted.high - sum(each.low for each in used),
        approximate=any(each.approximate for each in used),
        unknown=sum(each.unknown for each in used),
    )


def _reports(found: Iterable[Funder], today: date, of: BookYears) -> Iterator[FunderReport]:
    for one in found:
        waiting = [each for each in one.fundings if each.awaits_report(today)]
        for year in sorted({each.year for each in waiting}):
            own = one.of_year(year, of)
            committed, paid = own.spent.in_state(COMMITTED), own.spent.in_state(PAID)
            rows = [due_row(each, today) for each in waiting if each.year == year]
            yield FunderReport(
                name=one.name,
                year=year,
                due=tuple(sorted(rows, key=lambda row: row.due)),
                granted=own.granted,
                committed=committed,
                paid=paid,
                left=left_of(own.granted, (committed, paid)),
                lines=_lines(own.spent),
            )


def _lines(given: NamedExpenses) -> tuple[ExpenseLine, ...]:
    return tuple(
        ExpenseLine(
            day=one.day,
            what=one.what,
            amount=one.amount,
            state=one.state,
            budget=one.budget,
            page=one.page.title,
            revision=one.page.revision,
            line=one.line,
        )
        for one in given.expenses
    )


REPORT = ReportType(
    "projects",
    (*OWN, Rule),
    projects,
    robot="Projets et financeurs",
    says=(
        "expenses by project, common, brand and funder: planned, committed, paid, unknown amounts counted as unknown; "
        "what each funder granted against what was spent in its name, and the text of the report that is due"
    ),
    shows="Tableau de bord/Projets et financeurs, once an expense names one or a funding is granted",
)
