"""What takes place from one day to another: series, less their exceptions, and what stands in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from coopwiki.core.days import read_day
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.agenda.planned import (
    Occurrence,
    Planned,
    circle_of,
    days_long,
    occurrence,
    own_days,
    planned,
    start_hour,
)
from coopwiki.subjects.circles.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Replaced:
    """The days of series that another record stands for.

    `days` are those of each series; `by` leads from the record to the series; `astray` say that they replace a day on
    which nothing of theirs was planned.
    """

    days: Mapping[Planned, frozenset[date]]
    by: Mapping[Planned, Planned]
    astray: tuple[Meeting, ...]


def replaced(ledger: Ledger) -> Replaced:
    """What stands for a day of a series: a meeting that says so, and the notes of a meeting of that circle and day."""
    return ledger.once(_replaced)


def _replaced(ledger: Ledger) -> Replaced:
    once = [record for record in ledger.of(Meeting) if record.every is None]
    series = _series(ledger, [replaced_day(record) for record in once])
    days: dict[Planned, set[date]] = defaultdict(set)
    by: dict[Planned, Planned] = {}
    astray = []
    for record in once:
        day = replaced_day(record)
        found = _of_day(record, series[circle_of(ledger, record)].get(day, ()))
        if found is not None:
            days[found].add(day)
            by[record] = found
        elif record.replaces:
            astray.append(record)
    return Replaced({one: frozenset(own) for one, own in days.items()}, by, tuple(astray))


def replaced_day(record: Meeting) -> date:
    """The day of the series that a meeting stands for: the one it says it replaces, else its own."""
    return read_day(record.replaces or "").value or record.day


_Series = defaultdict[str | None, dict[date, list[Meeting]]]
"""The series of each circle that have a day."""


def _series(ledger: Ledger, asked: list[date]) -> _Series:
    """By circle and day, from the first to the last day asked about."""
    found: _Series = defaultdict(dict)
    if not asked:
        return found
    first, last = min(asked), max(asked)
    for record in ledger.of(Meeting):
        if record.every is not None:
            of_circle = found[circle_of(ledger, record)]
            for day in own_days(record, first, last):
                of_circle.setdefault(day, []).append(record)
    return found


def _of_day(record: Meeting, found: Sequence[Meeting]) -> Meeting | None:
    """Of the series of its circle that have its day: that of its title, else at its hour, else any where it says so."""
    named = [one for one in found if _one_title(record, one)]
    if record.replaces:
        return next(iter(named or found), None)
    fitting = [one for one in named or found if _one_hour(record, one)]
    return next((one for one in fitting if one in named or not record.title or not one.title), None)


def _one_title(record: Meeting, series: Meeting) -> bool:
    return bool(record.title and series.title) and loose(record.title or "") == loose(series.title or "")


def _one_hour(record: Meeting, series: Meeting) -> bool:
    hour = start_hour(record)
    return hour is None or hour == start_hour(series)


AROUND = timedelta(days=400)


def around(ledger: Ledger, today: date) -> tuple[Occurrence, ...]:
    """Everything that takes place from 400 days ago to 400 days ahead."""
    return occurrences(ledger, today - AROUND, today + AROUND)


def occurrences(ledger: Ledger, first: date, last: date) -> tuple[Occurrence, ...]:
    """Everything that takes place from `first` to `last`, in order; what began before and still lasts, too."""
    return ledger.once(_occurrences, first, last)


def _occurrences(ledger: Ledger, first: date, last: date) -> tuple[Occurrence, ...]:
    zone = ZoneInfo(ledger.zone)
    found = (one for record in planned(ledger) for one in _of(ledger, record, first, last, zone))
    return tuple(sorted(found, key=lambda one: one.order))


def _of(ledger: Ledger, record: Planned, first: date, last: date, zone: ZoneInfo) -> Iterator[Occurrence]:
    gone = replaced(ledger)
    away, like = gone.days.get(record, frozenset()), gone.by.get(record)
    for day in own_days(record, _before(first, days_long(record)), last):
        if day not in away:
            yield occurrence(record, day, zone, like)


def _before(first: date, days: int) -> date:
    return max(date.min + timedelta(days=days), first) - timedelta(days=days)
