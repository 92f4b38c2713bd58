"""Reports → pages. A report's pages are a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coopwiki.publishing.context import Context
from coopwiki.publishing.layout import Filters
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.budgets.assertions_page import assertion_page
from coopwiki.subjects.budgets.budgets_page import budget_pages
from coopwiki.subjects.circles.circles_page import circle_pages
from coopwiki.subjects.circles.mandates_page import mandate_page
from coopwiki.subjects.circles.roles_page import role_page
from coopwiki.subjects.closing.page import closing_pages
from coopwiki.subjects.cobudgets.page import cobudget_page
from coopwiki.subjects.contributions.page import contribution_pages
from coopwiki.subjects.dashboard.contradictions_page import contradiction_page
from coopwiki.subjects.dashboard.issues_page import issue_pages
from coopwiki.subjects.dashboard.overview_page import overview_page
from coopwiki.subjects.decisions.decisions_page import decision_page
from coopwiki.subjects.decisions.proposals_page import proposal_pages
from coopwiki.subjects.elections.page import election_page
from coopwiki.subjects.people.members_page import member_pages
from coopwiki.subjects.people.personal_page import mine_pages
from coopwiki.subjects.registry import seat
from coopwiki.subjects.social_code.page import social_code_page

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

FILTERS: Filters = tuple(filter_ for subject in seat("filters") for filter_ in subject.FILTERS)
"""What layouts may write beside the kit's own."""
