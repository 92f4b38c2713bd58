"""The weekly call: its day by the rule, the series it is in the agenda, the notes of each one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.known_rules import CALL, CALL_TIME, CallTime
from coopwiki.subjects.agenda.occurrences import occurrences
from coopwiki.subjects.agenda.planned import circle_of
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.rules.rules import in_force

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeeklyCall:
    """The next call. `day` is today's without the rule, whose value is `time`; `notes` are those already written.

    `circle` and `title` are as the agenda has it, None where it is not in it.
    """

    day: date
    time: CallTime | None
    circle: str | None
    title: str | None
    notes: Meeting | None

    @property
    def previous(self) -> date:
        """The day of the call before."""
        return self.day - WEEK


def weekly_call(ledger: Ledger, today: date) -> WeeklyCall:
    """The next call, today's included."""
    return ledger.once(_weekly_call, today)


def _weekly_call(ledger: Ledger, today: date) -> WeeklyCall:
    rule = in_force(ledger, CALL, CALL_TIME).on(today)
    if rule is None:
        return WeeklyCall(today, None, None, None, None)
    day = rule.next_on(today)
    planned = meetings_at(ledger, day, rule.hour)
    first = planned[0] if planned else None
    title = next((one.title for one in planned if one.title), None)
    return WeeklyCall(day, rule, circle_of(ledger, first) if first else None, title, notes_of(ledger, day, rule.hour))


def meetings_at(ledger: Ledger, day: date, hour: time) -> tuple[Meeting, ...]:
    """The meetings of a day that begin at an hour of the wall, with the series that they stand for."""
    found: list[Meeting] = []
    for one in occurrences(ledger, day, day):
        if one.start and one.start.time() == hour:
            found += (record for record in (one.record, one.like) if isinstance(record, Meeting))
    return tuple(found)


def notes_of(ledger: Ledger, day: date, hour: time) -> Meeting | None:
    """The meeting that was written for one day alone."""
    return next((one for one in meetings_at(ledger, day, hour) if one.every is None), None)
