"""Expenses as rows, and the paid ones as a journal."""

from __future__ import annotations

from coopwiki.exchange.export import Export
from coopwiki.exchange.rows import columns, rows
from coopwiki.subjects.budgets.charges import draws
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.journal import purchases

EXPORTS = (
    Export(
        Expense,
        columns(Expense),
        lambda ledger: rows(ledger, Expense),
        lambda ledger: purchases(draws(ledger)),
    ),
)
