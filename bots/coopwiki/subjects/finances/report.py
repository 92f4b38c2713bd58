"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.finances import finances_report, projects_report

REPORTS = (finances_report.REPORT, projects_report.REPORT)
