"""Contributions: lines, hours, unpaid hours and euros, by person, circle and month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.euros import ZERO, to_cent
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import (
    NO_TIME,
    NamedSums,
    Sums,
    brand_of,
    by_month,
    counted_lines,
    left_out_by,
    named,
    summed,
    sums,
)
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import InForce, full_time_minutes
from coopwiki.subjects.rules.year_rule import year_of


@dataclass(frozen=True, slots=True)
class MonthSums(Sums):
    """Sums of a month, `2026-03`, and its lines in order of day."""

    month: str


@dataclass(frozen=True, slots=True)
class YearSums(Sums):
    """Sums of a year. `full_time` is its hours in full-time jobs, two decimals, half up; None without a rule."""

    year: YearName
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


def _months(months: Mapping[str, Iterable[Line]]) -> tuple[MonthSums, ...]:
    return tuple(MonthSums(*summed(months[month]), month=month) for month in sorted(months))


def _years(ledger: Ledger, months: Iterable[MonthSums]) -> tuple[YearSums, ...]:
    rule = full_time_minutes(ledger)
    groups = groupby(months, key=lambda month: year_of(ledger, date.fromisoformat(f"{month.month}-01")))
    return tuple(_year(_added(of_year), year, rule) for year, of_year in groups)


def _added(months: Iterable[Sums]) -> tuple[int, Decimal, Decimal, Decimal]:
    number, minutes, unpaid, amount = 0, NO_TIME, NO_TIME, ZERO
    for row in months:
        number, minutes = number + row.lines, minutes + row.minutes
        unpaid, amount = unpaid + row.unpaid_minutes, amount + row.amount
    return number, minutes, unpaid, amount


def _year(counted: tuple[int, Decimal, Decimal, Decimal], year: BookYear, rule: InForce[Decimal]) -> YearSums:
    whole = rule.on(year.last)
    full_time = to_cent(Fraction(counted[1]) / Fraction(whole)) if whole else None
    return YearSums(*counted, year=year.name, full_time=full_time)


REPORT = ReportType(
    "contributions",
    READS,
    contributions,
    says=("lines, time, unpaid time and euros by person, circle, month, year and brand; what has no slip yet"),
    shows="`Tableau de bord/Contributions`, `Tableau de bord/Contributions 2026-06`",
)

REPORTS = (REPORT,)
