"""The page of a year's transfers: each with where it comes from, and that together they sum to zero."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import TRANSFERS
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.subjects.budgets.budgets_report import Budgets
from coopwiki.subjects.budgets.links import BudgetLink, budget_page, budgets_page
from coopwiki.subjects.budgets.transfers_report import TransferEnd, Transfers


@dataclass(frozen=True, slots=True)
class _End:
    """What transfers did to one budget, and the page that holds its lines."""

    link: BudgetLink
    sums: TransferEnd


def transfer_page(context: Context, data: Budgets, moved: Transfers) -> RobotPage | None:
    """`Tableau de bord/Virements 2026`; None where nothing was moved."""
    if not moved.ends:
        return None
    links = [BudgetLink(budget_page(context, data.year, end.budget), end.budget) for end in moved.ends]
    return context.page(
        context.title(f"{TRANSFERS} {data.year}"),
        "transfers",
        "budgets/transfers",
        left_out=data.totals.sums.left_out,
        revision=newest(found.move.transfer.page.revision for found in moved.moves),
        year=data.year,
        ends=[_End(link, end) for link, end in zip(links, moved.ends, strict=True)],
        moves=moved.moves,
        given=moved.given,
        received=moved.received,
        net=moved.received - moved.given,
        index=budgets_page(context, data.year),
    )
