"""A record draws on a budget that pays what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.references import references
from coopwiki.subjects.budgets.assertion import Assertion
from coopwiki.subjects.budgets.budget import Budget, said_nature
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.record_issue import issue_of

BUDGET_FOR_EXPENSES = Sentence(
    "budget_for_expenses",
    "« {found} » paie des dépenses : la fiche compte dans le budget contributif de ce nom ; {suggestion}.",
)
OF_ANY_NATURE = frozenset((Assertion, Budget, Expense, Transfer))
"""What concerns the budget of the nature that is written."""


def paid_as_written(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a budget for expenses where a record draws on the contributive one."""
    del today
    for reference in references(ledger.records, "budget"):
        if reference.type in OF_ANY_NATURE:
            continue
        for record, name in reference.named_among(ledger, lambda name: _is_label(ledger, name)):
            suggestion = f"écrire « {budget_name(ledger, name)} », ou noter un achat avec {{{{Dépense}}}}"
            yield issue_of(record, reference.field, BUDGET_FOR_EXPENSES(name, suggestion))


def _is_label(ledger: Ledger, typed: str) -> bool:
    """Whether that is how pages show a budget for expenses, and no budget's own name."""
    known = typed in ledger.budgets and said_nature(typed) is not None
    return known and said_nature(budget_name(ledger, typed)) is None
