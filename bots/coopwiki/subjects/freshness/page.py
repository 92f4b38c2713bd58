"""The page of the report "freshness": `Tableau de bord/Pages relues`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.freshness.report import OLD, REPORT, Freshness
from coopwiki.subjects.report_pages import ReportPages

PAGE = "Pages relues"
"""What the page is called."""
MOST = 200
"""Wanted pages that are shown; the others are counted."""


def freshness_page(context: Context, data: Freshness) -> Iterator[Published]:
    """One page, once a banner or a dead link is written: what is to be read again, the others, the pages wanted."""
    if not data.pages and not data.wanted and not data.left_out:
        return
    old = [row for row in data.pages if row.state == OLD]
    circles = sorted({row.circle or "" for row in old})
    yield context.page(
        context.title(PAGE),
        "freshness",
        "freshness/page",
        left_out=data.left_out,
        revision=data.revision,
        old=old,
        by_circle=[(name, [row for row in old if (row.circle or "") == name]) for name in circles],
        others=[row for row in data.pages if row.state != OLD],
        months=data.delay_months,
        wanted=data.wanted[:MOST],
        more=max(0, len(data.wanted) - MOST),
        show_names=context.show_names,
    )


PAGES = (ReportPages(REPORT, freshness_page),)
