"""The balance of a budget on an evening, and what moved it since another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from coopwiki.core.euros import ZERO
from coopwiki.core.source import Page
from coopwiki.subjects.budgets.accounts import BudgetAccount


@dataclass(frozen=True, slots=True)
class BalanceChange:
    """Something that moved a balance: signed euros, on a day, and where it was written."""

    day: date
    template: str
    what: str
    amount: Decimal
    page: str
    revision: int
    line: int


class Balances:
    """What was left of one account, asked for several evenings: what moved it is put in order once.

    A budget has no day: it counts from 1 January. Commitments are still there.
    """

    def __init__(self, account: BudgetAccount) -> None:
        self._entries = sorted(entries(account), key=lambda entry: (entry.day, entry.page, entry.line))
        self._days = [entry.day for entry in self._entries]
        allocated = sum((budget.amount for budget in account.set_by), ZERO)
        self._left = list(accumulate((entry.amount for entry in self._entries), initial=allocated))

    def on(self, evening: date) -> Decimal:
        """Euros."""
        return self._left[bisect_right(self._days, evening)]

    def between(self, after: date | None, evening: date) -> tuple[BalanceChange, ...]:
        """What moved it after a day (from 1 January on, without one) up to an evening, in order of day."""
        first = 0 if after is None else bisect_right(self._days, after)
        found = self._entries[first : bisect_right(self._days, evening)]
        return tuple(entry for entry in found if entry.amount)


def entries(account: BudgetAccount) -> Iterator[BalanceChange]:
    """Transfers, contributions and paid expenses of the account; none of the budgets that set it."""
    for move in account.moved:
        ends = f"{'vers' if move.amount < 0 else 'de'} {move.other}"
        yield _entry(move.transfer.page, move.transfer.line, move.transfer.day, "Virement", ends, move.amount)
    for line in account.lines:
        given = line.contribution
        yield _entry(given.page, given.line, given.day, "Contribution", given.what, -line.amount)
    for draw in account.expenses:
        bought, amount = draw.record, draw.amount.high if draw.amount else ZERO
        yield _entry(bought.page, bought.line, bought.day, "Dépense", bought.what, -amount)


def _entry(page: Page, line: int, day: date, template: str, what: str, amount: Decimal) -> BalanceChange:
    return BalanceChange(day, template, what, amount, page.title, page.revision, line)
