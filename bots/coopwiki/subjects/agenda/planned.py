"""What is planned: a meeting or an event, once or a series, with the hours of its time zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from coopwiki.core.hours import read_hours
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.recurring import days_of, first_day
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.circles.meeting import Meeting

Planned = Meeting | Event


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something takes place. `start` and `end` are in the wiki's time zone.

    Without a readable hour `start` is None and it takes the whole day; `end` is None where nobody said how long.
    `until` is the last of its days. `of_series` where a series says so; `like` is the series of which it stands for a
    day, and which says what the record leaves open.
    """

    record: Planned
    day: date
    until: date
    start: datetime | None
    end: datetime | None
    of_series: bool
    like: Planned | None = None

    @property
    def order(self) -> tuple[date, datetime, str, int]:
        """By day, whole days first, then by hour and place."""
        begins = self.start.astimezone(UTC) if self.start else datetime.min.replace(tzinfo=UTC)
        return self.day, begins, self.record.page.title, self.record.offset


def planned(ledger: Ledger) -> tuple[Planned, ...]:
    """Every meeting and event."""
    return (*ledger.of(Meeting), *ledger.of(Event))


def title_of(ledger: Ledger, record: Planned, like: Planned | None = None) -> str:
    """The title of an event, or of the series it stands for; a meeting without a title has its circle's name."""
    title = record.title or (like.title if like else None)
    return title or f"Réunion {circle_of(ledger, record)}"


def circle_of(ledger: Ledger, record: Planned) -> str | None:
    """The circle that meets, or that takes care of it."""
    return ledger.circles.canonical[record.circle] if record.circle else None


def starts_on(record: Planned) -> date:
    """The day of an event; of a series its first day, on or after the day written."""
    return first_day(record.every, record.day) if record.every else record.day


def own_days(record: Planned, first: date, last: date) -> Iterator[date]:
    """The days that a record says by itself, from `first` to `last`."""
    if record.every is None:
        yield from (day for day in (record.day,) if first <= day <= last)
        return
    last = min(last, record.until or date.max)
    but = frozenset(record.but)
    yield from (day for day in days_of(record.every, record.day, first, last) if day not in but)


def start_hour(record: Planned) -> time | None:
    """The hour of the wall at which it begins; None for none that can be read."""
    hours = read_hours(record.hour)
    return hours.start if hours else None


def minutes_of(record: Planned) -> Decimal | None:
    """How long it lasts: its duration, else from one hour to the other as they are written."""
    if record.duration is not None:
        return record.duration if record.duration > 0 else None
    hours = read_hours(record.hour)
    return hours.minutes if hours else None


def at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """An hour of the wall on a day. One that does not exist moves on, of one that exists twice it is the first."""
    return datetime.combine(day, hour, zone).astimezone(UTC).astimezone(zone)


def days_long(record: Planned) -> int:
    """How many days it takes beyond its first."""
    if isinstance(record, Event) and record.end and record.end > record.day:
        return (record.end - record.day).days
    return 0


def occurrence(record: Planned, day: date, zone: ZoneInfo, like: Planned | None = None) -> Occurrence:
    """A record on a day; what it does not say of its hours is as `like` says."""
    hour = start_hour(record)
    source = record if hour or like is None or record.hour else like
    hour = start_hour(source)
    start = at(day, hour, zone) if hour else None
    minutes = minutes_of(record) or (minutes_of(like) if like else None)
    end = _after(start, minutes, zone) if start and minutes else None
    until = day + timedelta(days=days_long(record))
    return Occurrence(record, day, until, start, end, record.every is not None, like)


def _after(start: datetime, minutes: Decimal, zone: ZoneInfo) -> datetime:
    """So many minutes later as they pass, whatever the clocks do meanwhile."""
    return (start.astimezone(UTC) + timedelta(seconds=int(minutes * 60))).astimezone(zone)
