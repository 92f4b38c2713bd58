"""The days of what comes back, by iCalendar's rules (RFC 5545) as dateutil works them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from coopwiki.core.recurrence import Recurrence

if TYPE_CHECKING:
    from dateutil.rrule import rrule

_MIDNIGHT = time()
_FAR = timedelta(days=8 * 366)
"""Within so many days anything comes back at least once: 29 February, around a year like 2100."""


def first_day(recurrence: Recurrence, start: date) -> date:
    """The first day of a series on or after `start`; its steps are counted from it."""
    rule = _rule(replace(recurrence, every=1), start)
    found = rule.after(_at(start), inc=True)
    return found.date() if found and found.date() - start <= _FAR else start


def days_of(recurrence: Recurrence, start: date, first: date, last: date) -> Iterator[date]:
    """The days of a series that starts on or after `start`, from `first` to `last`, both counted."""
    begins = first_day(recurrence, start)
    first = max(first, begins)
    if first <= last:
        near = _near(recurrence, begins, first)
        yield from (found.date() for found in _rule(recurrence, near).between(_at(first), _at(last), inc=True))


def _near(recurrence: Recurrence, begins: date, first: date) -> date:
    """A day of the same series shortly before `first`: counting from 1900 takes time."""
    if recurrence.period not in ("day", "week"):
        return begins
    step = recurrence.every * (7 if recurrence.period == "week" else 1)
    return begins + timedelta(days=max(0, (first - begins).days // step - 1) * step)


def rule_text(recurrence: Recurrence) -> dict[str, object]:
    """The parts of its RRULE, without an end."""
    parts: dict[str, object] = {"freq": _FREQUENCIES[recurrence.period], "interval": recurrence.every, "wkst": "MO"}
    if recurrence.weekdays:
        places = recurrence.places or (None,)
        parts["byday"] = [f"{place or ''}{_DAYS[day]}" for place in places for day in recurrence.weekdays]
    if recurrence.month_days:
        parts["bymonthday"] = list(recurrence.month_days)
    return parts


_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def _at(day: date) -> datetime:
    return datetime.combine(day, _MIDNIGHT)


def _rule(recurrence: Recurrence, start: date) -> rrule:
    from dateutil import rrule as rules

    days = [rules.weekday(day) for day in recurrence.weekdays]
    placed = [day(place) for place in recurrence.places for day in days] or days
    make = partial(
        rules.rrule,
        dtstart=_at(start),
        interval=recurrence.every,
        byweekday=placed or None,
        bymonthday=recurrence.month_days or None,
    )
    match recurrence.period:
        case "day":
            return make(rules.DAILY)
        case "week":
            return make(rules.WEEKLY)
        case "month":
            return make(rules.MONTHLY)
        case "year":
            return make(rules.YEARLY)
