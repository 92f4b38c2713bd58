"""The work and the money that went into something: a common, a brand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from coopwiki.core.approximate import Estimate, estimate
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.subjects.budgets.expense import COMMITTED, CONSIDERED, PAID, Expense
from coopwiki.subjects.budgets.purchases import begun
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import Sums, counted_lines, sums

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spending:
    """Expenses by state, as vague as they were written; unknown amounts are counted, they are no zero."""

    considered: Estimate
    committed: Estimate
    paid: Estimate


@dataclass(frozen=True, slots=True)
class Effort:
    """The lines and expenses of one thing, and their sums."""

    lines: tuple[Line, ...]
    expenses: tuple[Expense, ...]

    @property
    def work(self) -> Sums:
        """The sums of its contributions."""
        return sums(self.lines)

    @property
    def spending(self) -> Spending:
        """The sums of its expenses."""
        return Spending(*(self._of(state) for state in (CONSIDERED, COMMITTED, PAID)))

    def of(self, state: str) -> tuple[Expense, ...]:
        """The expenses of one state."""
        return tuple(one for one in self.expenses if one.state == state)

    def _of(self, state: str) -> Estimate:
        return estimate(one.amount for one in self.of(state))


def effort_for_common(ledger: Ledger, today: date, name: str) -> Effort:
    """Contributions whose `chantier` or budget is the common's name, expenses whose `commun` or budget is."""
    return ledger.once(_by_common, today).get(heading(name), Effort((), ()))


def effort_for_brand(ledger: Ledger, today: date, name: str) -> Effort:
    """Contributions and expenses whose `marque` it is."""
    return ledger.once(_by_brand, today).get(heading(name), Effort((), ()))


def _by_common(ledger: Ledger, today: date) -> Mapping[str, Effort]:
    return _gathered(
        ledger, today, lambda line: (line.contribution.site, line.budget), lambda one: (one.commons, one.budget)
    )


def _by_brand(ledger: Ledger, today: date) -> Mapping[str, Effort]:
    return _gathered(ledger, today, lambda line: (line.contribution.brand,), lambda one: (one.brand,))


def _gathered(
    ledger: Ledger,
    today: date,
    of_line: Callable[[Line], Iterable[str | None]],
    of_expense: Callable[[Expense], Iterable[str | None]],
) -> Mapping[str, Effort]:
    """By name: what is dated up to today, in page and line order; a line that names it twice counts once."""
    lines = _grouped(counted_lines(ledger, today), of_line)
    expenses = _grouped(begun(ledger, today), of_expense)
    return {
        name: Effort(tuple(lines.get(name, ())), tuple(expenses.get(name, ())))
        for name in dict.fromkeys((*lines, *expenses))
    }


def _grouped(given: Iterable[T], names: Callable[[T], Iterable[str | None]]) -> dict[str, list[T]]:
    known: dict[str, str] = {}
    found: dict[str, list[T]] = {}
    for one in given:
        for name in {_form(known, typed) for typed in names(one) if typed}:
            found.setdefault(name, []).append(one)
    return found


def _form(known: dict[str, str], typed: str) -> str:
    if typed not in known:
        known[typed] = heading(typed)
    return known[typed]
