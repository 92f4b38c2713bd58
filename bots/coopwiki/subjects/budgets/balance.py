"""The balance of a budget on an evening, and what moved it since another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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


def balance(account: BudgetAccount, evening: date) -> Decimal:
    """What is left that evening: allocated, transfers and spending up to it; commitments are still there.

    A budget has no day: it counts from 1 January.
    """
    allocated = sum((budget.amount for budget in account.set_by), ZERO)
    return allocated + sum((e.amount for e in entries(account) if e.day <= evening), ZERO)


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


def between(account: BudgetAccount, after: date | None, evening: date) -> tuple[BalanceChange, ...]:
    """What moved the balance after a day (from 1 January on, without one) up to an evening, in order of day."""
    found = (e for e in entries(account) if (after is None or e.day > after) and e.day <= evening)
    return tuple(sorted((e for e in found if e.amount), key=lambda entry: (entry.day, entry.page, entry.line)))
