"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.budgets.assertions_page import assertion_page
from coopwiki.subjects.budgets.budgets_page import budget_pages

PAGES = {"budgets": budget_pages, "assertions": assertion_page}
