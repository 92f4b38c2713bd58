"""Calls for projects: those still open by deadline, those that close soon, the past ones by year with their outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.calls.projectcall import LOST, PAST, TO_STUDY, WON, WORKING, ProjectCall
from coopwiki.subjects.report import ReportType, as_of

SOON = 30
"""Days before the deadline from which a call is shown as closing."""

ENOUGH = 10
"""Answers from which a success rate says something."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call. `amount` is None where nobody knows it; `days_left` is negative once the deadline is past.

    `closing` where it still waits for an answer of ours and closes within 30 days, today included.
    """

    title: str
    funder: str
    deadline: date
    days_left: int
    closing: bool
    amount: About | None
    themes: tuple[str, ...]
    link: str | None
    people: tuple[str, ...]
    decision: str | None
    state: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class CallYear:
    """The past calls of a year. success_percent = won over answers, whole, rounded down; None below ten."""

    year: int
    count: int
    won: int
    lost: int
    success_percent: int | None
    calls: tuple[CallRow, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """`calls` are the open ones by deadline, then title; `archive` the past ones, the last year first.

    A call is past once its deadline is over or its outcome is known; its year is that of its deadline. The success
    rate of all years is None below ten answers.
    """

    on: date
    revision: int
    calls: tuple[CallRow, ...]
    archive: tuple[CallYear, ...]
    success_percent: int | None
    left_out: int


READS = (ProjectCall,)


def calls(ledger: Ledger, today: date) -> Calls:
    """The calls for projects as of `today`."""
    rows = sorted((_row(ledger, one, today) for one in ledger.of(ProjectCall)), key=_order)
    past = [row for row in rows if is_past(row.deadline, row.state, today)]
    years = sorted({row.deadline.year for row in past}, reverse=True)
    return Calls(
        on=today,
        revision=as_of(ledger, READS),
        calls=tuple(row for row in rows if row not in past),
        archive=tuple(_year(year, [row for row in past if row.deadline.year == year]) for year in years),
        success_percent=_rate(past),
        left_out=len(ledger.left_out_of(ProjectCall)),
    )


def is_past(deadline: date, state: str, today: date) -> bool:
    """Whether a call is for the archive."""
    return deadline < today or state in (WON, LOST, PAST)


def _order(row: CallRow) -> tuple[date, str, str, int]:
    return row.deadline, loose(row.title), row.page, row.line


def _row(ledger: Ledger, given: ProjectCall, today: date) -> CallRow:
    left = (given.deadline - today).days
    return CallRow(
        title=given.title,
        funder=given.funder,
        deadline=given.deadline,
        days_left=left,
        closing=given.state in (TO_STUDY, WORKING) and 0 <= left <= SOON,
        amount=given.amount,
        themes=given.themes,
        link=given.link,
        people=tuple(dict.fromkeys(ledger.people.canonical[name] for name in given.people)),
        decision=given.decision,
        state=outcome(given, today),
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def outcome(given: ProjectCall, today: date) -> str:
    """The state of a call; a call that nobody answered in time is past."""
    unanswered = given.state in (TO_STUDY, WORKING) and given.deadline < today
    return PAST if unanswered else given.state


def _year(year: int, own: list[CallRow]) -> CallYear:
    won, lost = (sum(row.state == state for row in own) for state in (WON, LOST))
    return CallYear(year, len(own), won, lost, _rate(own), tuple(own))


def _rate(rows: Iterable[CallRow]) -> int | None:
    answers = [row.state for row in rows if row.state in (WON, LOST)]
    return 100 * answers.count(WON) // len(answers) if len(answers) >= ENOUGH else None


REPORT = ReportType(
    "calls",
    READS,
    calls,
    robot="Appels à projets",
    says=(
        "calls for projects by deadline, those that close within 30 days; the past ones by year with their "
        "outcome, and the success rate from ten answers on"
    ),
    shows="Tableau de bord/Appels à projets, once a call is written",
)
