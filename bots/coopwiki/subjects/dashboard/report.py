"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.dashboard import contradictions_report, issues_report, overview_report

REPORTS = (contradictions_report.REPORT, issues_report.REPORT, overview_report.REPORT)
