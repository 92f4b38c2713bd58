"""The page of the report "assertions": `Soldes constatés`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BALANCES
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.budgets.assertion_budgets_report import AssertionBudgets, NotedBalance
from coopwiki.subjects.budgets.assertions_report import DIFFERS
from coopwiki.subjects.budgets.links import budget_page

MOST = 300
"""Lines shown behind one difference; the budget's page has them all."""


def assertion_page(context: Context, found: AssertionBudgets) -> Iterator[Published]:
    """One page, once somebody has noted a balance."""
    data = found.data
    if not data.assertions and not data.left_out:
        return
    differing = [row for row in data.assertions if row.state == DIFFERS]
    yield context.page(
        context.title(BALANCES),
        "assertions",
        "budgets/assertions",
        left_out=data.left_out,
        revision=data.revision,
        rows=[(noted.row, _budget(context, noted)) for noted in found.noted],
        differing=differing,
        most=MOST,
        begins={noted.row: noted.year.begins for noted in found.noted},
    )


def _budget(context: Context, noted: NotedBalance) -> str:
    """The page of its budget, with all its lines; '' for a budget that has none."""
    return budget_page(context, noted.year.name, noted.budget) if noted.budget else ""
