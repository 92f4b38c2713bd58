"""Days, months and years as they are written in French."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from coopwiki.core.fault import Reading, refused
from coopwiki.core.names import loose
from coopwiki.core.phrases import DAYS, plainer
from coopwiki.core.typed import squeeze, tidy

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that are read; any other is a slip of the hand."""

DAY_EXAMPLE, MONTH_EXAMPLE, YEAR_EXAMPLE = "12/03/2026", "mars 2026", "2026"

_ABBREVIATED = {
    "jan": 1, "janv": 1, "fev": 2, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_MONTH_NUMBER = {loose(name): n for n, name in enumerate(MONTHS, 1)} | _ABBREVIATED
_RELATIVE = frozenset((
    "aujourd'hui", "hier", "demain", "avant-hier", "apres-demain", "ce matin", "ce soir", *WEEKDAYS,
))  # fmt: skip
"""What changes from day to day, as `loose` gives it."""

_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_OR_DAY = re.compile(r"([2-9][0-9])-([0-9]{2})-([0-9]{2})")
_WORDS = re.compile(r"([0-9]{1,2}|1 ?er) ([^0-9 ]+) ([0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(r"(?:([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{1,2}|1 ?er) ([^0-9 ]+))")
_MONTH_LAST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_MONTH_WORDS = re.compile(r"([^0-9 ]+) ([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_NEARLY = ("day_short_year", "day_incomplete")
_ZONE = re.compile(r"(.*?) ?(?:z|\([a-z]+\)|[+-][0-9]{2}:?[0-9]{2})")
_HOUR = re.compile(r"(.*?[^0-9:])[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?| ?h(?: ?[0-9]{2})?)")
_SIGNED = re.compile(r"\[\[.* ([0-9]{1,2} [^0-9 ]+ [0-9]{4}) à [0-9]{1,2}:[0-9]{2} \([A-Z]+\)")


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def read_day(text: str) -> Reading[date]:
    """Read a day, the day of the month first: `2026-03-12`, `12/03/2026`, `1er mars 2026`.

    `le` and the day of the week may stand before; one that isn't that day's is refused.
    """
    typed = squeeze(text)
    reading = _whole_day(text, typed)
    if reading.value is None and (day := _day_of_hour(typed) or _signed(text)):
        return refused("day_with_hour", text, write_day(day))
    if reading.error and reading.error.code == "day_unreadable":
        return refused("day_unreadable", text, _hint(typed) or DAY_EXAMPLE)
    return reading


def _hint(typed: str) -> str:
    """The day of a text with turns of phrase or other signs between its numbers; '' where nobody knows."""
    text = plainer(typed, DAYS)
    ways = [
        text.replace(old, new) for old, new in (("", ""), ("-", " "), (" ", "/"), ("_", "/"), (",", "/"), ("\\", "/"))
    ]
    ways += [f"{last} {text.removeprefix('fin ')}" for last in (31, 30, 29, 28) if text.startswith("fin ")]
    for way in ways:
        reading = _whole_day("", way)
        if reading.value:
            return write_day(reading.value)
        if reading.error and reading.error.code in _NEARLY and reading.error.suggestion != DAY_EXAMPLE:
            return reading.error.suggestion
    return ""


def _whole_day(text: str, typed: str) -> Reading[date]:
    weekday, typed = _weekday(typed.removeprefix("le "))
    reading = _read_date(text, typed)
    if weekday and reading.value and WEEKDAYS[reading.value.weekday()] != weekday:
        return refused("day_weekday", text, write_day(reading.value))
    return reading


def _day_of_hour(typed: str) -> date | None:
    """The day that an hour follows, with a time zone or without: `12 mars 2026 à 10:15 (CET)`, `2026-03-12T10:15Z`."""
    zoned = _ZONE.fullmatch(typed)
    found = (_HOUR.fullmatch(zoned[1]) if zoned else None) or _HOUR.fullmatch(typed)
    if not found:
        return None
    head = found[1].rstrip(" ").removesuffix("à").removesuffix("t").rstrip(" ")
    return _whole_day("", head.removesuffix(",")).value


def _signed(text: str) -> date | None:
    """The day of a signature: links, then the day and the hour."""
    found = _SIGNED.fullmatch(tidy(text))
    return _whole_day("", found[1].lower()).value if found else None


def _weekday(typed: str) -> tuple[str, str]:
    """Split off the day of the week that a date begins with, or ''."""
    word, _, rest = typed.partition(" ")
    return (word.rstrip(","), rest) if word.rstrip(",") in WEEKDAYS and rest else ("", typed)


def _read_date(text: str, typed: str) -> Reading[date]:
    if found := _YEAR_FIRST.fullmatch(typed):
        return _day(text, int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(typed):
        return _dated(text, found[4], int(found[3]), int(found[1]))
    found = _WORDS.fullmatch(typed)
    if found and (month := _month_number(found[2])):
        return _dated(text, found[3], month, int(found[1].removesuffix("er")))
    return _not_a_day(text, typed)


def _month_number(word: str) -> int:
    return _MONTH_NUMBER.get(loose(word.removesuffix(".")), 0)


def _dated(text: str, year: str, month: int, day: int) -> Reading[date]:
    if len(year) == 2:
        whole = _day(text, 2000 + int(year), month, day).value
        return refused("day_short_year", text, _either(text, whole) if whole else DAY_EXAMPLE)
    return _day(text, int(year), month, day)


def _either(text: str, day: date) -> str:
    """The day; where dashes stand between and its year may be the first number, that one as well."""
    found = _YEAR_OR_DAY.fullmatch(squeeze(text))
    other = _day("", 2000 + int(found[1]), int(found[2]), int(found[3])).value if found else None
    return f"{write_day(day)} ou {write_day(other)}" if other else write_day(day)


def _day(text: str, year: int, month: int, day: int) -> Reading[date]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return refused("day_year", text, DAY_EXAMPLE)
    if not 1 <= month <= 12:
        swapped = 1 <= month <= 31 and 1 <= day <= 12 and month <= monthrange(year, day)[1]
        meant = _numbers(month, day, year) if swapped else DAY_EXAMPLE
        return refused("day_not_in_calendar", text, meant)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return refused("day_not_in_calendar", text, _numbers(last if day else 1, month, year))
    return Reading(date(year, month, day))


def _numbers(day: int, month: int, year: int) -> str:
    return f"{day:02}/{month:02}/{year}"


def _not_a_day(text: str, typed: str) -> Reading[date]:
    if loose(typed) in _RELATIVE:
        return refused("day_relative", text, DAY_EXAMPLE)
    parts = _parts(typed)
    if parts:
        example = _day("", *parts)
        return refused("day_incomplete", text, _numbers(*_last_first(example.value)) if example.value else DAY_EXAMPLE)
    return refused("day_unreadable", text, DAY_EXAMPLE)


def _last_first(day: date) -> tuple[int, int, int]:
    return day.day, day.month, day.year


def _parts(typed: str) -> tuple[int, int, int] | None:
    """Year, month and day of an incomplete day, the missing ones those of the example; None for anything else."""
    if found := _DAY_MONTH.fullmatch(typed):
        month = int(found[2]) if found[2] else _month_number(found[4])
        return (2026, month, int((found[1] or found[3]).removesuffix("er"))) if month or found[2] else None
    if _YEAR.fullmatch(typed):
        return int(typed), 3, 12
    if month := _month_number(typed):
        return 2026, month, 12
    whole = read_month(typed).value
    return (whole.year, whole.month, 12) if whole else None


def read_month(text: str) -> Reading[YearMonth]:
    """Read a month: `2026-03`, `03/2026`, `mars 2026`."""
    typed = squeeze(text)
    if found := _MONTH_LAST.fullmatch(typed):
        return _month(text, int(found[1]), int(found[2]))
    if found := _MONTH_FIRST.fullmatch(typed):
        return _month(text, int(found[2]), int(found[1]))
    if found := _MONTH_WORDS.fullmatch(typed):
        return _month(text, int(found[2]), _month_number(found[1]))
    return refused("month_unreadable", text, MONTH_EXAMPLE)


def _month(text: str, year: int, month: int) -> Reading[YearMonth]:
    if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR:
        return Reading(YearMonth(year, month))
    return refused("month_unreadable", text, MONTH_EXAMPLE)


def read_year(text: str) -> Reading[int]:
    """Read a year in four digits."""
    typed = squeeze(text)
    if _YEAR.fullmatch(typed) and FIRST_YEAR <= int(typed) <= LAST_YEAR:
        return Reading(int(typed))
    return refused("year_unreadable", text, YEAR_EXAMPLE)


def write_day(day: date) -> str:
    """Write `12 mars 2026`, `1er mars 2026`."""
    return f"{day.day}{'er' if day.day == 1 else ''} {MONTHS[day.month - 1]} {day.year:04}"


def write_month(month: YearMonth) -> str:
    """Write `mars 2026`."""
    return f"{MONTHS[month.month - 1]} {month.year:04}"
