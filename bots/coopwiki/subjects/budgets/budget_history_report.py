"""What was known of a budget month after month: each month's figures, from what pages said that evening."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from coopwiki.core.book_years import BookYear, YearName, calendar_year
from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import loose
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.row import BudgetRow, BudgetTotals, percent
from coopwiki.subjects.contributions.lines import budget_name


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One evening. Euros; `landing_percent` of what is available, whole, rounded down, None where nothing is.

    `run_out` is the day the budget was then seen to run out, `alerts` what the dashboard said; of all
    budgets together, which ones it said run out. `exists`: whether the budget was set, or drawn on.
    """

    on: date
    exists: bool
    available: Decimal
    spent: Decimal
    landing: Decimal
    landing_percent: int | None
    run_out: date | None
    alerts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A budget's year as it was known; `name` is None for all budgets together.

    `warned` is the first evening with an alert. `told` is since when, without a break up to the last
    evening, a day of running out within the year was among them; `over` since when, likewise, the year was
    seen to land above what is available. None for never.
    """

    name: str | None
    year: YearName
    warned: date | None
    told: date | None
    over: date | None
    months: tuple[KnownRow, ...]


def evenings(of: BookYear | int, today: date) -> tuple[date, ...]:
    """The last day of each month of a year up to today, and today in a month that goes on.

    A number is a calendar year.
    """
    year = calendar_year(date(of, 1, 1)) if isinstance(of, int) else of
    ends = [months_after(year.first, number) for number in range(1, year.month_of(year.last) + 2)]
    last = (date.fromordinal(end.toordinal() - 1) for end in ends)
    days = dict.fromkeys(min(day, today) for day in last)
    return tuple(day for day in days if day in year)


def known_row(ledger: Ledger, on: date, name: str | None) -> KnownRow:
    """What a ledger, read as of an evening, says of a budget; of all together where `name` is None."""
    data = budgets(ledger, on)
    if name is None:
        out = [row.label for row in data.budgets if row.pace.run_out is not None]
        return _row(on, data.totals, None, tuple(out))
    wanted = {loose(name), loose(budget_name(ledger, name))}
    found = next((row for row in data.budgets if loose(row.label) in wanted), None)
    if found is None:
        return unknown_row(on)
    return _row(on, found, found.pace.run_out, found.alert.sentences)


def unknown_row(on: date) -> KnownRow:
    """An evening on which the budget was written nowhere."""
    return KnownRow(on, False, ZERO, ZERO, ZERO, None, None, ())  # noqa: FBT003


def _row(on: date, figures: BudgetRow | BudgetTotals, run_out: date | None, alerts: tuple[str, ...]) -> KnownRow:
    return KnownRow(
        on=on,
        exists=True,
        available=figures.sums.available,
        spent=figures.sums.spent,
        landing=figures.pace.landing,
        landing_percent=percent(figures.pace.landing, figures.sums.available),
        run_out=run_out,
        alerts=alerts,
    )


def known(name: str | None, year: YearName, rows: Iterable[KnownRow]) -> Known:
    """The evenings of a year, in order."""
    months = tuple(rows)
    return Known(
        name,
        year,
        warned=next((row.on for row in months if row.alerts), None),
        told=_since(months, lambda row: bool(row.run_out or (name is None and row.alerts))),
        over=_since(months, lambda row: row.landing > row.available),
        months=months,
    )


def _since(months: Sequence[KnownRow], held: Callable[[KnownRow], bool]) -> date | None:
    """The first of the last evenings on which something held."""
    stretch = list(takewhile(held, reversed(months)))
    return stretch[-1].on if stretch else None


def names(ledger: Ledger, on: date) -> tuple[str, ...]:
    """The budgets there are, for somebody who typed another name."""
    return tuple(row.label for row in budgets(ledger, on).budgets)
