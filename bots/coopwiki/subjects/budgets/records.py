"""The record types of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.budgets.assertion import Assertion
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.transfer import Transfer

RECORDS = (Budget, Transfer, Expense, Assertion)
