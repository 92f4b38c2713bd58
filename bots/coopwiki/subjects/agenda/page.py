"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.agenda import calendar_report
from coopwiki.subjects.agenda.calendar_page import calendar_page
from coopwiki.subjects.report_pages import ReportPages

PAGES = (ReportPages(calendar_report.REPORT, calendar_page),)
