"""Contributions that count, dated up to a day, and their sums: lines, minutes, unpaid minutes, euros."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, lines, lines_by_year

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
    every = lines(ledger)
    is_past = all(year < today.year for year in lines_by_year(ledger))
    return every if is_past else tuple(line for line in every if line.contribution.day <= today)


def counted_by_year(ledger: Ledger, today: date) -> Mapping[int, tuple[Line, ...]]:
    """The contributions dated up to `today` by calendar year, each year's in page and line order."""
    return ledger.once(_counted_by_year, today)


def _counted_by_year(ledger: Ledger, today: date) -> Mapping[int, tuple[Line, ...]]:
    every = lines_by_year(ledger)
    past = {year: found for year, found in every.items() if year < today.year}
    now = ledger.kept.of(today.year, _up_to, every.get(today.year, ()), today)
    return {**past, today.year: now} if now else past


def _up_to(found: tuple[Line, ...], today: date) -> tuple[Line, ...]:
    return tuple(line for line in found if line.contribution.day <= today)


def of_month(ledger: Ledger, today: date, month: str) -> tuple[Line, ...]:
    """The contributions of one month, `2026-03`, dated up to `today`."""
    return by_month(ledger, today).get(month, ())


def by_month(ledger: Ledger, today: date) -> Mapping[str, tuple[Line, ...]]:
    """The contributions dated up to `today` by month, in order of month."""
    return ledger.once(_by_month, today)


def _by_month(ledger: Ledger, today: date) -> Mapping[str, tuple[Line, ...]]:
    years = counted_by_year(ledger, today).items()
    parts = (ledger.kept.of(year, _months, found) for year, found in years)
    return {month: found for months in parts for month, found in months.items()}


def _months(of_year: tuple[Line, ...]) -> Mapping[str, tuple[Line, ...]]:
    found = grouped(of_year, month_of)
    return {month: tuple(found[month]) for month in sorted(found)}


def month_sums(ledger: Ledger, today: date) -> Mapping[str, Sums]:
    """The sums of each month up to `today`, in order of month."""
    return {month: ledger.kept.of(month, sums, found) for month, found in by_month(ledger, today).items()}


def sums(counted: Iterable[Line]) -> Sums:
    """The sums of some lines."""
    return Sums(*summed(counted))


def left_out_by(ledger: Ledger, today: date) -> tuple[LeftOut, ...]:
    """Contributions no total counts because of an error; those dated after today wait for their day."""
    return tuple(o for o in ledger.left_out_of(Contribution) if o.values.get("day", today) <= today)


def summed(counted: Iterable[Line]) -> tuple[int, Decimal, Decimal, Decimal]:
    """How many lines, their minutes, the unpaid ones, and the euros: what `Sums` holds, in its order."""
    rows = [(given.spent or NO_TIME, amount) for given, _, _, _, amount, _ in counted]
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
    return tuple(NamedSums(*summed(groups[item]), name=item) for item in _ordered(groups))


def _ordered(names: Iterable[str | None]) -> list[str | None]:
    return sorted(names, key=lambda item: (item is None, item or ""))


def named_always(ledger: Ledger, today: date, name: Callable[[Line], str | None]) -> tuple[NamedSums, ...]:
    """The sums by name of all contributions dated up to `today`; `name` is a function of a module."""
    years = counted_by_year(ledger, today).items()
    parts = [row for year, found in years for row in ledger.kept.of((year, name), named, found, name)]
    rows: dict[str | None, list[NamedSums]] = {}
    for row in parts:
        rows.setdefault(row.name, []).append(row)
    return tuple(NamedSums(*added(rows[item]), name=item) for item in _ordered(rows))


def added(rows: Iterable[Sums]) -> tuple[int, Decimal, Decimal, Decimal]:
    """The sums of sums, in the order of `Sums`."""
    number, minutes, unpaid, amount = 0, NO_TIME, NO_TIME, ZERO
    for row in rows:
        number, minutes = number + row.lines, minutes + row.minutes
        unpaid, amount = unpaid + row.unpaid_minutes, amount + row.amount
    return number, minutes, unpaid, amount


def who_of(line: Line) -> str:
    """Whose a line is."""
    return line.who


def circle_of(line: Line) -> str | None:
    """The circle it was done for; None where only a budget is named."""
    return line.circle


def month_of(line: Line) -> str:
    """`2026-03`."""
    return line.contribution.day.isoformat()[:7]


def brand_of(line: Line) -> str | None:
    """The brand a line was done under."""
    return line.brand
