"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.circles import circles_report, mandates_report, roles_report

REPORTS = (circles_report.REPORT, roles_report.REPORT, mandates_report.REPORT)
