"""A transfer goes from one budget to another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.record_issue import issue_of

TRANSFER_TO_ITSELF = Sentence(
    "transfer_to_itself",
    "Le virement part de « {found} » et y revient : {suggestion}.",
    contradiction="Virements de nulle part ou vers nulle part",
)


def distinct_budgets(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a transfer that changes nothing."""
    del today
    for moved in ledger.of(Transfer):
        if budget_name(ledger, moved.source) == budget_name(ledger, moved.target):
            yield issue_of(
                moved,
                "vers",
                TRANSFER_TO_ITSELF(moved.target, "corriger « de » ou « vers »"),
            )
