"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.people import members_report, personal_report
from coopwiki.subjects.people.members_page import member_pages
from coopwiki.subjects.people.personal_details_report import personal_details
from coopwiki.subjects.people.personal_page import mine_pages
from coopwiki.subjects.report_pages import DetailPages, ReportPages

PAGES = (
    ReportPages(members_report.REPORT, member_pages),
    DetailPages(personal_report.REPORT, personal_details, mine_pages),
)
