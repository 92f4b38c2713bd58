"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.contracts import accompaniment_report, deadlines_report, forecast_report, headcount_report

REPORTS = (headcount_report.REPORT, deadlines_report.REPORT, forecast_report.REPORT, accompaniment_report.REPORT)
