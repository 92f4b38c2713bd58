"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.calls import calls_report, watch_report

REPORTS = (calls_report.REPORT, watch_report.REPORT)
