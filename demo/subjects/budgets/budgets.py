"""The envelopes of both years and the transfers between them.

Last year ended over-spent: at the end of October 10 000 € were left, and far more was asked for in
November and December. This year one circle is about to run out, the others are well within theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from subjects.circles.circles import TIGHT, Circle
from subjects.contributions.lines import NOTHING, Line, total
from subjects.contributions.months import WITHOUT_CIRCLE

LEFT_IN_NOVEMBER = Decimal(10_000)
"""What was left, over all, at the end of October of a year that is over."""

_USED = Decimal("0.84")
_LEAST = Decimal(150)
_EASE = Decimal("1.2")
_EASE_APART = Decimal("1.4")


@dataclass(frozen=True, slots=True)
class Transfer:
    """An amount moved from a budget to another."""

    day: date
    source: str
    target: str
    amount: Decimal


def transfers(year: int) -> tuple[Transfer, ...]:
    """The year's transfers, the same ones each year."""
    moves = (
        (2, 16, "Inter-CAE", "Vie coopérative", 150),
        (5, 19, "Formation", "Qualiopi", 250),
        (6, 23, "Communication", "Technique", 300),
        (9, 15, "Santé au travail", "Accompagnement", 200),
        (10, 13, "Vie coopérative", "Communication", 180),
    )
    return tuple(Transfer(date(year, month, day), a, b, Decimal(euros)) for month, day, a, b, euros in moves)


def net(name: str, moves: Iterable[Transfer]) -> Decimal:
    """What transfers add to a budget, negative when they take away."""
    return sum((m.amount * ((m.target == name) - (m.source == name)) for m in moves), NOTHING)


def allocated_last_year(circles: tuple[Circle, ...], lines: tuple[Line, ...]) -> dict[str, Decimal]:
    """Euros set aside by budget for a year that is over, `lines` being all of its contributions."""
    before = tuple(line for line in lines if line.day.month <= 10)
    whole = _up(total(before), 100) + LEFT_IN_NOVEMBER
    apart = {name: _up(_spent(name, lines) * Decimal("1.05"), 100) for name in WITHOUT_CIRCLE}
    wishes = {circle.name: _spent(circle.name, lines) * circle.care for circle in circles}
    share = (whole - sum(apart.values())) / sum(wishes.values())
    shared = {name: _down(wish * share, 50) for name, wish in wishes.items()}
    shared[circles[0].name] += whole - sum(apart.values()) - sum(shared.values())
    return shared | apart


def allocated_this_year(circles: tuple[Circle, ...], lines: tuple[Line, ...], today: date) -> dict[str, Decimal]:
    """Euros set aside by budget, `lines` being the contributions up to 31 December.

    Only the tight circle's depends on today: 84 % of it is used, or more near the end of the year.
    """
    eases = {circle.name: _EASE for circle in circles} | dict.fromkeys(WITHOUT_CIRCLE, _EASE_APART)
    moves = transfers(today.year)
    easy = {name: _up(_spent(name, lines) * ease - net(name, moves), 100) for name, ease in eases.items()}
    done = tuple(move for move in moves if move.day <= today)
    return easy | {TIGHT: _tight(lines, today) - net(TIGHT, done)}


def _tight(lines: tuple[Line, ...], today: date) -> Decimal:
    """Euros available, such that they run out this year at the rate of the last 90 days."""
    spent = tuple(line for line in lines if line.payer == TIGHT and line.day <= today)
    start = max(date(today.year, 1, 1), today - timedelta(days=89))
    rate = total(tuple(line for line in spent if line.day >= start)) / ((today - start).days + 1)
    left = (date(today.year, 12, 31) - today).days
    most = total(spent) + rate * max(left * 2 // 3, 1)
    return max(_up(min(total(spent) / _USED, most), 10), _LEAST)


def _spent(name: str, lines: Iterable[Line]) -> Decimal:
    return total(tuple(line for line in lines if line.payer == name))


def _up(amount: Decimal, step: int) -> Decimal:
    return (amount / step).to_integral_value(ROUND_CEILING) * step


def _down(amount: Decimal, step: int) -> Decimal:
    return (amount / step).to_integral_value(ROUND_FLOOR) * step
