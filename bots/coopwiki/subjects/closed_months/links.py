"""Where a closed month is shown, and what may be seen of its sums (docs/privacy.md)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CLOSED_MONTHS
from coopwiki.subjects.closed_months.closed_details_report import ClosedDetail
from coopwiki.subjects.closed_months.report import ClosedMonthRow
from coopwiki.subjects.contributions.links import shown
from coopwiki.subjects.contributions.small_groups import Hidden


def closed_page(context: Context, month: str = "") -> str:
    """`Tableau de bord/Arrêtés/2026-03`, or the list of all."""
    return context.title(CLOSED_MONTHS, month) if month else context.title(CLOSED_MONTHS)


@dataclass(frozen=True, slots=True)
class ShownSums:
    """The sums of a closing in euros. None is a sum withheld; `then` is None too where nobody knows it."""

    now: Decimal | None
    then: Decimal | None
    difference: Decimal | None


def shown_sums(context: Context, one: ClosedDetail, hidden: Hidden) -> ShownSums:
    """What those who read these pages may see of a closing.

    That of one budget is the budget's own. That of all budgets is the month's sum and its paid expenses, which
    everyone reads: it is shown where the month's sum is. The sum of then less that of now is what the changed lines
    are: both are shown only where no contribution has changed.
    """
    row = one.row
    if context.show_people or row.budget is not None:
        return ShownSums(row.amount_now, row.amount_then, row.difference)
    if not _stands_on_its_page(context, one, hidden):
        return ShownSums(None, None, None)
    if not _same_contributions(row):
        return ShownSums(row.amount_now, None, None)
    return ShownSums(row.amount_now, row.amount_then, row.difference)


def _stands_on_its_page(context: Context, one: ClosedDetail, hidden: Hidden) -> bool:
    """Whether the page of the month shows its euros; lines to come count in a closing and not on that page."""
    if one.month is None:
        return False
    sums_shown = shown(context, one.month, ("month", one.row.month), hidden)
    return sums_shown.amount is not None and not sums_shown.on


def _same_contributions(row: ClosedMonthRow) -> bool:
    if not row.known:
        return not row.difference
    return not any("qui" in (one.after or one.before or {"qui": ""}) for one in row.changes)
