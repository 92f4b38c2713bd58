"""What transfers of a year did to each budget, and each transfer with the decision it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.accounts import BudgetAccount, Move, accounts
from coopwiki.subjects.budgets.budgets_report import Budgets
from coopwiki.subjects.budgets.row import BudgetRow
from coopwiki.subjects.decisions.citations import DecisionLink, cause_of


@dataclass(frozen=True, slots=True)
class TransferEnd:
    """What transfers did to one budget, in euros."""

    budget: BudgetRow
    given: Decimal
    received: Decimal

    @property
    def net(self) -> Decimal:
        """Received less given."""
        return self.received - self.given


@dataclass(frozen=True, slots=True)
class Moved:
    """A transfer with the canonical names of both ends, and the decision it names where one is written."""

    move: Move
    source: str
    target: str
    cause: DecisionLink | None


@dataclass(frozen=True, slots=True)
class Transfers:
    """The transfers of a year, by day; `ends` are the budgets they leave or reach."""

    ends: tuple[TransferEnd, ...]
    moves: tuple[Moved, ...]

    @property
    def given(self) -> Decimal:
        """Euros that left a budget."""
        return sum((end.given for end in self.ends), ZERO)

    @property
    def received(self) -> Decimal:
        """Euros that reached one."""
        return sum((end.received for end in self.ends), ZERO)


def transfers(ledger: Ledger, data: Budgets) -> Transfers:
    """The transfers of the year of the report on budgets, up to its day."""
    of_year = accounts(ledger, data.on)
    ends = tuple(_end(row, account) for row, account in zip(data.budgets, of_year, strict=True) if account.moved)
    moves = (moved for account in of_year for moved in _arriving(ledger, account))
    return Transfers(ends, tuple(sorted(moves, key=lambda one: (one.move.transfer.day, one.source, one.target))))


def _end(row: BudgetRow, account: BudgetAccount) -> TransferEnd:
    received = sum((m.amount for m in account.moved if m.amount > 0), ZERO)
    given = sum((-m.amount for m in account.moved if m.amount < 0), ZERO)
    return TransferEnd(row, given, received)


def _arriving(ledger: Ledger, account: BudgetAccount) -> Iterator[Moved]:
    """The transfers of which it is the receiving end: there the amount has the sign it was typed with."""
    for move in account.moved:
        if move.amount == move.transfer.amount:
            yield Moved(move, move.other, account.name, cause_of(ledger, move.transfer))
