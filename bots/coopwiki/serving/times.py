"""When a job is due: every so often, or at an hour, of every day, of one weekday or of one day of the month.

Moments are compared in UTC: on the wall, one night has an hour twice and another lacks one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from coopwiki.core.days import WEEKDAYS

_EVERY = re.compile(r"([1-9]\d{0,3}) ?(s|min|h)")
_AT = re.compile(r"([01]?\d|2[0-3])[:h]([0-5]\d)")
_UNITS = {"s": "seconds", "min": "minutes", "h": "hours"}
_IN_FRENCH = {"s": ("seconde", "secondes"), "min": ("minute", "minutes"), "h": ("heure", "heures")}
_DAY = timedelta(days=1)
LAST_DAY = 28
"""Every month has it."""


class NotATime(ValueError):
    """What was written is no time; the message is the end of a French sentence."""


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many seconds (`s`), minutes (`min`) or hours (`h`)."""

    count: int
    unit: str

    @property
    def period(self) -> timedelta:
        """From one time to the next."""
        return timedelta(**{_UNITS[self.unit]: self.count})

    def due(self, last: datetime, now: datetime) -> bool:
        """Whether a job that ran at `last` should run again; it should where the clock was put back."""
        start, moment = last.astimezone(UTC), now.astimezone(UTC)
        return not start <= moment < start + self.period

    def __str__(self) -> str:
        """Write it in French: `chaque minute`, `toutes les 5 minutes`."""
        one, many = _IN_FRENCH[self.unit]
        if self.count == 1:
            return f"chaque {one}"
        return f"toutes les {self.count}\u00a0{many}"


@dataclass(frozen=True, slots=True)
class At:
    """At an hour of the wiki's time zone: of every day, or of a weekday (0 is Monday), or of a day of the month."""

    hour: time
    weekday: int | None = None
    day: int | None = None

    @property
    def period(self) -> timedelta:
        """From one time to the next, the shortest."""
        if self.day is not None:
            return timedelta(days=LAST_DAY)
        return timedelta(days=1 if self.weekday is None else 7)

    def due(self, last: datetime, now: datetime) -> bool:
        """Whether such an hour has come since `last`; it has where the clock was put back."""
        return not self.latest(now).astimezone(UTC) <= last.astimezone(UTC) <= now.astimezone(UTC)

    def latest(self, now: datetime) -> datetime:
        """The last such hour that has come, in the zone of `now`."""
        day, moment = now.date(), now.astimezone(UTC)
        while not self._is_day(day) or self._on(day, now) > moment:
            day -= _DAY
        return self._on(day, now).astimezone(now.tzinfo)

    def next(self, after: datetime) -> datetime:
        """The first such hour later than a moment, in its zone."""
        day, moment = after.date() - _DAY, after.astimezone(UTC)
        while not self._is_day(day) or self._on(day, after) <= moment:
            day += _DAY
        return self._on(day, after).astimezone(after.tzinfo)

    def _on(self, day: date, zoned: datetime) -> datetime:
        """The hour on a day, in UTC. One that a day has twice is the first; one that it hasn't comes as much later."""
        return datetime.combine(day, self.hour, zoned.tzinfo).astimezone(UTC)

    def _is_day(self, day: date) -> bool:
        return self.weekday in (None, day.weekday()) and self.day in (None, day.day)

    def __str__(self) -> str:
        """Write it in French: `le lundi à 6 h 00`."""
        at = f"à {self.hour.hour}\u00a0h\u00a0{self.hour.minute:02}"
        if self.day is not None:
            return f"le {self.day}{'er' if self.day == 1 else ''} du mois {at}"
        return f"{'chaque jour' if self.weekday is None else 'le ' + WEEKDAYS[self.weekday]} {at}"


When = Every | At


def read_every(text: str) -> Every:
    """Read `1 min`, `30 s`, `2 h`. Raises NotATime."""
    found = _EVERY.fullmatch(text.strip())
    if not found:
        raise NotATime(f"« {text} » n’est pas un intervalle : écrire « 1 min », « 30 s » ou « 2 h »")
    return Every(int(found[1]), found[2])


def read_at(text: str, day: str = "") -> At:
    """Read an hour, `03:10`, and the day it is on: nothing, `lundi`, or `1` to `28`. Raises NotATime."""
    found = _AT.fullmatch(text.strip())
    if not found:
        raise NotATime(f"« {text} » n’est pas une heure : écrire « 03:10 »")
    hour, word = time(int(found[1]), int(found[2])), day.strip().lower()
    if not word:
        return At(hour)
    if word in WEEKDAYS:
        return At(hour, weekday=WEEKDAYS.index(word))
    if word.isascii() and word.isdigit() and 1 <= int(word) <= LAST_DAY:
        return At(hour, day=int(word))
    raise NotATime(f"« {day} » n’est pas un jour : écrire « lundi », ou un nombre de 1 à {LAST_DAY}")
