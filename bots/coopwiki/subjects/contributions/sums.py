"""Contributions that count, dated up to a day, and their sums: lines, minutes, unpaid minutes, euros."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines

Key = TypeVar("Key")
NO_TIME = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """How many lines, their minutes, the minutes for which nothing is asked, and the euros asked."""

    lines: int
    minutes: Decimal
    unpaid_minutes: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class NamedSums(Sums):
    """Sums of a person or a circle; `name` is None for lines that name a budget and no circle."""

    name: str | None


def counted_lines(ledger: Ledger, today: date) -> tuple[Line, ...]:
    """The contributions dated up to `today`, in page and line order."""
    return ledger.once(_counted_lines, today)


def _counted_lines(ledger: Ledger, today: date) -> tuple[Line, ...]:
    return tuple(line for line in lines(ledger) if line.contribution.day <= today)


def of_month(ledger: Ledger, today: date, month: str) -> tuple[Line, ...]:
    """The contributions of one month, `2026-03`, dated up to `today`."""
    return tuple(by_month(ledger, today).get(month, ()))


def by_month(ledger: Ledger, today: date) -> dict[str, list[Line]]:
    """The contributions dated up to `today`, by month."""
    return ledger.once(_by_month, today)


def _by_month(ledger: Ledger, today: date) -> dict[str, list[Line]]:
    return grouped(counted_lines(ledger, today), month_of)


def sums(counted: Iterable[Line]) -> Sums:
    """The sums of some lines."""
    return Sums(*summed(counted))


def left_out_by(ledger: Ledger, today: date) -> tuple[LeftOut, ...]:
    """Contributions no total counts because of an error; those dated after today wait for their day."""
    return tuple(o for o in ledger.left_out_of(Contribution) if o.values.get("day", today) <= today)


def summed(counted: Iterable[Line]) -> tuple[int, Decimal, Decimal, Decimal]:
    """How many lines, their minutes, the unpaid ones, and the euros: what `Sums` holds, in its order."""
    rows = [(given.spent or NO_TIME, amount) for given, _, _, _, amount in counted]
    minutes = sum((spent for spent, _ in rows), NO_TIME)
    unpaid = sum((spent for spent, amount in rows if not amount), NO_TIME)
    return len(rows), minutes, unpaid, sum((amount for _, amount in rows), ZERO)


def grouped(counted: Iterable[Line], name: Callable[[Line], Key]) -> dict[Key, list[Line]]:
    """Lines by what `name` makes of them."""
    groups: dict[Key, list[Line]] = {}
    for line in counted:
        groups.setdefault(name(line), []).append(line)
    return groups


def named(counted: Iterable[Line], name: Callable[[Line], str | None]) -> tuple[NamedSums, ...]:
    """Sums by name, in order of name, the nameless last."""
    groups = grouped(counted, name)
    ordered = sorted(groups, key=lambda item: (item is None, item or ""))
    return tuple(NamedSums(*summed(groups[item]), name=item) for item in ordered)


def month_of(line: Line) -> str:
    """`2026-03`."""
    return line.contribution.day.isoformat()[:7]


def brand_of(line: Line) -> str | None:
    """The brand a line was done under, as typed."""
    return line.contribution.brand
