"""Meetings and events for calendar programs: their hours, places, series and exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from coopwiki.core.ledger import Ledger
from coopwiki.core.typed import unmarked
from coopwiki.exchange.calendar import CalendarEntry, in_zone, uids
from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import columns, rows
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.agenda.occurrences import replaced
from coopwiki.subjects.agenda.planned import (
    Occurrence,
    Planned,
    circle_of,
    days_long,
    minutes_of,
    occurrence,
    start_hour,
    starts_on,
    title_of,
)
from coopwiki.subjects.circles.meeting import Meeting


def entries(ledger: Ledger, records: Iterable[Planned]) -> Iterator[tuple[Planned, CalendarEntry]]:
    """Each meeting or event with its entry; a series is one entry. One that ends before it begins gives none."""
    for record, uid in uids(ledger, records):
        if not _is_over_at_once(record):
            yield record, _entry(ledger, record, uid)


def _of(ledger: Ledger, type_: type[Meeting | Event]) -> Iterator[CalendarEntry]:
    return (entry for _, entry in entries(ledger, ledger.of(type_)))


def _is_over_at_once(record: Planned) -> bool:
    return record.every is not None and record.until is not None and record.until < starts_on(record)


def _entry(ledger: Ledger, record: Planned, uid: str) -> CalendarEntry:
    gone = replaced(ledger)
    like = gone.by.get(record)
    one = occurrence(record, starts_on(record), ZoneInfo(ledger.zone), like)
    circle, title = circle_of(ledger, record), title_of(ledger, record, like)
    off = sorted({*record.but, *gone.days.get(record, ())})
    return CalendarEntry(
        uid=uid,
        sequence=record.page.revision,
        start=_start(ledger, one),
        last_day=one.until if days_long(record) else None,
        minutes=minutes_of(record) or (minutes_of(like) if like else None),
        summary=unmarked(title if not circle or circle in title else f"{title} ({circle})"),
        description="\n".join(_about(record)),
        location=unmarked(record.place or (like.place if like else "") or ""),
        url=_address(record),
        every=record.every,
        until=record.until,
        but=tuple(day for day in off if day >= one.day) if record.every else (),
    )


def _start(ledger: Ledger, one: Occurrence) -> date:
    """The moment it begins; a series keeps the hour of the wall that is written, though a day may not have it."""
    hour = start_hour(one.record)
    if one.start and hour and one.record.every:
        return in_zone(one.day, hour, ledger.zone)
    return one.start or one.day


def _about(record: Planned) -> Iterator[str]:
    if isinstance(record, Meeting):
        yield from (f"- {unmarked(item)}" for item in record.agenda)
        yield from public_details(record)
    elif record.source:
        yield f"Source : {unmarked(record.source)}"
    yield record.page.title


def public_details(record: Planned) -> Iterator[str]:
    """What whoever may come has to know: how to be there from afar, and for whom it is."""
    if isinstance(record, Meeting):
        if record.call:
            yield f"Visio : {record.call}"
        if record.open_to:
            yield f"Ouvert à : {unmarked(record.open_to)}"


def _address(record: Planned) -> str:
    """Its web address, where it is one: a text of several lines is none."""
    typed = (record.call if isinstance(record, Meeting) else record.link) or ""
    is_one = typed.startswith(("https://", "http://")) and typed.isprintable() and " " not in typed
    return typed if is_one else ""


EXPORTS = (
    Export(
        Meeting,
        columns(Meeting),
        lambda ledger: rows(ledger, Meeting),
        entries=lambda ledger: _of(ledger, Meeting),
    ),
    Export(
        Event,
        columns(Event),
        lambda ledger: rows(ledger, Event),
        entries=lambda ledger: _of(ledger, Event),
    ),
)
