"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.people import members_report, personal_report
from coopwiki.subjects.people.members_page import member_pages
from coopwiki.subjects.people.personal_page import mine_pages
from coopwiki.subjects.report_pages import ReportPages

PAGES = (
    ReportPages(members_report.REPORT, member_pages),
    ReportPages(personal_report.REPORT, mine_pages),
)
