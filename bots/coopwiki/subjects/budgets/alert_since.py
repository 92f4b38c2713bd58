"""Since when an alert has stood, from the lines alone: nobody has to remember when it first appeared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from coopwiki.core.book_years import BookYear, calendar_year
from coopwiki.subjects.budgets.pace import WINDOW, Spending

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """A year of one budget up to a day, in whole cents: spent and available on each evening, the first day first."""

    year: BookYear
    spent: tuple[int, ...]
    available: tuple[int, ...]

    def reaches(self, level: Decimal) -> Callable[[date], bool]:
        """Whether spending had reached that many per cent of what was available, by day."""

        def held(day: date) -> bool:
            n = (day - self.year.first).days
            return 0 < self.available[n] * level <= self.spent[n] * 100

        return held

    def runs_out(self, day: date) -> bool:
        """Whether spending exceeded what was available, or would within the year at that day's rate.

        The same rule as `budget_pace.run_out`, without its day.
        """
        n = (day - self.year.first).days
        left = self.available[n] - self.spent[n]
        if left < 0:
            return True
        before = n - WINDOW.days - 1
        rate = self.spent[n] - (self.spent[before] if before >= 0 else 0)
        window = min(n, WINDOW.days) + 1
        return rate > 0 and left * window // rate + 1 <= (self.year.last - day).days


def course(
    spending: Spending, available: Iterable[tuple[date, Decimal]], today: date, year: BookYear | None = None
) -> Course:
    """The year of `today`, day by day; `available` are the euros set aside or moved, with their days."""
    of = year or calendar_year(today)
    start, size = of.first, of.passed(today)
    return Course(of, _evenings(spending.items(), start, size), _evenings(available, start, size))


def _evenings(moved: Iterable[tuple[date, Decimal]], start: date, size: int) -> tuple[int, ...]:
    cents = [0] * size
    for day, amount in moved:
        cents[(day - start).days] += int(amount * 100)
    return tuple(accumulate(cents))


def since(held: Callable[[date], bool], today: date, year: BookYear | None = None) -> date:
    """The first day of the stretch up to `today` on which something held; that of the year where it always did."""
    day, first = today, (year or calendar_year(today)).first
    while day > first and held(day - _DAY):
        day -= _DAY
    return day
