"""The pace of a budget: its rate over the last 90 days, the day it runs out, where it lands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.euros import ZERO, to_cent

WINDOW = timedelta(days=89)
Spending = Iterable[tuple[date, Decimal]]
"""Days and euros, all of one year and up to the day asked about."""


def daily_rate(spending: Spending, on: date) -> Fraction:
    """Euros a day, exact, from the later of 1 January and 89 days before to `on`, over those days."""
    start = max(date(on.year, 1, 1), on - WINDOW)
    spent = sum((amount for day, amount in spending if start <= day <= on), ZERO)
    return Fraction(spent) / ((on - start).days + 1)


def landing(spending: Spending, on: date) -> Decimal:
    """Euros spent on 31 December if the rate holds, half up to the cent."""
    spending = tuple(spending)
    left = (date(on.year, 12, 31) - on).days
    return to_cent(
        Fraction(sum((amount for _, amount in spending), ZERO)) + daily_rate(spending, on) * left
    )


def run_out(spending: Spending, available: Decimal, on: date) -> date | None:
    """The first day on which spending exceeds what is available, or did; None outside the year of `on`."""
    spending = tuple(spending)
    spent = sum((amount for _, amount in spending), ZERO)
    if spent > available:
        return _exceeded(spending, available, on)
    rate = daily_rate(spending, on)
    if rate <= 0:
        return None
    days = Fraction(available - spent) // rate + 1
    end = date(on.year, 12, 31)
    return on + timedelta(days=int(days)) if days <= (end - on).days else None


def _exceeded(spending: Spending, available: Decimal, on: date) -> date:
    by_day: dict[date, Decimal] = defaultdict(lambda: ZERO)
    for day, amount in spending:
        by_day[day] += amount
    total = ZERO
    for day in sorted(by_day):
        total += by_day[day]
        if total > available:
            return day
    return date(on.year, 1, 1)
