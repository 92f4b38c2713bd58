"""Dated records as iCalendar: one whole-day event each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from coopwiki.schema.record import Record, schema_of


def calendar(records: Iterable[Record]) -> bytes:
    """An iCalendar file (RFC 5545), an event per record; a record type without a day gives none."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//coopwiki//FR")
    made.add("version", "2.0")
    for record in records:
        day = _day(record)
        if day is not None:
            made.add_component(_event(record, day))
    return bytes(made.to_ical())


def _day(record: Record) -> date | None:
    days = [getattr(record, c.attribute) for c in schema_of(type(record)).columns if c.kind.name == "day"]
    return next((day for day in days if isinstance(day, date)), None)


def _event(record: Record, day: date) -> object:
    from icalendar import Event

    columns = schema_of(type(record)).columns
    texts = [c.kind.write(getattr(record, c.attribute)) for c in columns if c.required and c.kind.name != "day"]
    event = Event()
    event.add("uid", f"{record.page.id}-{record.offset}-{record.template}@coopwiki")
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", " — ".join(" ".join(text.split()) for text in texts))
    event.add("description", f"{record.page.title}, ligne {record.line}")
    return event
