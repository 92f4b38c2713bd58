"""Days of a month, and how French people write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from random import Random

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def in_words(day: date) -> str:
    """`1er mars 2026`, `12 mars 2026`."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def month_days(year: int, month: int) -> tuple[date, ...]:
    """Every day of a month."""
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def working_day(draw: Random, days: tuple[date, ...]) -> date:
    """A day of these, seldom on a weekend."""
    return draw.choices(days, [6 if day.weekday() < 5 else 1 for day in days])[0]
