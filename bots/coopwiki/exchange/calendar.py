"""iCalendar (RFC 5545): what takes place, once or as a series, for any calendar program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.core.recurrence import Recurrence
from coopwiki.exchange.recurring import rule_text
from coopwiki.exchange.time_zones import observances
from coopwiki.schema.record import Column, Record, schema_of

if TYPE_CHECKING:
    from icalendar import Event, Timezone

R = TypeVar("R", bound=Record)
_IDENTITY = frozenset(("day", "month", "year", "person", "circle", "name", "page"))
"""Kinds of required fields that say which record it is; a text may be put in better words."""
_LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One event of a calendar, or a series of them.

    `start` is a day for what takes the whole day, else a moment with its time zone; `last_day` the last of several.
    `minutes` is None where nobody said how long. A series is `every` so often up to the day `until`, but on the days
    of `but`. `sequence` grows with each change.
    """

    uid: str
    sequence: int
    start: date
    summary: str
    last_day: date | None = None
    minutes: Decimal | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    every: Recurrence | None = None
    until: date | None = None
    but: tuple[date, ...] = ()


def calendar(entries: Iterable[CalendarEntry]) -> bytes:
    """An iCalendar file, with the time zones it names."""
    from icalendar import Calendar

    made, found = Calendar(), tuple(entries)
    made.add("prodid", "-//coopwiki//FR")
    made.add("version", "2.0")
    for zone, year in _zones(found).items():
        made.add_component(_time_zone(zone, year))
    for entry in found:
        made.add_component(_event(entry))
    return bytes(made.to_ical())


def _zones(entries: Iterable[CalendarEntry]) -> dict[ZoneInfo, int]:
    """The zones of their moments, with the year before the first of each."""
    found: dict[ZoneInfo, int] = {}
    for entry in entries:
        zone = entry.start.tzinfo if isinstance(entry.start, datetime) else None
        if isinstance(zone, ZoneInfo) and zone.key != "UTC":
            found[zone] = min(found.get(zone, MAXYEAR), entry.start.year - 1)
    return found


def _time_zone(zone: ZoneInfo, year: int) -> Timezone:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    made = Timezone()
    made.add("tzid", zone.key)
    for observance in observances(zone, year):
        first = observance.first
        part = TimezoneDaylight() if first.summer else TimezoneStandard()
        part.add("dtstart", first.local)
        part.add("tzname", first.name)
        part.add("tzoffsetfrom", first.before)
        part.add("tzoffsetto", first.after)
        if observance.rule:
            part.add("rrule", observance.rule)
        if observance.more:
            part.add("rdate", list(observance.more))
        made.add_component(part)
    return made


def whole_days(ledger: Ledger, records: Iterable[Record]) -> Iterator[CalendarEntry]:
    """A whole-day event for each record, on its first field that is a day; a record without one gives none."""
    for record, uid in uids(ledger, records):
        day = _day(record)
        if day is not None:
            yield CalendarEntry(
                uid=uid,
                sequence=record.page.revision,
                start=day,
                summary=_summary(ledger, record),
                description=f"{record.page.title}, ligne {record.line}",
            )


def uids(ledger: Ledger, records: Iterable[R]) -> Iterator[tuple[R, str]]:
    """Each record with an identifier that stays the same when its page is edited.

    It comes from the page's number, from what says which record it is, and from how many such stand above.
    """
    seen: Counter[str] = Counter()
    for record in records:
        identity = "|".join((record.template, *_identity(ledger, record)))
        name = f"{record.page.id}-{sha256(identity.encode()).hexdigest()[:16]}"
        seen[name] += 1
        yield record, f"{name}-{seen[name]}@coopwiki"


def _identity(ledger: Ledger, record: Record) -> Iterator[str]:
    """Its required fields but for texts; people and circles under the name they have now."""
    for column in schema_of(type(record)).columns:
        if column.required and (column.kind.name in _IDENTITY or column.kind.choices):
            yield key(_written(ledger, record, column))


def _written(ledger: Ledger, record: Record, column: Column) -> str:
    """A field as text; a person or a circle under the name it has now."""
    known = {"person": ledger.people.canonical, "circle": ledger.circles.canonical}
    value, names = getattr(record, column.attribute), known.get(column.kind.name)
    return column.kind.write(value if names is None else names[value])


def _day(record: Record) -> date | None:
    days = [getattr(record, c.attribute) for c in schema_of(type(record)).columns if c.kind.name == "day"]
    return next((day for day in days if isinstance(day, date)), None)


def _summary(ledger: Ledger, record: Record) -> str:
    columns = (c for c in schema_of(type(record)).columns if c.required and c.kind.name != "day")
    return " — ".join(" ".join(_written(ledger, record, column).split()) for column in columns)


def _event(entry: CalendarEntry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", datetime.combine(entry.start, time(), UTC))
    event.add("dtstart", entry.start)
    event.add("summary", entry.summary)
    for name, value in (("description", entry.description), ("location", entry.location), ("url", entry.url)):
        if value:
            event.add(name, value)
    _lasts(event, entry)
    if entry.every is not None:
        _recurs(event, entry, entry.every)
    return event


def _lasts(event: Event, entry: CalendarEntry) -> None:
    """When it ends: a day later for whole days, the end of the last of several days, else after its minutes."""
    if not isinstance(entry.start, datetime):
        event.add("dtend", (entry.last_day or entry.start) + timedelta(days=1))
    elif entry.last_day and entry.last_day > entry.start.date():
        event.add("dtend", datetime.combine(entry.last_day + timedelta(days=1), time(), entry.start.tzinfo))
    elif entry.minutes is not None:
        event.add("duration", timedelta(seconds=int(entry.minutes * 60)))


def _recurs(event: Event, entry: CalendarEntry, every: Recurrence) -> None:
    parts = rule_text(every)
    if entry.until is not None:
        parts["until"] = _in_kind(entry.until, entry.start, _LAST_SECOND, utc=True)
    event.add("rrule", parts)
    for day in entry.but:
        event.add("exdate", _in_kind(day, entry.start, None, utc=False))


def _in_kind(day: date, start: date, hour: time | None, *, utc: bool) -> date:
    """A day as a series that starts so has it: a day, or a moment at that hour, else at the hour of the series."""
    if not isinstance(start, datetime):
        return day
    moment = datetime.combine(day, hour or start.time(), start.tzinfo)
    return moment.astimezone(UTC) if utc else moment


def in_zone(day: date, hour: time, zone: str) -> datetime:
    """A moment of the wall."""
    return datetime.combine(day, hour, ZoneInfo(zone))
