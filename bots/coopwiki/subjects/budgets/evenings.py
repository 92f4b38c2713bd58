"""What was spent of a budget by the end of each month, beside an even pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from coopwiki.subjects.budgets.estimate import even_pace


@dataclass(frozen=True, slots=True)
class Evening:
    """A month's end, or today in this month: what was spent in it and since January, and what an even pace gives."""

    month: str
    spent: Decimal
    since_january: Decimal
    even: Decimal


def evenings(by_month: Sequence[Decimal], available: Decimal, on: date) -> tuple[Evening, ...]:
    """The evenings of a budget's year up to `on`; months January first, euros. None before January ends."""
    amounts = by_month[: on.month] if len(by_month) >= on.month else ()
    return tuple(
        Evening(f"{on.year}-{number:02}", spent, since, even_pace(available, min(on, _end(on, number))))
        for number, (spent, since) in enumerate(zip(amounts, accumulate(amounts), strict=True), 1)
    )


def month_end_before(day: date) -> date:
    """The day itself where it ends a month, else the last day of the month before."""
    return day if (day + timedelta(days=1)).day == 1 else day.replace(day=1) - timedelta(days=1)


def _end(on: date, month: int) -> date:
    """The last day of a month of that year."""
    following = date(on.year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
