"""The agenda of the weekly call: what presses, what lacks somebody, what comes and what was decided since the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.calendar_report import CalendarEvent, calendar_event
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.agenda.occurrences import occurrences
from coopwiki.subjects.agenda.weekly_call import WEEK, weekly_call
from coopwiki.subjects.agenda.weekly_history_report import PastCall, WeekSums, history, week_before
from coopwiki.subjects.board import report as boards
from coopwiki.subjects.budgets import budgets_report
from coopwiki.subjects.calls import calls_report as project_calls
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.circles.open_actions import FADES
from coopwiki.subjects.contracts import deadlines_report
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contributions import report as contributions
from coopwiki.subjects.decisions import decisions_report, proposals_report
from coopwiki.subjects.report import ReportType, as_of

FORTNIGHT = 14
"""Days within which a deadline is counted."""


@dataclass(frozen=True, slots=True)
class WeeklyAction:
    """An action that is still to be done. `where` is its space, else its circle.

    `touched_on` is the day somebody last edited its page, None where nobody knows.
    """

    what: str
    where: str
    who: str | None
    due: date | None
    need: str | None
    page: str
    revision: int
    line: int
    touched_on: date | None


@dataclass(frozen=True, slots=True)
class WeeklyAlert:
    """What a budget's figures say to its circle, in a sentence."""

    budget: str
    text: str


@dataclass(frozen=True, slots=True)
class WeeklyProposal:
    """A proposal that waits for a decision."""

    title: str
    decides: str
    deadline: date | None
    state: str
    page: str


@dataclass(frozen=True, slots=True)
class WeeklyDeadline:
    """How many deadlines of one kind are over or due within a fortnight; `overdue` counts those that are over."""

    kind: str
    count: int
    overdue: int


@dataclass(frozen=True, slots=True)
class WeeklyClosing:
    """A call for projects that closes soon."""

    title: str
    funder: str
    deadline: date
    days_left: int
    page: str


@dataclass(frozen=True, slots=True)
class WeeklyArrival:
    """Somebody to welcome."""

    who: str
    day: date
    sponsor: str | None


@dataclass(frozen=True, slots=True)
class WeeklyDecision:
    """What was decided since the last call, that day included."""

    title: str
    day: date
    where: str
    page: str


@dataclass(frozen=True, slots=True)
class Weekly:
    """The agenda of the next call, on `call` at `hour`; both are None without the rule "appel hebdomadaire".

    `overdue`, `urgent`, `unassigned` and `needs` may name one action several times. What faded is in none of them:
    `faded` has what did since the last call, which is asked about; `faded_before` the rest. `meetings` are those
    of the seven days from the call on, or from `on`, without the call. `last_week` is the week before the call's, from
    Monday to Sunday, up to `on`. `notes` is the page of the call's notes, once written. `history` has the calls of
    twelve weeks, the latest first.
    """

    on: date
    revision: int
    call: date | None
    hour: str | None
    previous: date
    circle: str | None
    title: str | None
    notes: str | None
    overdue: tuple[WeeklyAction, ...]
    urgent: tuple[WeeklyAction, ...]
    unassigned: tuple[WeeklyAction, ...]
    needs: tuple[WeeklyAction, ...]
    faded: tuple[WeeklyAction, ...]
    faded_before: tuple[WeeklyAction, ...]
    alerts: tuple[WeeklyAlert, ...]
    proposals: tuple[WeeklyProposal, ...]
    deadlines: tuple[WeeklyDeadline, ...]
    meetings: tuple[CalendarEvent, ...]
    calls: tuple[WeeklyClosing, ...]
    arrivals: tuple[WeeklyArrival, ...]
    decisions: tuple[WeeklyDecision, ...]
    last_week: WeekSums
    history: tuple[PastCall, ...]
    left_out: int


READS = (
    Meeting, Event, Arrival, *boards.READS, *budgets_report.READS, *proposals_report.READS, *decisions_report.READS,
    *project_calls.READS, *deadlines_report.READS,
)  # fmt: skip


def weekly(ledger: Ledger, today: date) -> Weekly:
    """The agenda of the next call as of `today`."""
    return ledger.once(_weekly, today)


def _weekly(ledger: Ledger, today: date) -> Weekly:
    call = weekly_call(ledger, today)
    pending = boards.open_actions(ledger, today)
    faded = [_weekly_action(where, one) for where, one in boards.faded_actions(ledger, today)]
    return Weekly(
        on=today,
        revision=as_of(ledger, dict.fromkeys(READS)),
        call=call.day if call.time else None,
        hour=f"{call.time.hour:%H:%M}" if call.time else None,
        previous=call.previous,
        circle=call.circle,
        title=call.title,
        notes=call.notes.page.title if call.notes else None,
        overdue=tuple(_weekly_action(where, one) for where, one in pending if one.overdue),
        urgent=tuple(_weekly_action(where, one) for where, one in pending if one.urgent),
        unassigned=tuple(_weekly_action(where, one) for where, one in pending if one.who is None),
        needs=tuple(_weekly_action(where, one) for where, one in pending if one.need),
        faded=tuple(one for one in faded if _faded_since(one, call.previous)),
        faded_before=tuple(one for one in faded if not _faded_since(one, call.previous)),
        alerts=tuple(_alerts(ledger, today)),
        proposals=_proposals(ledger, today),
        deadlines=_deadlines(ledger, today),
        meetings=tuple(_meetings(ledger, today)),
        calls=tuple(_closing(ledger, today)),
        arrivals=_arrivals(ledger, today),
        decisions=_decisions(ledger, today),
        last_week=week_before(ledger, call.day, today),
        history=history(ledger, today),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in dict.fromkeys(READS)),
    )


def _weekly_action(where: str, one: boards.BoardAction) -> WeeklyAction:
    return WeeklyAction(
        one.what, where, one.who, one.due, one.need, one.page, one.revision, one.line, one.touched_on
    )  # fmt: skip


def _faded_since(one: WeeklyAction, day: date) -> bool:
    return one.touched_on is not None and one.touched_on + FADES > day


def _alerts(ledger: Ledger, today: date) -> Iterator[WeeklyAlert]:
    """Those of the budgets that the front page names too."""
    for row in budgets_report.budgets(ledger, today).budgets:
        if row.asks:
            yield from (WeeklyAlert(row.label, text) for text in row.alert.sentences)


def _proposals(ledger: Ledger, today: date) -> tuple[WeeklyProposal, ...]:
    """By deadline, those without one last."""
    rows = sorted(proposals_report.proposals(ledger, today).open, key=lambda row: (row.deadline or date.max, row.day))
    return tuple(WeeklyProposal(row.title, row.decides, row.deadline, row.state, row.page) for row in rows)


def _deadlines(ledger: Ledger, today: date) -> tuple[WeeklyDeadline, ...]:
    near = [one for one in deadlines_report.deadlines(ledger, today).deadlines if one.days <= FORTNIGHT]
    kinds = dict.fromkeys(one.kind for one in near)
    own = ((kind, [one for one in near if one.kind == kind]) for kind in kinds)
    return tuple(WeeklyDeadline(kind, len(some), sum(one.days < 0 for one in some)) for kind, some in own)


def _meetings(ledger: Ledger, today: date) -> Iterator[CalendarEvent]:
    call = weekly_call(ledger, today)
    hour = call.time.hour if call.time else None
    for one in occurrences(ledger, call.day, call.day + WEEK - timedelta(days=1)):
        is_call = hour and one.day == call.day and one.start and one.start.time() == hour
        if not is_call:
            yield calendar_event(ledger, one)


def _closing(ledger: Ledger, today: date) -> Iterator[WeeklyClosing]:
    for row in project_calls.calls(ledger, today).calls:
        if row.closing:
            yield WeeklyClosing(row.title, row.funder, row.deadline, row.days_left, row.page)


def _arrivals(ledger: Ledger, today: date) -> tuple[WeeklyArrival, ...]:
    first, of = weekly_call(ledger, today).previous, ledger.people.canonical
    new = sorted((one for one in ledger.of(Arrival) if first <= one.day <= today), key=lambda one: one.day)
    return tuple(WeeklyArrival(of[one.who], one.day, of[one.sponsor] if one.sponsor else None) for one in new)


def _decisions(ledger: Ledger, today: date) -> tuple[WeeklyDecision, ...]:
    first = weekly_call(ledger, today).previous
    rows = decisions_report.decisions(ledger, today).decisions
    taken = sorted((row for row in rows if first <= row.day <= today), key=lambda row: row.day)
    return tuple(WeeklyDecision(row.title, row.day, row.where, row.page) for row in taken)


REPORT = ReportType(
    "weekly",
    (*dict.fromkeys((*READS, *contributions.READS)),),
    weekly,
    robot="Appel",
    says=(
        "the agenda of the weekly call: overdue and urgent actions, what lacks somebody, needs, what nobody touched "
        "for 60 days, alerts of budgets, proposals, deadlines of the fortnight, meetings of the week, calls that "
        "close, who arrived, what was decided, last week's hours and euros; the calls of twelve weeks"
    ),
    shows="Tableau de bord/Appel, once the rule or an action is written",
)
