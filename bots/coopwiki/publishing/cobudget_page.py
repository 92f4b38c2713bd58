"""The page of the report "cobudget": `Tableau de bord/Co-budgets`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.audience import Audience
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.reports.cobudget import Cobudgets

COBUDGETS = "Co-budgets"


def cobudget_page(context: Context, data: object) -> Iterator[Published]:
    """One page: each round with its projects, funded or not and why; what each person has left."""
    if not isinstance(data, Cobudgets):
        raise TypeError(data)
    yield context.page(
        context.title(COBUDGETS), "cobudget", "cobudget", left_out=data.left_out, revision=data.revision,
        rounds=data.rounds, future=data.future, show_names=Audience.MEMBERS.allows(context.readers),
    )  # fmt: skip
