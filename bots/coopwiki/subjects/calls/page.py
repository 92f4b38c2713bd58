"""The pages of this subject: the calls, and what the feeds announce."""

from __future__ import annotations

from coopwiki.subjects.calls import calls_report, watch_report
from coopwiki.subjects.calls.calls_page import call_page
from coopwiki.subjects.calls.watch_page import watch_page
from coopwiki.subjects.report_pages import ReportPages

PAGES = (ReportPages(calls_report.REPORT, call_page), ReportPages(watch_report.REPORT, watch_page))
