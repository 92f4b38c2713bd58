"""The reports, in display order. A new one is a file and a line here."""

from __future__ import annotations

from coopwiki.reports import budgets, contributions, issues, overview
from coopwiki.reports.report import ReportType

REPORTS: tuple[ReportType, ...] = (
    contributions.REPORT,
    budgets.REPORT,
    issues.REPORT,
    overview.REPORT,
)
