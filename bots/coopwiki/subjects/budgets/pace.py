"""The pace of a budget: its rate over the last 90 days, the day it runs out, where it lands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.book_years import BookYear, calendar_year
from coopwiki.core.euros import ZERO, to_cent

WINDOW = timedelta(days=89)
Spending = Mapping[date, Decimal]
"""Euros by day, all of one year and up to the day asked about."""


def by_day(spent: Iterable[tuple[date, Decimal]]) -> Spending:
    """The euros of each day."""
    days: dict[date, Decimal] = defaultdict(lambda: ZERO)
    for day, amount in spent:
        days[day] += amount
    return days


def daily_rate(spending: Spending, on: date, year: BookYear | None = None) -> Fraction:
    """Euros a day, exact, from the later of the year's first day and 89 days before to `on`, over those days.

    `year` is that of `on`; a calendar year where it is not given, here and below.
    """
    start = max((year or calendar_year(on)).first, on - WINDOW)
    spent = sum((amount for day, amount in spending.items() if start <= day <= on), ZERO)
    return Fraction(spent) / ((on - start).days + 1)


def landing(spending: Spending, on: date, year: BookYear | None = None) -> Decimal:
    """Euros spent on the last day of the year if the rate holds, half up to the cent."""
    left = ((year or calendar_year(on)).last - on).days
    return to_cent(Fraction(sum(spending.values(), ZERO)) + daily_rate(spending, on, year) * left)


def run_out(spending: Spending, available: Decimal, on: date, year: BookYear | None = None) -> date | None:
    """The first day on which spending exceeds what is available, or did; None outside the year of `on`."""
    spent = sum(spending.values(), ZERO)
    if spent > available:
        return _exceeded(spending, available, (year or calendar_year(on)).first)
    rate = daily_rate(spending, on, year)
    if rate <= 0:
        return None
    days = Fraction(available - spent) // rate + 1
    end = (year or calendar_year(on)).last
    return on + timedelta(days=int(days)) if days <= (end - on).days else None


def _exceeded(spending: Spending, available: Decimal, first: date) -> date:
    """The day at whose end spending was past it first; the first of the year where it was below zero from the start."""
    total = ZERO
    for day, amount in sorted({first: ZERO, **spending}.items()):
        total += amount
        if total > available:
            return day
    return first
