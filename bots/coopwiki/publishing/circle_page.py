"""The page of the report "circles": `Tableau de bord/Cercles`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.audience import Audience
from coopwiki.publishing.context import BudgetLink, Context
from coopwiki.publishing.robot_page import Published
from coopwiki.reports.circles import Circles, budget_by_circle

CIRCLES = "Cercles"


def circle_page(context: Context, data: object) -> Iterator[Published]:
    """One page: every circle, then those without a sheet or a sign of life."""
    if not isinstance(data, Circles):
        raise TypeError(data)
    year, funds = data.on.year, budget_by_circle(context.ledger, context.today)
    links = {name: BudgetLink(context.budget_page(year, row), row) for name, row in funds.items()}
    yield context.page(
        context.title(CIRCLES), "circles", "circles", left_out=data.left_out, revision=data.revision,
        rows=[(row, links.get(row.name)) for row in data.circles], year=year,
        show_names=Audience.MEMBERS.allows(context.readers),
        unwritten=[row.name for row in data.circles if row.page is None],
        quiet=[row for row in data.circles if row.page and row.quiet],
    )  # fmt: skip
