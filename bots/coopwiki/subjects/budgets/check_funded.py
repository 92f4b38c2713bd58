"""A transfer comes from a budget of its year, and goes to one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.year_rule import year_of
from coopwiki.subjects.unread_names import mend

TRANSFER_WITHOUT_BUDGET = Sentence(
    "transfer_without_budget",
    "« {found} » n’a pas de budget cette année-là : le virement compte, mais la somme "
    "vient de nulle part ou n’y va pas ; {suggestion}.",
    contradiction="Virements de nulle part ou vers nulle part",
)


def funded_transfer(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an end that has no budget in the transfer's year, though other years or budgets know it.

    A name nobody knows is an issue of `known_budget`; a year without any budget is `budget_year`'s.
    """
    del today
    funded = {(budget.year, name) for budget in ledger.of(Budget) for name in _names(ledger, budget)}
    years = {budget.year for budget in ledger.of(Budget)}
    for moved in ledger.of(Transfer):
        year = year_of(ledger, moved.day).name
        if year not in years:
            continue
        for field, typed in (("de", moved.source), ("vers", moved.target)):
            known = typed in ledger.budgets or typed in ledger.circles
            if known and (year, budget_name(ledger, typed)) not in funded:
                unread = mend(ledger, Budget, typed)
                suggestion = unread or "corriger le nom ou la date, ou écrire ce budget avec {{Budget}}"
                yield issue_of(moved, field, TRANSFER_WITHOUT_BUDGET(typed, suggestion))


def _names(ledger: Ledger, budget: Budget) -> Iterator[str]:
    """What a transfer may call a budget: its own name, or its circle's."""
    yield budget_name(ledger, budget.title)
    if budget.circle is not None:
        yield ledger.circles.canonical[budget.circle]
