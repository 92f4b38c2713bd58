"""The figures that articles of the code social name, worked out by the other reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.circles.circles_report import circles
from coopwiki.subjects.circles.holding import OVER, VACANT
from coopwiki.subjects.circles.mandates_report import mandates
from coopwiki.subjects.circles.roles_report import roles
from coopwiki.subjects.contributions.small_groups import FEWEST
from coopwiki.subjects.contributions.sums import counted_lines
from coopwiki.subjects.decisions.decisions_report import DecisionYear, decisions
from coopwiki.subjects.decisions.proposals_report import proposals
from coopwiki.subjects.finances.finances_report import YearRow, finances
from coopwiki.subjects.rules.rules import KNOWN, in_force
from coopwiki.subjects.rules.year_rule import year_of
from coopwiki.subjects.social_code import indicators as names
from coopwiki.subjects.social_code.indicators import Indicator

Figure = Callable[[Ledger, date], Decimal | None]


def _year(ledger: Ledger, today: date) -> DecisionYear | None:
    return next((y for y in decisions(ledger, today).by_year if y.year == today.year), None)


def _consent(ledger: Ledger, today: date) -> Decimal | None:
    year = _year(ledger, today)
    return Decimal(year.percent) if year else None


def _decisions(ledger: Ledger, today: date) -> Decimal:
    year = _year(ledger, today)
    return Decimal(year.decisions if year else 0)


def _used(ledger: Ledger, today: date) -> Decimal | None:
    used = budgets(ledger, today).totals.sums.used_percent
    return None if used is None else Decimal(used)


def _volunteered(ledger: Ledger, today: date) -> Decimal | None:
    """Unpaid minutes over all of the year, whole, rounded down.

    None where one or two people alone gave it, or the rest.
    """
    year = year_of(ledger, today)
    lines = [li for li in counted_lines(ledger, today) if li.contribution.day in year]
    spent = sum((li.contribution.spent or Decimal(0) for li in lines), Decimal(0))
    unpaid = sum((li.contribution.spent or Decimal(0) for li in lines if li.unpaid), Decimal(0))
    people = ({li.who for li in lines if li.contribution.spent and li.unpaid is free} for free in (True, False))
    if not spent or any(0 < len(found) < FEWEST for found in people):
        return None
    return 100 * unpaid // spent


def _over(ledger: Ledger, today: date) -> Decimal:
    rows = mandates(ledger, today).mandates
    return Decimal(sum(row.state == OVER and not row.followed for row in rows))


YEARLY: Mapping[str, Callable[[YearRow], Decimal | None]] = MappingProxyType({
    names.TURNOVER: lambda row: row.turnover,
    names.RESULT: lambda row: row.result,
    names.CAPITAL: lambda row: row.capital,
    names.PUBLIC_SHARE: lambda row: None if row.public_share is None else Decimal(row.public_share),
})  # fmt: skip
"""The figures of a year."""


def _of_year(name: str, year: int | None, ledger: Ledger, today: date) -> Decimal | None:
    """A figure of a year; where None is asked for, of the last one for which it is known."""
    rows = finances(ledger, today).years
    known = (YEARLY[name](row) for row in reversed(rows) if year in (None, row.year))
    return next((value for value in known if value is not None), None)


FIGURES: Mapping[str, Figure] = MappingProxyType({
    names.CONSENT: _consent,
    names.DECISIONS: _decisions,
    names.PROPOSALS: lambda ledger, today: Decimal(len(proposals(ledger, today).open)),
    names.SPENT: lambda ledger, today: budgets(ledger, today).totals.sums.spent,
    names.USED: _used,
    names.VOLUNTEERED: _volunteered,
    names.CIRCLES: lambda ledger, today: Decimal(len(circles(ledger, today).circles)),
    names.QUIET: lambda ledger, today: Decimal(sum(row.quiet for row in circles(ledger, today).circles)),
    names.VACANT: lambda ledger, today: Decimal(sum(r.state == VACANT for r in roles(ledger, today).roles)),
    names.OVER: _over,
    **{name: partial(_of_year, name, None) for name in YEARLY},
})  # fmt: skip
"""Each figure by its name; None while there is none."""


def value_of(ledger: Ledger, indicator: Indicator, today: date) -> Decimal | None:
    """The value of a figure, or of the rule in force today; None while there is none."""
    if indicator.name in YEARLY:
        return _of_year(indicator.name, indicator.year, ledger, today)
    if indicator.name in FIGURES:
        return FIGURES[indicator.name](ledger, today)
    held: Decimal | None = in_force(ledger, indicator.name, KNOWN[indicator.name]).on(today)
    return held
