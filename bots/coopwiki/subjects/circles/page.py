"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.circles import circles_report, mandates_report, roles_report
from coopwiki.subjects.circles.circle_details_report import circle_details
from coopwiki.subjects.circles.circles_page import circle_pages
from coopwiki.subjects.circles.mandates_page import mandate_page
from coopwiki.subjects.circles.roles_done_report import roles_done
from coopwiki.subjects.circles.roles_page import role_page
from coopwiki.subjects.report_pages import DetailPages, ReportPages

PAGES = (
    DetailPages(circles_report.REPORT, circle_details, circle_pages),
    DetailPages(roles_report.REPORT, roles_done, role_page),
    ReportPages(mandates_report.REPORT, mandate_page),
)
