"""Contributions: lines, hours, unpaid hours and euros, by person, circle and month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from coopwiki.core.euros import ZERO, to_cent
from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line as Line
from coopwiki.subjects.contributions.lines import lines
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import InForce, full_time_minutes

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


@dataclass(frozen=True, slots=True)
class MonthSums(Sums):
    """Sums of a month, `2026-03`, and its lines in order of day."""

    month: str


@dataclass(frozen=True, slots=True)
class YearSums(Sums):
    """Sums of a year. `full_time` is its hours in full-time jobs, two decimals, half up; None without a rule."""

    year: int
    full_time: Decimal | None


@dataclass(frozen=True, slots=True)
class Contributions:
    """All contributions dated up to `on`. `left_out` counts the calls that could not be read.

    `not_invoiced` are the lines that ask for something and have no slip (`bon`) yet.
    """

    on: date
    revision: int
    by_person: tuple[NamedSums, ...]
    by_circle: tuple[NamedSums, ...]
    by_month: tuple[MonthSums, ...]
    by_year: tuple[YearSums, ...]
    by_brand: tuple[NamedSums, ...]
    not_invoiced: Sums
    totals: NamedSums
    left_out: int
    future: tuple[Future, ...]


READS = (Contribution, Circle, Profile, Rule)


def contributions(ledger: Ledger, today: date) -> Contributions:
    """Over all time up to `today`. To the cent per line, then summed; lines with an error are left out."""
    counted = counted_lines(ledger, today)
    months = _months(by_month(ledger, today))
    return Contributions(
        on=today,
        revision=as_of(ledger, READS),
        by_person=named(counted, lambda line: line.who),
        by_circle=named(counted, lambda line: line.circle),
        by_month=months,
        by_year=_years(ledger, months),
        by_brand=named((line for line in counted if line.contribution.brand), brand_of),
        not_invoiced=sums(line for line in counted if line.amount and not line.contribution.slip),
        totals=NamedSums(*_added(months), name=None),
        left_out=len(left_out_by(ledger, today)),
        future=future_of("Contribution", ((c.page, c.line, c.day) for c in ledger.of(Contribution)), today),
    )


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
    return Sums(*_sums(counted))


def left_out_by(ledger: Ledger, today: date) -> tuple[LeftOut, ...]:
    """Contributions no total counts because of an error; those dated after today wait for their day."""
    return tuple(o for o in ledger.left_out_of(Contribution) if o.values.get("day", today) <= today)


def _sums(counted: Iterable[Line]) -> tuple[int, Decimal, Decimal, Decimal]:
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
    return tuple(NamedSums(*_sums(groups[item]), name=item) for item in ordered)


def month_of(line: Line) -> str:
    """`2026-03`."""
    return line.contribution.day.isoformat()[:7]


def _months(months: Mapping[str, Iterable[Line]]) -> tuple[MonthSums, ...]:
    return tuple(MonthSums(*_sums(months[month]), month=month) for month in sorted(months))


def _years(ledger: Ledger, months: Iterable[MonthSums]) -> tuple[YearSums, ...]:
    rule = full_time_minutes(ledger)
    groups = groupby(months, key=lambda month: month.month[:4])
    return tuple(_year(_added(of_year), int(year), rule) for year, of_year in groups)


def _added(months: Iterable[Sums]) -> tuple[int, Decimal, Decimal, Decimal]:
    number, minutes, unpaid, amount = 0, NO_TIME, NO_TIME, ZERO
    for row in months:
        number, minutes = number + row.lines, minutes + row.minutes
        unpaid, amount = unpaid + row.unpaid_minutes, amount + row.amount
    return number, minutes, unpaid, amount


def _year(counted: tuple[int, Decimal, Decimal, Decimal], year: int, rule: InForce[Decimal]) -> YearSums:
    whole = rule.on(date(year, 12, 31))
    full_time = to_cent(Fraction(counted[1]) / Fraction(whole)) if whole else None
    return YearSums(*counted, year=year, full_time=full_time)


def brand_of(line: Line) -> str | None:
    """The brand a line was done under, as typed."""
    return line.contribution.brand


REPORT = ReportType(
    "contributions",
    READS,
    contributions,
    says=("lines, time, unpaid time and euros by person, circle, month, year and brand; what has no slip yet"),
    shows="`Tableau de bord/Contributions`, `Tableau de bord/Contributions 2026-06`",
)

REPORTS = (REPORT,)
