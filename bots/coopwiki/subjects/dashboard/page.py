"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.dashboard.contradictions_page import contradiction_page
from coopwiki.subjects.dashboard.issues_page import issue_pages
from coopwiki.subjects.dashboard.overview_page import overview_page

PAGES = {"contradictions": contradiction_page, "issues": issue_pages, "overview": overview_page}
