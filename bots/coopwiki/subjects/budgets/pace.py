"""The pace of a budget: its rate over the last 90 days, the day it runs out, where it lands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

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


def daily_rate(spending: Spending, on: date) -> Fraction:
    """Euros a day, exact, from the later of 1 January and 89 days before to `on`, over those days."""
    start = max(date(on.year, 1, 1), on - WINDOW)
    spent = sum((amount for day, amount in spending.items() if start <= day <= on), ZERO)
    return Fraction(spent) / ((on - start).days + 1)


def landing(spending: Spending, on: date) -> Decimal:
    """Euros spent on 31 December if the rate holds, half up to the cent."""
    left = (date(on.year, 12, 31) - on).days
    return to_cent(Fraction(sum(spending.values(), ZERO)) + daily_rate(spending, on) * left)


def run_out(spending: Spending, available: Decimal, on: date) -> date | None:
    """The first day on which spending exceeds what is available, or did; None outside the year of `on`."""
    spent = sum(spending.values(), ZERO)
    if spent > available:
        return _exceeded(spending, available, on)
    rate = daily_rate(spending, on)
    if rate <= 0:
        return None
    days = Fraction(available - spent) // rate + 1
    end = date(on.year, 12, 31)
    return on + timedelta(days=int(days)) if days <= (end - on).days else None


def _exceeded(spending: Spending, available: Decimal, on: date) -> date:
    """The day spending went past it; 1 January where it was below zero from the start."""
    total, first = ZERO, date(on.year, 1, 1)
    for day, amount in ((first, ZERO), *sorted(spending.items())):
        total += amount
        if total > available:
            return day
    return first
