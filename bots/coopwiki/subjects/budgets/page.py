"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.budgets import assertions_report, budgets_report
from coopwiki.subjects.budgets.assertion_budgets_report import assertion_budgets
from coopwiki.subjects.budgets.assertions_page import assertion_page
from coopwiki.subjects.budgets.budget_years_report import budget_years
from coopwiki.subjects.budgets.budgets_page import budget_pages
from coopwiki.subjects.report_pages import DetailPages

PAGES = (
    DetailPages(budgets_report.REPORT, budget_years, budget_pages),
    DetailPages(assertions_report.REPORT, assertion_budgets, assertion_page),
)
