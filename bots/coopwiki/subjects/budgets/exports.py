"""Expenses as rows, the paid ones as a journal, and what a database says of budgets."""

from __future__ import annotations

from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import columns, rows
from coopwiki.subjects.budgets.beancount import bought_entries
from coopwiki.subjects.budgets.charges import draws
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.journal import purchases
from coopwiki.subjects.budgets.movements import USED, movements

EXPORTS = (
    Export(
        Expense,
        columns(Expense),
        lambda ledger: rows(ledger, Expense),
        lambda ledger, today: purchases(draws(ledger, today)),
        beancount=lambda ledger, today: bought_entries(draws(ledger, today)),
    ),
)
TABLES, VIEWS = (movements,), (USED,)
