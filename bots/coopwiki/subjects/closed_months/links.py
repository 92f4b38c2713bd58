"""Where a closed month is shown."""

from __future__ import annotations

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CLOSED_MONTHS


def closed_page(context: Context, month: str = "") -> str:
    """`Tableau de bord/Arrêtés/2026-03`, or the list of all."""
    return context.title(CLOSED_MONTHS, month) if month else context.title(CLOSED_MONTHS)
