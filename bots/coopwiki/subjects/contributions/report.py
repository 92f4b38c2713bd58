"""Contributions: lines, hours, unpaid hours and euros, by person, circle and month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.euros import to_cent
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.lines import Line, contributions_of_years
from coopwiki.subjects.contributions.sums import (
    NamedSums,
    Sums,
    added,
    brand_of,
    circle_of,
    counted_by_year,
    left_out_by,
    month_sums,
    named_always,
    sums,
    who_of,
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
    months = tuple(MonthSums(*added((row,)), month=month) for month, row in month_sums(ledger, today).items())
    coming = contributions_of_years(ledger, today.year, date.max.year)
    return Contributions(
        on=today,
        revision=as_of(ledger, READS),
        by_person=named_always(ledger, today, who_of),
        by_circle=named_always(ledger, today, circle_of),
        by_month=months,
        by_year=_years(ledger, months),
        by_brand=tuple(row for row in named_always(ledger, today, brand_of) if row.name),
        not_invoiced=_not_invoiced(ledger, today),
        totals=NamedSums(*added(months), name=None),
        left_out=len(left_out_by(ledger, today)),
        future=future_of("Contribution", ((c.page, c.line, c.day) for c in coming), today),
    )


def _not_invoiced(ledger: Ledger, today: date) -> Sums:
    years = counted_by_year(ledger, today).items()
    return Sums(*added(ledger.kept.of(year, _without_slip, found) for year, found in years))


def _without_slip(of_year: tuple[Line, ...]) -> Sums:
    return sums(line for line in of_year if line.amount and not line.contribution.slip)


def _years(ledger: Ledger, months: Iterable[MonthSums]) -> tuple[YearSums, ...]:
    rule = full_time_minutes(ledger)
    groups = groupby(months, key=lambda month: year_of(ledger, date.fromisoformat(f"{month.month}-01")))
    return tuple(_year(added(of_year), year, rule) for year, of_year in groups)


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
