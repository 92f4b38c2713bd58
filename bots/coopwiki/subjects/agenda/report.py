"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.agenda import calendar_report, weekly_report

REPORTS = (calendar_report.REPORT, weekly_report.REPORT)
