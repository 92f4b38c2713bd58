"""Book years: which days belong to which one, and what it is called.

Without a rule a book year is a calendar year. A rule says, from a day on, in which month book years begin: one begins
on the first of that month wherever the rule is in force that day. What is left between two rules is a shorter or a
longer year of its own. A year of less than three months, or one of the same name as the one before, doesn't begin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from coopwiki.core.days import FIRST_YEAR, LAST_YEAR, MONTHS, YEAR_EXAMPLE, YearMonth, read_day, write_day
from coopwiki.core.fault import Reading, refused
from coopwiki.core.limits import months_after
from coopwiki.core.names import loose
from coopwiki.core.typed import squeeze

SHORTEST = 3
"""Months: what is shorter is no book year of its own."""
START_EXAMPLE = "1er juillet"
_SPAN = re.compile(r"([0-9]{4}) ?[-/] ?([0-9]{4})")
_SHORT, _SHORT_SPAN = re.compile("'?([0-9]{2})"), re.compile("([0-9]{4}) ?[-/] ?([0-9]{2})")
_ALONE = re.compile("[^0-9]*([0-9]{4})[^0-9]*")
_START = re.compile(r"(?:le )?(?:1er |1 |premier )?([^0-9 /]+)")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The name of a book year that is in several calendar years: `2025-2026`. It sorts among whole years."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first:04}-{self.last:04}"

    def __lt__(self, other: YearName) -> bool:
        return (self.first, self.last) < _ends(other)

    def __gt__(self, other: YearName) -> bool:
        return (self.first, self.last) > _ends(other)

    def __le__(self, other: YearName) -> bool:
        return (self.first, self.last) <= _ends(other)

    def __ge__(self, other: YearName) -> bool:
        return (self.first, self.last) >= _ends(other)


YearName = int | YearSpan
"""What a book year is called: its calendar year, or both it begins and ends in."""


def _ends(name: YearName) -> tuple[int, int]:
    return (name, name) if isinstance(name, int) else (name.first, name.last)


@dataclass(frozen=True, slots=True)
class BookYear:
    """From a first to a last day, both included; always whole months."""

    first: date
    last: date

    @property
    def name(self) -> YearName:
        """What members call it: `2026`, `2025-2026`."""
        years = self.first.year, self.last.year
        return years[0] if years[0] == years[1] else YearSpan(*years)

    @property
    def is_calendar(self) -> bool:
        """Whether it is a whole calendar year."""
        return self == calendar_year(self.first)

    @property
    def begins(self) -> str:
        """The year's first day in words; without the year where it is a calendar year."""
        return "1er janvier" if self.is_calendar else write_day(self.first)

    @property
    def ends(self) -> str:
        """The year's last day in words; without the year where it is a calendar year."""
        return "31 décembre" if self.is_calendar else write_day(self.last)

    @property
    def first_month(self) -> str:
        """The month it begins in: `janvier`; with the year where it is no calendar year."""
        month = MONTHS[self.first.month - 1]
        return month if self.is_calendar else f"{month} {self.first.year}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def passed(self, on: date) -> int:
        """How many of its days have come by the evening of one of them."""
        return (on - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def month_of(self, day: date) -> int:
        """Which of its months a day is in, from 0."""
        return (day.year - self.first.year) * 12 + day.month - self.first.month

    def months(self, on: date) -> tuple[YearMonth, ...]:
        """The year's months, up to the month of one of its days."""
        days = (months_after(self.first, number) for number in range(self.month_of(on) + 1))
        return tuple(YearMonth(day.year, day.month) for day in days)


def calendar_year(day: date) -> BookYear:
    """The calendar year of a day."""
    return BookYear(date(day.year, 1, 1), date(day.year, 12, 31))


@dataclass(frozen=True)
class BookYears:
    """Every book year there is. `rules`: from each day on, the number of the month in which they begin."""

    rules: tuple[tuple[date, int], ...] = ()

    def of(self, day: date) -> BookYear:
        """The book year of a day."""
        starts = self._starts
        if not starts or day < starts[0]:
            return calendar_year(day)
        if day >= starts[-1]:
            return self._regular(day)
        place = bisect_right(starts, day)
        return BookYear(starts[place - 1], starts[place] - _DAY)

    def named(self, name: YearName) -> BookYear | None:
        """The book year of that name; None where there is none."""
        first, last = _ends(name)
        if not 1 <= first <= last <= date.max.year:
            return None
        days = (date(year, month, 1) for year in (first, last) for month in range(1, 13))
        return next((found for found in map(self.of, days) if found.name == name), None)

    def after(self, year: BookYear) -> BookYear:
        """The book year that follows."""
        return self.of(year.last + _DAY)

    def before(self, year: BookYear) -> BookYear:
        """The book year that comes before."""
        return self.of(year.first - _DAY)

    def near(self, name: YearName) -> tuple[YearName, ...]:
        """The book years in which the days of a year are that is none."""
        first, last = _ends(name)
        found = (self.of(date(first, 1, 1)).name, self.of(date(last, 12, 31)).name)
        return tuple(dict.fromkeys(found))

    def _regular(self, day: date) -> BookYear:
        """Twelve months, as since the last change."""
        month = self._starts[-1].month
        first = date(day.year - (day.month < month), month, 1)
        past = first.year + 1 > date.max.year
        return BookYear(first, date.max if past else months_after(first, 12) - _DAY)

    @cached_property
    def _starts(self) -> tuple[date, ...]:
        """The first days of book years, from well before the first rule to the first regular one after the last."""
        if not self.rules:
            return ()
        kept: list[date] = []
        for day in self._named_days():
            if not kept or (day >= months_after(kept[-1], SHORTEST) and not _twice(kept, day)):
                kept.append(day)
        return tuple(kept)

    def _named_days(self) -> Iterator[date]:
        """The first of each month that the rule in force that day names; January before any."""
        first, last = self.rules[0][0].year, self.rules[-1][0].year
        for year in range(max(1, first - 2), min(date.max.year - 1, last + 4) + 1):
            for month in range(1, 13):
                day = date(year, month, 1)
                held = [wanted for since, wanted in self.rules if since <= day]
                if month == (held[-1] if held else 1):
                    yield day


def _twice(kept: list[date], day: date) -> bool:
    """Whether the year that this day ends would have the name of the one before."""
    if len(kept) < 2:
        return False
    return BookYear(kept[-2], kept[-1] - _DAY).name == BookYear(kept[-1], day - _DAY).name


def read_year_name(text: str) -> Reading[YearName]:
    """Read `2026`, `2025-2026`, `2025/2026`."""
    typed = squeeze(text)
    value = _year_name(typed)
    if value is None:
        return refused("year_unreadable", text, _meant(typed) or YEAR_EXAMPLE)
    return Reading(value)


def _meant(typed: str) -> str:
    """The year in `26`, `2025-26`, `exercice 2026`; '' where nobody knows."""
    short, span, alone = _SHORT.fullmatch(typed), _SHORT_SPAN.fullmatch(typed), _ALONE.fullmatch(typed)
    meant = f"20{short[1]}" if short else f"{span[1]}-{span[1][:2]}{span[2]}" if span else alone[1] if alone else ""
    return meant if _year_name(meant) is not None else ""


def _year_name(typed: str) -> YearName | None:
    if re.fullmatch("[0-9]{4}", typed) and FIRST_YEAR <= int(typed) <= LAST_YEAR:
        return int(typed)
    found = _SPAN.fullmatch(typed)
    if found and FIRST_YEAR <= int(found[1]) < int(found[2]) <= min(LAST_YEAR, int(found[1]) + 2):
        return YearSpan(int(found[1]), int(found[2]))
    return None


def read_year_start(text: str) -> Reading[int]:
    """Read the month on whose first day book years begin: `1er juillet`, `01/07`, `juillet`."""
    typed = squeeze(text)
    day = read_day(f"{typed}/2026" if "/" in typed else f"{typed} 2026").value
    if day is not None:
        return Reading(day.month) if day.day == 1 else refused("book_year_start_unreadable", text, START_EXAMPLE)
    found = _START.fullmatch(typed)
    months = [number for number, month in enumerate(MONTHS, 1) if found and loose(month) == loose(found[1])]
    return Reading(months[0]) if months else refused("book_year_start_unreadable", text, START_EXAMPLE)


def write_year_start(month: int) -> str:
    """Write `1er juillet`."""
    return f"1er {MONTHS[month - 1]}"
