"""Where the pages of contributions stand, and what may be seen of a sum."""

from __future__ import annotations

from functools import lru_cache

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CONTRIBUTIONS
from coopwiki.subjects.contributions.renewal import EUROS, TIME, UNPAID, Renewal
from coopwiki.subjects.contributions.small_groups import Cell, Hidden, Shown, Withheld, as_shown
from coopwiki.subjects.contributions.stored_renewal import from_text
from coopwiki.subjects.contributions.sums import Sums


def month_page(context: Context, month: str) -> str:
    """`Tableau de bord/Contributions 2026-03`."""
    return context.title(f"{CONTRIBUTIONS} {month}")


def shown(context: Context, sums: Sums, cell: Cell, hidden: Hidden) -> Shown:
    """What those who read these pages may see of a sum of contributions."""
    if context.held_sums:
        return _until_renewed(sums, cell, _renewal(context.held_sums))
    return as_shown(sums, cell, Withheld() if context.show_people else hidden())


@lru_cache(maxsize=1)
def _renewal(text: str) -> Renewal:
    return from_text(text)


def _until_renewed(sums: Sums, cell: Cell, renewal: Renewal) -> Shown:
    """What everyone reads of a sum until it is renewed, and of which day that is where it is another sum now."""
    held = [renewal.sums.get((figure, cell)) for figure in (TIME, UNPAID, EUROS)]
    now = (sums.minutes, sums.unpaid_minutes, sums.amount)
    other = [one.on for one, value in zip(held, now, strict=True) if one is not None and one.value != value]
    minutes, unpaid, euros = (one and one.value for one in held)
    return Shown(sums.lines, minutes, unpaid, euros, min(other, default=None))
