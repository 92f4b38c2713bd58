"""A time zone as iCalendar says it: its changes of hour, by a rule where there is one."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_YEARS = 40
"""How many years of changes are looked at: what is a rule to their end goes on for ever."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class HourChange:
    """A change of hour: `local` is what the clocks say just before it."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


@dataclass(frozen=True, slots=True)
class Observance:
    """Changes of one sort. `rule` is that of the changes from the first on, None where only `more` are left."""

    first: HourChange
    rule: dict[str, object] | None
    more: tuple[datetime, ...]


@cache
def observances(zone: ZoneInfo, first_year: int) -> tuple[Observance, ...]:
    """What holds from the beginning of a year on."""
    return tuple(_observances(zone, first_year))


def _observances(zone: ZoneInfo, first_year: int) -> Iterator[Observance]:
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    last = first_year + _YEARS - 1
    yield Observance(_beginning(zone, start), None, ())
    groups: dict[tuple[object, ...], list[HourChange]] = defaultdict(list)
    for change in _changes(zone, start, datetime(last + 1, 1, 1, tzinfo=UTC)):
        local = change.local
        sort = (change.before, change.after, change.name, local.month, local.weekday(), local.time())
        groups[sort].append(change)
    for own in groups.values():
        yield _observance(own, last)


def _beginning(zone: ZoneInfo, start: datetime) -> HourChange:
    local = start.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    return HourChange(local.replace(tzinfo=None), offset, offset, local.tzname() or zone.key, bool(local.dst()))


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[HourChange]:
    """Day by day, then to the minute."""
    one, step = start, timedelta(days=1)
    while one < end:
        other = one + step
        if one.astimezone(zone).utcoffset() != other.astimezone(zone).utcoffset():
            yield _change(zone, one, other)
        one = other


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> HourChange:
    old = before.astimezone(zone).utcoffset() or timedelta()
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        same = (middle.astimezone(zone).utcoffset() or timedelta()) == old
        before, after = (middle, after) if same else (before, middle)
    local = after.astimezone(zone)
    new = local.utcoffset() or timedelta()
    return HourChange((after + old).replace(tzinfo=None), old, new, local.tzname() or zone.key, bool(local.dst()))


def _observance(own: list[HourChange], last: int) -> Observance:
    years = [change.local.year for change in own]
    place = _place(own)
    if place and len(own) > 1 and years == list(range(years[0], last + 1)):
        first = own[0].local
        rule: dict[str, object] = {"freq": "YEARLY", "bymonth": first.month}
        return Observance(own[0], {**rule, "byday": f"{place}{_DAYS[first.weekday()]}"}, ())
    return Observance(own[0], None, tuple(change.local for change in own[1:]))


def _place(own: list[HourChange]) -> int:
    """Which weekday of its month they all are: from its end, else from its beginning; 0 for neither."""
    days = [change.local for change in own]
    from_end = {-((monthrange(day.year, day.month)[1] - day.day) // 7 + 1) for day in days}
    from_start = {(day.day + 6) // 7 for day in days}
    return from_end.pop() if len(from_end) == 1 else from_start.pop() if len(from_start) == 1 else 0
