"""What draws on budgets beside contributions: expenses and intentions, by the budget that pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.costs import Cost
from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.expense import COMMITTED, PAID, Expense
from coopwiki.subjects.budgets.purchases import purchases
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.contributions.lines import budget_name


@dataclass(frozen=True, slots=True)
class Draw:
    """An expense on a day on which it is due, or an intention; its budget's canonical name, its amount or None.

    `written` is the record as it was typed: the same, but for an expense that comes back or that a rule prices.
    """

    record: Expense | Intention
    budget: str
    amount: About | None
    written: Expense | Intention

    @property
    def day(self) -> date:
        """The day it stands under."""
        return self.record.day

    @property
    def since(self) -> date:
        """The day from which it counts: that of its record."""
        return self.written.day

    @property
    def cost(self) -> Cost | None:
        """How its amount is made, where that isn't simply written."""
        return self.written.amount if isinstance(self.written.amount, Cost) else None

    @property
    def is_intention(self) -> bool:
        """Whether it is work announced, not something bought."""
        return isinstance(self.record, Intention)

    @property
    def paid(self) -> bool:
        """Whether it is an expense that is paid: it is spent."""
        return isinstance(self.record, Expense) and self.record.state == PAID

    @property
    def committed(self) -> bool:
        """Whether it will be spent: an expense decided and not yet paid, an intention still open."""
        if isinstance(self.record, Intention):
            return self.record.awaited
        return self.record.state == COMMITTED


def draws(ledger: Ledger, on: date) -> tuple[Draw, ...]:
    """Every expense and intention, whatever its day: expenses, then intentions, in page and line order.

    An expense that comes back stands on each of its days up to the end of the year of `on`.
    """
    return ledger.once(_draws, on)


def _draws(ledger: Ledger, on: date) -> tuple[Draw, ...]:
    return (*_expenses(ledger, on), *ledger.once(_intentions))


def _expenses(ledger: Ledger, on: date) -> Iterator[Draw]:
    for one in purchases(ledger, on):
        yield Draw(one.due, budget_name(ledger, one.due.budget), one.due.amount, one.written)


def _intentions(ledger: Ledger) -> tuple[Draw, ...]:
    circles = ledger.circles.canonical
    found = ((given, given.budget or circles[given.circle or ""]) for given in ledger.of(Intention))
    return tuple(Draw(given, budget_name(ledger, paying), given.amount, given) for given, paying in found)
