"""A year's figures, exact: what its records say, its growth, the public share of its funding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.book_years import YearName
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.schema.kinds import PERCENT
from coopwiki.subjects.finances.fiscalyear import FiscalYear
from coopwiki.subjects.finances.funding import COOPERATIVE, PUBLIC, Funding
from coopwiki.subjects.finances.fundings import counted
from coopwiki.subjects.rules.rules import Noted, rule_on_day
from coopwiki.subjects.rules.year_rule import book_years, first_day, last_day

CEILING = "part maximale de financement public"
TURNOVER, RESULT, CAPITAL = FIGURES = ("turnover", "result", "capital")
"""The attributes of a `FiscalYear` that hold euros."""


@dataclass(frozen=True, slots=True)
class YearOfFigures:
    """A year: its records in page order, the fundings that count, the year before (None where none is written).

    Where a year stands twice, each figure is the first one written: what one record leaves blank the other may say.
    """

    year: YearName
    records: tuple[FiscalYear, ...]
    fundings: tuple[Funding, ...]
    before: tuple[FiscalYear, ...]
    ceiling: Noted[Decimal] | None

    def said_by(self, figure: str) -> FiscalYear | None:
        """The record that says a figure; None where it is blank."""
        return _first(self.records, figure)

    def figure(self, name: str) -> Decimal | None:
        """A figure of `FIGURES`; None where it is blank."""
        record = self.said_by(name)
        return getattr(record, name) if record else None

    @property
    def turnover_before(self) -> FiscalYear | None:
        """The record of the year before that says its turnover."""
        return _first(self.before, TURNOVER)

    @property
    def growth(self) -> Fraction | None:
        """Per cent by which the turnover grew; None beside a blank, and where the year before has none above zero."""
        now, then = self.figure(TURNOVER), self.turnover_before
        if now is None or then is None or then.turnover is None or then.turnover <= 0:
            return None
        return 100 * (Fraction(now) / Fraction(then.turnover) - 1)

    def of_nature(self, nature: str) -> tuple[Funding, ...]:
        """The fundings of a nature whose amount is known."""
        return tuple(one for one in self.fundings if one.nature == nature and one.amount is not None)

    @property
    def unknown(self) -> tuple[Funding, ...]:
        """The fundings whose amount nobody wrote."""
        return tuple(one for one in self.fundings if one.amount is None)

    @property
    def public_share(self) -> Fraction | None:
        """Public money in per cent of all whose amount is known; None where that is nothing."""
        whole = Fraction(total(self.fundings))
        return 100 * Fraction(total(self.of_nature(PUBLIC))) / whole if whole > 0 else None

    @property
    def outside_only(self) -> bool:
        """Whether the share is of outside money only: no line says what the cooperative itself brings."""
        return bool(self.fundings) and all(one.nature != COOPERATIVE for one in self.fundings)

    @property
    def above_ceiling(self) -> bool:
        """Whether the exact share is above the ceiling in force."""
        share = self.public_share
        return share is not None and self.ceiling is not None and share > Fraction(self.ceiling.value)


def total(fundings: Iterable[Funding]) -> Decimal:
    """The sum of the amounts that are known."""
    return sum((one.amount for one in fundings if one.amount is not None), ZERO)


def _first(records: Iterable[FiscalYear], figure: str) -> FiscalYear | None:
    return next((one for one in records if getattr(one, figure) is not None), None)


def years(ledger: Ledger, today: date) -> tuple[YearOfFigures, ...]:
    """Every year up to today's that has a record or a funding that counts, in order."""
    return ledger.once(_years, today)


def _years(ledger: Ledger, today: date) -> tuple[YearOfFigures, ...]:
    records, fundings = by_year(ledger), defaultdict(list)
    for one in counted(ledger, today):
        fundings[one.year].append(one)
    written = sorted(year for year in {*records, *fundings} if first_day(ledger, year) <= today)
    return tuple(
        YearOfFigures(
            year=year,
            records=records.get(year, ()),
            fundings=tuple(fundings.get(year, ())),
            before=_before(ledger, records, year),
            ceiling=rule_on_day(ledger, CEILING, PERCENT, min(last_day(ledger, year), today)),
        )
        for year in written
    )


def by_year(ledger: Ledger) -> Mapping[YearName, tuple[FiscalYear, ...]]:
    """The records of each year, in page order."""
    found: dict[YearName, list[FiscalYear]] = defaultdict(list)
    for one in ledger.of(FiscalYear):
        found[one.year].append(one)
    return {year: tuple(own) for year, own in found.items()}


def tenths(percent: Fraction) -> Decimal:
    """Per cent to one decimal, half up, away from zero on a tie.

    >>> tenths(Fraction(1005, 100)), tenths(Fraction(-1005, 100))
    (Decimal('10.1'), Decimal('-10.1'))
    """
    whole = (2 * abs(percent.numerator) * 10 + percent.denominator) // (2 * percent.denominator)
    return (Decimal(whole) if percent >= 0 else -Decimal(whole)).scaleb(-1) + 0


def _before(
    ledger: Ledger, records: Mapping[YearName, tuple[FiscalYear, ...]], name: YearName
) -> tuple[FiscalYear, ...]:
    """The records of the year before; none for a year that is no book year."""
    of = book_years(ledger)
    year = of.named(name)
    return records.get(of.before(year).name, ()) if year else ()
