"""`Tableau de bord/Gouvernance`: what governs in figures, and what is under way."""

from __future__ import annotations

from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRADICTIONS, GOVERNANCE
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.dashboard.front_report import Front
from coopwiki.subjects.dashboard.links import titles


def under_way_page(context: Context, found: Front) -> Published:
    """What is under way as of the overview's day; the portal page Gouvernance begins with it."""
    told, around, now, year = found.governance, found.news, found.under_way, found.data.on.year
    taken, unlike, rows = now.taken, now.contradictions, now.elections
    return context.page(
        context.title(GOVERNANCE),
        "governance",
        "dashboard/governance",
        left_out=taken.left_out,
        revision=newest((told.revision, around.revision, taken.revision, unlike.revision, *(r.revision for r in rows))),
        titles=titles(context),
        governance=told,
        news=around,
        year=year,
        decided=sum(one.day.year == year for one in taken.decisions),
        elections=rows,
        contradictions=unlike.count,
        contradictions_page=context.title(CONTRADICTIONS),
    )
