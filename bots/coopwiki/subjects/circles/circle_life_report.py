"""What goes on in each circle: its next meeting, what is to be done, what is proposed and decided, its seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from coopwiki.core.hours import write_hour
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.agenda.occurrences import around
from coopwiki.subjects.agenda.planned import Occurrence, circle_of
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.circles.holding import ENDING, HELD
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.circles.mandates_report import MandateRow, mandates
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.circles.open_actions import is_faded, is_open
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.circles.roles_report import RoleRow, roles
from coopwiki.subjects.decisions import decisions_report as decisions
from coopwiki.subjects.decisions import proposals_report as proposals
from coopwiki.subjects.decisions.decisions_report import DecisionRow
from coopwiki.subjects.decisions.proposals_report import ProposalRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A time that a circle meets, today's included. `hour` is that of the wall, `12 h`, else as it is written."""

    day: date
    title: str | None
    hour: str | None
    place: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something still to be done. `late` says that its day is past."""

    what: str
    who: str | None
    due: date | None
    late: bool
    urgent: bool
    need: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal about the circle, or that it decides, and that nobody has closed."""

    title: str
    state: str
    decides: str
    deadline: date | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision the circle took this year."""

    day: date
    title: str
    state: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Life:
    """All of one circle. `meetings` are its next ones, three at most, each time of a series on its own.

    `met` is its last meeting up to today; `faded` are the actions to do that are asked about instead of standing in
    `actions`; `decided` is the day of its last decision.
    """

    roles: tuple[RoleRow, ...] = ()
    seats: tuple[MandateRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    met: date | None = None
    actions: tuple[ActionRow, ...] = ()
    faded: tuple[ActionRow, ...] = ()
    proposals: tuple[OpenProposal, ...] = ()
    decisions: tuple[Decided, ...] = ()
    decided: date | None = None

    @property
    def meeting(self) -> MeetingRow | None:
        """The circle's next meeting."""
        return next(iter(self.meetings), None)


NEXT = 3
"""Meetings to come that a circle's page shows."""
READS = (Role, Mandate, Meeting, Action, *proposals.READS, *decisions.READS)


def lives(ledger: Ledger, today: date) -> dict[str, Life]:
    """What goes on in each circle that records name, by its canonical name."""
    return ledger.once(_lives, today)


def _lives(ledger: Ledger, today: date) -> dict[str, Life]:
    of = ledger.circles.canonical
    charges = _by(roles(ledger, today).roles, lambda row: row.circle)
    held = (m for m in mandates(ledger, today).mandates if m.state in (HELD, ENDING))
    seats = _by(held, lambda row: row.represents)
    written = _by(ledger.of(Meeting), lambda given: of[given.circle])
    times = (one for one in around(ledger, today) if isinstance(one.record, Meeting))
    meetings = _by(times, lambda one: circle_of(ledger, one.record))
    actions = _by(ledger.of(Action), lambda given: of[given.circle] if given.circle else None)
    taken = _by(decisions.decisions(ledger, today).decisions, lambda row: row.where)
    asked = _proposed(ledger, today)
    names = dict.fromkeys([*charges, *seats, *written, *meetings, *actions, *asked])
    known = [name for name in taken if name in ledger.circles]
    return {
        name: Life(
            roles=tuple(charges.get(name, ())),
            seats=tuple(seats.get(name, ())),
            meetings=_next(meetings.get(name, ()), today),
            met=_last((*written.get(name, ()), *meetings.get(name, ())), today),
            actions=_rows(ledger, (one for one in actions.get(name, ()) if is_open(ledger, one, today)), today),
            faded=_rows(ledger, (one for one in actions.get(name, ()) if is_faded(ledger, one, today)), today),
            proposals=tuple(asked.get(name, ())),
            decisions=tuple(_decided(r) for r in taken.get(name, ()) if r.day.year == today.year),
            decided=max((row.day for row in taken.get(name, ())), default=None),
        )
        for name in dict.fromkeys([*names, *known])
    }


def _by(found: Iterable[T], name_of: Callable[[T], str | None]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for one in found:
        name = name_of(one)
        if name:
            groups.setdefault(name, []).append(one)
    return groups


def _proposed(ledger: Ledger, today: date) -> dict[str, list[OpenProposal]]:
    """Open proposals by each circle they name, or that decides."""
    groups: dict[str, list[OpenProposal]] = {}
    for row in proposals.proposals(ledger, today).open:
        deciding = (row.decides,) if row.decides in ledger.circles else ()
        for name in dict.fromkeys((*row.circles, *deciding)):
            groups.setdefault(name, []).append(_proposal(row))
    return groups


def _proposal(row: ProposalRow) -> OpenProposal:
    return OpenProposal(row.title, row.state, row.decides, row.deadline, row.page, row.revision, row.line)


def _decided(row: DecisionRow) -> Decided:
    return Decided(row.day, row.title, row.state, row.page, row.revision, row.line)


def _last(meetings: Iterable[Meeting | Occurrence], today: date) -> date | None:
    return max((one.day for one in meetings if one.day <= today), default=None)


def _next(meetings: Iterable[Occurrence], today: date) -> tuple[MeetingRow, ...]:
    coming = sorted((one for one in meetings if one.day >= today), key=lambda one: one.order)
    return tuple(_meeting(one) for one in coming[:NEXT])


def _meeting(one: Occurrence) -> MeetingRow:
    record, page = one.record, one.record.page
    hour = write_hour(one.start.time()) if one.start else record.hour
    return MeetingRow(one.day, record.title, hour, record.place, page.title, page.revision, record.line)


def _rows(ledger: Ledger, actions: Iterable[Action], today: date) -> tuple[ActionRow, ...]:
    """The urgent ones first, then by the day they are due."""
    rows = [_action(ledger, action, today) for action in actions]
    rows.sort(key=lambda row: (not row.urgent, row.due or date.max, loose(row.what)))
    return tuple(rows)


def _action(ledger: Ledger, given: Action, today: date) -> ActionRow:
    return ActionRow(
        what=given.what,
        who=ledger.people.canonical[given.who] if given.who else None,
        due=given.due,
        late=given.due is not None and given.due < today,
        urgent=given.urgent == "oui",
        need=given.need,
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )
