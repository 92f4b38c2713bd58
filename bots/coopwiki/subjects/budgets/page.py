"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.budgets import assertions_report, budgets_report
from coopwiki.subjects.budgets.assertions_page import assertion_page
from coopwiki.subjects.budgets.budgets_page import budget_pages
from coopwiki.subjects.report_pages import ReportPages

PAGES = (
    ReportPages(budgets_report.REPORT, budget_pages),
    ReportPages(assertions_report.REPORT, assertion_page),
)
