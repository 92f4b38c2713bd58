"""The page of the report "freshness": `Tableau de bord/Pages relues`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.freshness.report import OLD, REPORT, Freshness, FreshPage, UnverifiedPage
from coopwiki.subjects.report_pages import ReportPages

PAGE = "Pages relues"
"""What the page is called."""
MOST = 200
"""Wanted pages that are shown; the others are counted."""


def freshness_page(context: Context, data: Freshness) -> Iterator[Published]:
    """One page, once there is something to say: what is to be read again or never was, the others, the pages wanted."""
    if not data.pages and not data.unverified and not data.wanted and not data.left_out:
        return
    old = [row for row in data.pages if row.state == OLD]
    yield context.page(
        context.title(PAGE),
        "freshness",
        "freshness/page",
        left_out=data.left_out,
        revision=data.revision,
        old=old,
        never=data.unverified,
        circles=data.circles,
        by_circle=list(_due(data)),
        others=[row for row in data.pages if row.state != OLD],
        months=data.delay_months,
        wanted=data.wanted[:MOST],
        more=max(0, len(data.wanted) - MOST),
        show_names=context.show_names,
    )


def _due(data: Freshness) -> Iterator[tuple[str, list[FreshPage], list[UnverifiedPage]]]:
    """By circle, the pages to be read again and those that never were."""
    for one in data.circles:
        if one.old or one.unverified:
            old = [row for row in data.pages if row.state == OLD and row.circle == one.name]
            yield one.name or "", old, [row for row in data.unverified if row.circle == one.name]


PAGES = (ReportPages(REPORT, freshness_page),)
