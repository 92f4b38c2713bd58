"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.commons import brands_report, commons_report, partners_report, tools_report

REPORTS = (commons_report.REPORT, brands_report.REPORT, partners_report.REPORT, tools_report.REPORT)
