"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.decisions.decisions_page import decision_page
from coopwiki.subjects.decisions.proposals_page import proposal_pages

PAGES = {"proposals": proposal_pages, "decisions": decision_page}
