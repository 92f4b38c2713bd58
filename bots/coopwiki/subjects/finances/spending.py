"""Expenses by what they name: a project, a common, a brand, a funder; and what each funder granted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coopwiki.core.approximate import Estimate, estimate
from coopwiki.core.book_years import BookYears, YearName
from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.typed import one_line, unmarked
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.purchases import begun
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.fundings import counted, same_name

PROJECT, COMMONS, BRAND, FUNDER = DIMENSIONS = ("project", "commons", "brand", "funder")
"""The attributes of an `Expense` that say what it is for."""


@dataclass(frozen=True, slots=True)
class NamedExpenses:
    """The expenses that name one thing, by day; `name` as it is first written."""

    name: str
    expenses: tuple[Expense, ...]

    def in_state(self, state: str) -> Estimate:
        """The sum of those in a state, what nobody knows counted apart."""
        return estimate(one.amount for one in self.expenses if one.state == state)


@dataclass(frozen=True, slots=True)
class Funder:
    """A funder: its fundings that count, in order of year, and the expenses made in its name."""

    name: str
    fundings: tuple[Funding, ...]
    spent: NamedExpenses

    @property
    def granted(self) -> Estimate:
        """The sum of its fundings."""
        return estimate(map(exactly, self.fundings))

    def of_year(self, year: YearName, of: BookYears) -> Funder:
        """The funder's fundings for a year, with the expenses from that year up to its next grant."""
        after = min((one.year for one in self.fundings if one.year > year), default=None)
        return Funder(
            self.name,
            tuple(one for one in self.fundings if one.year == year),
            NamedExpenses(
                self.name, tuple(one for one in self.spent.expenses if _within(of.of(one.day).name, year, after))
            ),
        )


def _within(name: YearName, first: YearName, after: YearName | None) -> bool:
    return name >= first and (after is None or name < after)


def exactly(one: Funding) -> About | None:
    """The amount of a funding, in the form that expenses have; None where it is not written."""
    return None if one.amount is None else About(one.amount, one.amount, approximate=False)


def expenses(ledger: Ledger, today: date) -> tuple[Expense, ...]:
    """Every expense up to today, by day, then in page order; what comes back on each of its days of the year."""
    return tuple(sorted(begun(ledger, today), key=lambda one: one.day))


def spending(ledger: Ledger, today: date, dimension: str) -> tuple[NamedExpenses, ...]:
    """The expenses by what they name in one of `DIMENSIONS`, in order of name."""
    return _in_order(ledger.once(_grouped, today, dimension).values())


def funders(ledger: Ledger, today: date) -> tuple[Funder, ...]:
    """Every funder that granted something or in whose name something is bought, in order of name."""
    spent, given = ledger.once(_grouped, today, FUNDER), defaultdict(list)
    for one in counted(ledger, today):
        given[same_name(one.funder)].append(one)
    found = []
    for name in dict.fromkeys((*given, *spent)):
        own = sorted(given.get(name, ()), key=lambda one: one.year)
        called = own[0].funder if own else spent[name].name
        found.append(Funder(called, tuple(own), spent.get(name) or NamedExpenses(called, ())))
    return tuple(sorted(found, key=lambda one: (loose(one.name), one.name)))


def without_any(ledger: Ledger, today: date) -> tuple[Expense, ...]:
    """The expenses that name nothing in any dimension."""
    return tuple(one for one in expenses(ledger, today) if not any(named(one, each) for each in DIMENSIONS))


def named(one: Expense, dimension: str) -> str:
    """What an expense names, as it reads; '' for nothing."""
    typed: str | None = getattr(one, dimension)
    return one_line(unmarked(typed or ""))


def _grouped(ledger: Ledger, today: date, dimension: str) -> Mapping[str, NamedExpenses]:
    found: dict[str, list[Expense]] = defaultdict(list)
    for one in expenses(ledger, today):
        if name := named(one, dimension):
            found[same_name(name)].append(one)
    return {key: NamedExpenses(named(own[0], dimension), tuple(own)) for key, own in found.items()}


def _in_order(rows: Iterable[NamedExpenses]) -> tuple[NamedExpenses, ...]:
    return tuple(sorted(rows, key=lambda row: (loose(row.name), row.name)))
