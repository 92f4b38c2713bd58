"""All years that have budgets, each budget with the records behind it: what the pages of the report "budgets" show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.accounts import BudgetAccount, accounts, years
from coopwiki.subjects.budgets.assertions_report import assertions
from coopwiki.subjects.budgets.budgets_report import CONTRIBUTIVE, Budgets, budgets
from coopwiki.subjects.budgets.evenings import Evening, evenings, month_end_before
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.budgets.transfers_report import Transfers, transfers
from coopwiki.subjects.circles.role_lines import RoleName, role_names
from coopwiki.subjects.closing.envelope import place
from coopwiki.subjects.closing.report import envelopes, shares_of_year
from coopwiki.subjects.closing.simulation_report import simulations
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.one_year import one_year
from coopwiki.subjects.decisions.citations import DecisionLink, cause_of
from coopwiki.subjects.rules.year_rule import last_day, year_of

Cause = DecisionLink | None


@dataclass(frozen=True, slots=True)
class BudgetDetail:
    """One budget of a year, and what stands behind its figures; `lines` by day.

    `causes`: the decision that each of the account's budgets and transfers names. `drawn_to`: the last evening its
    chart shows. `lasts`: whether it holds until the year's end at today's pace. `is_foreseen`: whether its shares at
    the year's end are simulated. `shares`: what each line of a closed budget is paid.
    """

    row: BudgetRow
    account: BudgetAccount
    lines: tuple[Line, ...]
    set_causes: tuple[Cause, ...]
    move_causes: tuple[Cause, ...]
    drawn_to: date
    evenings: tuple[Evening, ...]
    lasts: bool
    is_foreseen: bool
    shares: tuple[tuple[Line, Decimal], ...]


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """One year as it stands on its last day, or today. `is_shared`: whether a page is about its closing."""

    data: Budgets
    book_year: BookYear
    budgets: tuple[BudgetDetail, ...]
    moved: Transfers
    is_shared: bool


@dataclass(frozen=True, slots=True)
class BudgetYears:
    """Every year; `current` is today's. `roles`: those that lines may be noted for.

    `has_balances`: whether somebody has noted a balance.
    """

    current: Budgets
    years: tuple[BudgetYear, ...]
    has_balances: bool
    roles: frozenset[RoleName]


def budget_years(ledger: Ledger, data: Budgets) -> BudgetYears:
    """The years up to that of a report on budgets."""
    return BudgetYears(
        data,
        tuple(_years(ledger, data)),
        bool(assertions(ledger, data.on).assertions),
        role_names(ledger),
    )


def _years(ledger: Ledger, data: Budgets) -> Iterator[BudgetYear]:
    """Past years as they stand on their last day, the current one as of today."""
    shared = _shared(ledger, data)
    for year in years(ledger, data.on):
        on = min(data.on, last_day(ledger, year))
        foreseen = simulations(ledger, data.on) if year == data.year else ()
        names = frozenset(one.budget.name for one in foreseen)
        of_year = one_year(ledger, year_of(ledger, on))
        yield of_year.once(_year, on, data.on, names, shared & {year})


def _shared(ledger: Ledger, data: Budgets) -> frozenset[YearName]:
    """The years that have a page about their closing."""
    found = frozenset(one.year for one in envelopes(ledger, data.on))
    return found | ({data.year} if simulations(ledger, data.on) else set())


def _year(ledger: Ledger, on: date, today: date, foreseen: frozenset[str], shared: frozenset[YearName]) -> BudgetYear:
    data = budgets(ledger, on)
    details = _Details(ledger, on, today, foreseen)
    pairs = zip(data.budgets, accounts(ledger, on), strict=True)
    return BudgetYear(
        data,
        details.year,
        tuple(details.of(row, account) for row, account in pairs),
        transfers(ledger, data),
        data.year in shared,
    )


class _Details:
    """What the budgets of one year share: its day, what is decided by `today`, the names of those foreseen."""

    def __init__(self, ledger: Ledger, on: date, today: date, foreseen: frozenset[str]) -> None:
        self._ledger, self._on, self._foreseen = ledger, on, foreseen
        self.year = year_of(ledger, on)
        self._decided = shares_of_year(ledger, self.year, today)

    def of(self, row: BudgetRow, account: BudgetAccount) -> BudgetDetail:
        """The details of one budget of the year."""
        lines = tuple(sorted(account.lines, key=lambda line: line.contribution.day))
        drawn_to = _drawn_to(row, self._on)
        return BudgetDetail(
            row=row,
            account=account,
            lines=lines,
            set_causes=tuple(cause_of(self._ledger, budget) for budget in account.set_by),
            move_causes=tuple(cause_of(self._ledger, move.transfer) for move in account.moved),
            drawn_to=drawn_to,
            evenings=evenings(row.pace.by_month, row.sums.available, drawn_to, self.year),
            lasts=self._on < self.year.last and _lasts(row),
            is_foreseen=row.name in self._foreseen and row.nature == CONTRIBUTIVE,
            shares=tuple(self._shares(lines)),
        )

    def _shares(self, lines: Iterable[Line]) -> Iterator[tuple[Line, Decimal]]:
        decided = self._decided
        return ((line, decided[place(line)]) for line in lines if place(line) in decided)


def _drawn_to(row: BudgetRow, on: date) -> date:
    """The last evening its chart shows: `on`, or the end of the month before while nothing is being spent.

    A page without news doesn't change from day to day.
    """
    return on if row.pace.landing != row.sums.spent else month_end_before(on)


def _lasts(row: BudgetRow) -> bool:
    """Whether a budget holds at its pace until the end of its year."""
    known = row.exists and not row.is_unread and row.sums.available > 0
    return known and row.pace.run_out is None and row.pace.landing <= row.sums.available
