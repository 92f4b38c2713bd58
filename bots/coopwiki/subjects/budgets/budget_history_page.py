"""What was known of a year's budgets, month by month: `Tableau de bord/Ce qu’on savait 2025`, by a command."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from coopwiki.core.book_years import BookYear
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.subjects.budgets.budget_history_report import Known
from coopwiki.subjects.budgets.links import budgets_page, known_page


def budget_history_page(context: Context, found: Sequence[Known], year: BookYear, revision: int) -> RobotPage:
    """All budgets together, then each; the first one is that of all."""
    whole, *apart = found
    return context.page(
        known_page(context, whole.year),
        "savait",
        "budgets/budget_history",
        left_out=0,
        revision=revision,
        year=whole.year,
        book_year=year,
        sections=[(one, _columns(one)) for one in (whole, *apart)],
        told=[one for one in apart if one.told],
        index=budgets_page(context, whole.year),
    )


def _columns(one: Known) -> list[tuple[str, Decimal]]:
    return [(f"{row.on:%Y-%m}", row.landing) for row in one.months if row.exists]
