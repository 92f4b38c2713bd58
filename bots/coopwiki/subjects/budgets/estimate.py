"""Where a budget may land at the end of its year, between a low and a high estimate, and against an even pace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.approximate import Estimate
from coopwiki.core.book_years import BookYear, calendar_year
from coopwiki.core.euros import ZERO, to_cent, write_euros
from coopwiki.core.messages import spaced
from coopwiki.subjects.budgets.pace import Spending, daily_rate


@dataclass(frozen=True, slots=True)
class Landing:
    """Euros spent on the last day of the year, at least and at most, and how both were made."""

    low: Decimal
    high: Decimal
    how: str


def landing_range(spending: Spending, committed: Estimate, on: date, year: BookYear | None = None) -> Landing:
    """The year's two paces: the last 90 days', and since its first day; half up to the cent.

    Low: the slower of both for the days left, or what is already committed (low) where that is more.
    High: the faster of both for the days left, and what is committed (high) besides. A pace below zero
    counts as none. Commitments of an unknown amount are in neither.
    """
    of = year or calendar_year(on)
    spent, left = sum(spending.values(), ZERO), (of.last - on).days
    paces = [max(Fraction(0), pace) for pace in (daily_rate(spending, on, of), Fraction(spent) / of.passed(on))]
    slow, fast = (to_cent(pace * left) for pace in (min(paces), max(paces)))
    low, high = spent + max(slow, committed.low), spent + fast + committed.high
    return Landing(low, high, spaced(_how(spent, slow, fast, committed, of)))


def _how(spent: Decimal, slow: Decimal, fast: Decimal, committed: Estimate, year: BookYear) -> str:
    least = (
        f"ce qui est déjà engagé ({write_euros(committed.low)})"
        if committed.low > slow
        else f"{write_euros(slow)} au rythme le plus lent"
    )
    besides = f", et {committed} engagés" if committed.high or committed.unknown else ""
    return (
        f"Au moins : {write_euros(spent)} déjà dépensés, plus {least}. Au plus : {write_euros(spent)} déjà "
        f"dépensés, plus {write_euros(fast)} au rythme le plus rapide{besides}. Les deux rythmes sont celui des "
        f"90 derniers jours et celui depuis le {year.begins}."
    )


def even_pace(available: Decimal, on: date, year: BookYear | None = None) -> Decimal:
    """What would be spent by that evening if the year's euros were spent evenly, half up to the cent."""
    of = year or calendar_year(on)
    return to_cent(Fraction(available) * of.passed(on) / of.days)


def by_month(spending: Spending, on: date, year: BookYear | None = None) -> tuple[Decimal, ...]:
    """Euros of each month of the year, its first one first, up to the month of `on`."""
    of = year or calendar_year(on)
    months = [ZERO] * (of.month_of(on) + 1)
    for day, amount in spending.items():
        months[of.month_of(day)] += amount
    return tuple(months)
