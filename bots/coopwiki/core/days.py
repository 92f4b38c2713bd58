"""Days, months and years as they are written in French."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from coopwiki.core.fault import Reading, refused
from coopwiki.core.names import loose
from coopwiki.core.typed import squeeze

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip

_MONTH_NUMBER = {loose(name): n for n, name in enumerate(MONTHS, 1)}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"([0-9]{1,2})(?: ?er)? ([^\W\d_]+) ([0-9]{4}|[0-9]{2})")
_NO_DAY = re.compile(r"[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{1,2}|[^\W\d_]+ [0-9]{4}|[0-9]{4}")
_MONTH_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_MONTH_SLASH = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_MONTH_WORDS = re.compile(r"([^\W\d_]+) ([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_RELATIVE = frozenset(
    ("aujourd'hui", "aujourd’hui", "hier", "demain", "avant-hier", "après-demain", "lundi", "mardi", "mercredi", "jeudi",
     "vendredi", "samedi", "dimanche", "ce matin", "ce soir")
)  # fmt: skip

EXAMPLE = "12/03/2026"


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def read_day(text: str) -> Reading[date]:
    """A day, the day of the month first: `2026-03-12`, `12/03/2026`, `12 mars 2026`, `1er mars 2026`."""
    typed = squeeze(text)
    if iso := _ISO.fullmatch(typed):
        return _day(text, int(iso[1]), int(iso[2]), int(iso[3]))
    if slashes := _SLASHES.fullmatch(typed):
        return _dated(text, slashes[3], int(slashes[2]), int(slashes[1]))
    words = _WORDS.fullmatch(typed)
    if words and (month := _MONTH_NUMBER.get(loose(words[2]))):
        return _dated(text, words[3], month, int(words[1]))
    return _not_a_day(text, typed)


def _dated(text: str, year: str, month: int, day: int) -> Reading[date]:
    if len(year) == 2:
        whole = _day(text, 2000 + int(year), month, day).value
        return refused("day_short_year", text, write_day(whole) if whole else EXAMPLE)
    return _day(text, int(year), month, day)


def _day(text: str, year: int, month: int, day: int) -> Reading[date]:
    if not 1900 <= year <= 2199:
        return refused("day_unreadable", text, EXAMPLE)
    if not 1 <= month <= 12:
        return refused("day_not_in_calendar", text, EXAMPLE)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return refused("day_not_in_calendar", text, f"{last:02}/{month:02}/{year}")
    return Reading(date(year, month, day))


def _not_a_day(text: str, typed: str) -> Reading[date]:
    if typed in _RELATIVE:
        return refused("day_relative", text, EXAMPLE)
    if _NO_DAY.fullmatch(typed):
        return refused("day_incomplete", text, EXAMPLE)
    return refused("day_unreadable", text, EXAMPLE)


def read_month(text: str) -> Reading[YearMonth]:
    """A month: `2026-03`, `03/2026`, `mars 2026`."""
    typed = squeeze(text)
    if iso := _MONTH_ISO.fullmatch(typed):
        return _month(text, iso[1], int(iso[2]))
    if slash := _MONTH_SLASH.fullmatch(typed):
        return _month(text, slash[2], int(slash[1]))
    if words := _MONTH_WORDS.fullmatch(typed):
        return _month(text, words[2], _MONTH_NUMBER.get(loose(words[1]), 0))
    return refused("month_unreadable", text, "mars 2026")


def _month(text: str, year: str, month: int) -> Reading[YearMonth]:
    if 1 <= month <= 12 and 1900 <= int(year) <= 2199:
        return Reading(YearMonth(int(year), month))
    return refused("month_unreadable", text, "mars 2026")


def read_year(text: str) -> Reading[int]:
    """A year in four digits."""
    typed = squeeze(text)
    if _YEAR.fullmatch(typed) and 1900 <= int(typed) <= 2199:
        return Reading(int(typed))
    return refused("year_unreadable", text, "2026")


def write_day(day: date) -> str:
    """`12 mars 2026`, `1er mars 2026`."""
    return f"{day.day}{'er' if day.day == 1 else ''} {MONTHS[day.month - 1]} {day.year:04}"


def write_month(month: YearMonth) -> str:
    """`mars 2026`."""
    return f"{MONTHS[month.month - 1]} {month.year:04}"
