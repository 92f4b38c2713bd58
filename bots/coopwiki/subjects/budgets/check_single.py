"""A budget is set once a year, unless a decision changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from coopwiki.core.book_years import YearName
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.contributions.lines import budget_name
from coopwiki.subjects.record_issue import issue_of

SAME_BUDGET = Sentence(
    "same_budget",
    "Deux budgets portent le même nom pour la même année (« {found} ») et sont additionnés : {suggestion}.",
    contradiction="Budgets alloués deux fois",
)


def single_budget(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where several records of one year, name and nature are summed and one names no decision."""
    del today
    groups: dict[tuple[YearName, str, str], list[Budget]] = defaultdict(list)
    for budget in ledger.of(Budget):
        groups[budget.year, key(budget_name(ledger, budget.title)), budget.nature].append(budget)
    for group in groups.values():
        if len(group) > 1 and not all(budget.decision for budget in group):
            yield from (_issue(budget) for budget in group)


def _issue(budget: Budget) -> Issue:
    suggestion = "en supprimer un, ou donner à chacun sa décision"
    return issue_of(budget, "nom" if budget.name else "cercle", SAME_BUDGET(budget.title, suggestion))
