"""`Tableau de bord/Gouvernance`: what governs in figures, and what is under way."""

from __future__ import annotations

from coopwiki.publishing.context import Context, newest
from coopwiki.publishing.page_names import CONTRADICTIONS, ELECTIONS, GOVERNANCE
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.dashboard.contradictions_report import contradictions
from coopwiki.subjects.dashboard.governance_page import Governance
from coopwiki.subjects.dashboard.news_page import News
from coopwiki.subjects.decisions.decisions_report import decisions
from coopwiki.subjects.elections.report import COMPLETE, elections


def under_way_page(context: Context, told: Governance, around: News) -> Published:
    """As of the context's day; the portal page Gouvernance begins with it."""
    ledger, today = context.ledger, context.today
    taken = decisions(ledger, today)
    rows = [one for one in elections(ledger, today).elections if one.state != COMPLETE]
    unlike = contradictions(ledger, today)
    return context.page(
        context.title(GOVERNANCE),
        "governance",
        "dashboard/governance",
        left_out=taken.left_out,
        revision=newest((told.revision, around.revision, taken.revision, unlike.revision, *(r.revision for r in rows))),
        governance=told,
        news=around,
        year=today.year,
        decided=sum(one.day.year == today.year for one in taken.decisions),
        elections=rows,
        elections_page=context.title(ELECTIONS),
        contradictions=unlike.count,
        contradictions_page=context.title(CONTRADICTIONS),
    )
