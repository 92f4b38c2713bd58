"""What was spent of a budget by the end of each month, beside an even pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from coopwiki.core.book_years import BookYear, calendar_year
from coopwiki.core.limits import months_after
from coopwiki.subjects.budgets.estimate import even_pace


@dataclass(frozen=True, slots=True)
class Evening:
    """A month's end, or today in this month: what was spent in it and since January, and what an even pace gives."""

    month: str
    spent: Decimal
    since_january: Decimal
    even: Decimal


def evenings(
    by_month: Sequence[Decimal], available: Decimal, on: date, year: BookYear | None = None
) -> tuple[Evening, ...]:
    """The evenings of a budget's year up to `on`; its first month first, euros. None before that ends."""
    of = year or calendar_year(on)
    months = of.months(on) if on >= of.first else ()
    amounts = by_month[: len(months)] if len(by_month) >= len(months) else ()
    return tuple(
        Evening(str(month), spent, since, even_pace(available, min(on, _end(of, number)), of))
        for number, (month, spent, since) in enumerate(zip(months, amounts, accumulate(amounts), strict=False), 1)
    )


def month_end_before(day: date) -> date:
    """The day itself where it ends a month, else the last day of the month before."""
    return day if (day + timedelta(days=1)).day == 1 else day.replace(day=1) - timedelta(days=1)


def _end(year: BookYear, month: int) -> date:
    """The last day of a month of that year, counted from 1."""
    return months_after(year.first, month) - timedelta(days=1)
