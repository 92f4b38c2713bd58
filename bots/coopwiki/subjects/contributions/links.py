"""Where the pages of contributions stand, and what may be seen of a sum."""

from __future__ import annotations

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CONTRIBUTIONS
from coopwiki.subjects.contributions.small_groups import Cell, Shown, Withheld, as_shown, withheld
from coopwiki.subjects.contributions.sums import Sums


def month_page(context: Context, month: str) -> str:
    """`Tableau de bord/Contributions 2026-03`."""
    return context.title(f"{CONTRIBUTIONS} {month}")


def shown(context: Context, sums: Sums, cell: Cell) -> Shown:
    """What those who read these pages may see of a sum of contributions."""
    hidden = Withheld() if context.show_people else withheld(context.ledger, context.today)
    return as_shown(sums, cell, hidden)
