"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.agenda import calendar_report, weekly_report
from coopwiki.subjects.agenda.calendar_page import calendar_page
from coopwiki.subjects.agenda.feeds_report import calendar_feeds
from coopwiki.subjects.agenda.weekly_page import weekly_page
from coopwiki.subjects.agenda.weekly_year_report import weekly_year
from coopwiki.subjects.report_pages import DetailPages

PAGES = (
    DetailPages(calendar_report.REPORT, calendar_feeds, calendar_page),
    DetailPages(weekly_report.REPORT, weekly_year, weekly_page),
)
