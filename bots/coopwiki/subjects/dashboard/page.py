"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.dashboard import contradictions_report, issues_report, overview_report
from coopwiki.subjects.dashboard.contradictions_page import contradiction_page
from coopwiki.subjects.dashboard.front_report import front
from coopwiki.subjects.dashboard.issue_details_report import contradiction_details, issue_details
from coopwiki.subjects.dashboard.issues_page import issue_pages
from coopwiki.subjects.dashboard.overview_page import overview_page
from coopwiki.subjects.report_pages import DetailPages

PAGES = (
    DetailPages(contradictions_report.REPORT, contradiction_details, contradiction_page),
    DetailPages(issues_report.REPORT, issue_details, issue_pages),
    DetailPages(overview_report.REPORT, front, overview_page),
)
