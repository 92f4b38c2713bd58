"""The page of the report "assertions": `Soldes constatés`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import BALANCES
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.budgets.assertions_report import DIFFERS, AssertionRow, Assertions
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.links import budget_page
from coopwiki.subjects.rules.year_rule import year_of

MOST = 300
"""Lines shown behind one difference; the budget's page has them all."""


def assertion_page(context: Context, data: Assertions) -> Iterator[Published]:
    """One page, once somebody has noted a balance."""
    if not data.assertions and not data.left_out:
        return
    differing = [row for row in data.assertions if row.state == DIFFERS]
    yield context.page(
        context.title(BALANCES),
        "assertions",
        "budgets/assertions",
        left_out=data.left_out,
        revision=data.revision,
        rows=[(row, _budget(context, row)) for row in data.assertions],
        differing=differing,
        most=MOST,
        begins={row: year_of(context.ledger, row.day).begins for row in data.assertions},
    )


def _budget(context: Context, row: AssertionRow) -> str:
    """The page of its budget, with all its lines; '' for a budget that has none."""
    on = min(context.today, year_of(context.ledger, row.day).last)
    of_year = budgets(context.ledger, on).budgets
    found = [b for b in of_year if (b.name, b.nature) == (row.name, row.nature)]
    return budget_page(context, year_of(context.ledger, row.day).name, found[0]) if found else ""
