"""Reports → pages. A report's pages are a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coopwiki.publishing.assertion_page import assertion_page
from coopwiki.publishing.budget_pages import budget_pages
from coopwiki.publishing.circle_page import circle_pages
from coopwiki.publishing.closing_pages import closing_pages
from coopwiki.publishing.cobudget_page import cobudget_page
from coopwiki.publishing.context import Context
from coopwiki.publishing.contradiction_page import contradiction_page
from coopwiki.publishing.contribution_pages import contribution_pages
from coopwiki.publishing.decision_page import decision_page
from coopwiki.publishing.election_page import election_page
from coopwiki.publishing.issue_pages import issue_pages
from coopwiki.publishing.mandate_page import mandate_page
from coopwiki.publishing.member_pages import member_pages
from coopwiki.publishing.mine_pages import mine_pages
from coopwiki.publishing.overview_page import overview_page
from coopwiki.publishing.proposal_pages import proposal_pages
from coopwiki.publishing.robot_page import Published
from coopwiki.publishing.role_page import role_page
from coopwiki.publishing.social_code_page import social_code_page

PAGES: Mapping[str, Callable[[Context, object], Iterator[Published]]] = {
    "contributions": contribution_pages,
    "budgets": budget_pages,
    "closing": closing_pages,
    "assertions": assertion_page,
    "contradictions": contradiction_page,
    "circles": circle_pages,
    "proposals": proposal_pages,
    "roles": role_page,
    "mandates": mandate_page,
    "cobudget": cobudget_page,
    "decisions": decision_page,
    "elections": election_page,
    "social_code": social_code_page,
    "members": member_pages,
    "mine": mine_pages,
    "issues": issue_pages,
    "overview": overview_page,
}
"""The pages of each report, by its name."""
