"""The agenda: meetings and events of the last 30 days and the next 90, series worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.agenda.occurrences import around
from coopwiki.subjects.agenda.planned import Occurrence, circle_of, title_of
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.report import ReportType, as_of

AHEAD, BACK = timedelta(days=90), timedelta(days=30)
"""So far ahead and back the agenda goes, both days counted."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One time that something takes place: `start` and `end` are hours of the wall, `12:00`; None where unknown.

    `last_day` is that of an event of several days, else its day. `recurring` where a series says so; one that stands
    for a day of a series is not. `kind` is the record's template; `call` the address of a call.
    """

    day: date
    start: str | None
    end: str | None
    title: str
    circle: str | None
    place: str | None
    page: str
    recurring: bool
    kind: str
    last_day: date
    call: str | None
    link: str | None
    open_to: str | None
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """By day, those without an hour first. `coming` counts those that are not over before `on`.

    `zone` is the time zone of the hours. A series counts once each time it takes place.
    """

    on: date
    revision: int
    zone: str
    events: tuple[CalendarEvent, ...]
    coming: int
    left_out: int


READS = (Meeting, Event)


def calendar(ledger: Ledger, today: date) -> Calendar:
    """The agenda around a day."""
    return ledger.once(_calendar, today)


def _calendar(ledger: Ledger, today: date) -> Calendar:
    rows = tuple(calendar_event(ledger, one) for one in in_view(ledger, today))
    return Calendar(
        on=today,
        revision=as_of(ledger, READS),
        zone=ledger.zone,
        events=rows,
        coming=sum(row.last_day >= today for row in rows),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in READS),
    )


def in_view(ledger: Ledger, today: date) -> tuple[Occurrence, ...]:
    """Everything that takes place from 30 days ago to 90 days ahead."""
    first, last = today - BACK, today + AHEAD
    return tuple(one for one in around(ledger, today) if one.until >= first and one.day <= last)


def calendar_event(ledger: Ledger, one: Occurrence) -> CalendarEvent:
    """What the agenda says of one time."""
    record = one.record
    meeting = record if isinstance(record, Meeting) else None
    return CalendarEvent(
        day=one.day,
        start=_clock(one.start),
        end=_clock(one.end),
        title=title_of(ledger, record, one.like),
        circle=circle_of(ledger, record),
        place=record.place or (one.like.place if one.like else None),
        page=record.page.title,
        recurring=one.of_series,
        kind=record.template,
        last_day=one.until,
        call=meeting.call if meeting else None,
        link=record.link if isinstance(record, Event) else None,
        open_to=meeting.open_to if meeting else None,
        revision=record.page.revision,
        line=record.line,
    )


def _clock(value: datetime | None) -> str | None:
    return None if value is None else f"{value:%H:%M}"


REPORT = ReportType(
    "calendar",
    READS,
    calendar,
    robot="Agenda",
    says=(
        "meetings and events of the last 30 days and the next 90, each time of a series on its own, with hours, place "
        "and circle"
    ),
    shows="Tableau de bord/Agenda, once a meeting or an event is written",
)
