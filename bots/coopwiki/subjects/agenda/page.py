"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.agenda import calendar_report, weekly_report
from coopwiki.subjects.agenda.calendar_page import calendar_page
from coopwiki.subjects.agenda.weekly_page import weekly_page
from coopwiki.subjects.report_pages import ReportPages

PAGES = (ReportPages(calendar_report.REPORT, calendar_page), ReportPages(weekly_report.REPORT, weekly_page))
