"""What draws on budgets beside contributions: expenses and intentions, by the budget that pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.expense import COMMITTED, PAID, Expense
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.contributions.lines import budget_name


@dataclass(frozen=True, slots=True)
class Draw:
    """An expense or an intention, the canonical name of its budget, and its amount (None where unknown)."""

    record: Expense | Intention
    budget: str
    amount: About | None

    @property
    def day(self) -> date:
        """The day it stands under."""
        return self.record.day

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


def draws(ledger: Ledger) -> tuple[Draw, ...]:
    """Every expense and intention, whatever its day: expenses, then intentions, in page and line order."""
    return ledger.once(_draws)


def _draws(ledger: Ledger) -> tuple[Draw, ...]:
    return (*_expenses(ledger), *_intentions(ledger))


def _expenses(ledger: Ledger) -> Iterator[Draw]:
    for given in ledger.of(Expense):
        yield Draw(given, budget_name(ledger, given.budget), given.amount)


def _intentions(ledger: Ledger) -> Iterator[Draw]:
    circles = ledger.circles.canonical
    for given in ledger.of(Intention):
        paying = given.budget or circles[given.circle or ""]
        yield Draw(given, budget_name(ledger, paying), given.amount)
