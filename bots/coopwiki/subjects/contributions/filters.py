"""What layouts may write beside the kit's own: the rows of a table of contributions, the day of a sum."""

from __future__ import annotations

from coopwiki.publishing.escape import Markup
from coopwiki.publishing.values import day
from coopwiki.subjects.contributions.small_groups import Shown
from coopwiki.subjects.contributions.table_rows import rows


def of_day(sums: Shown) -> str:
    """Of which day a sum is, in small; '' for today."""
    return Markup(f"<br><small>au {day(sums.on)}</small>") if sums.on else ""


FILTERS = (("rows", rows), ("of_day", of_day))
