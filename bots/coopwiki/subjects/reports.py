"""Every report, in display order: each subject's `report.py` names its own."""

from __future__ import annotations

from coopwiki.subjects.registry import seat
from coopwiki.subjects.report import ReportType

REPORTS: tuple[ReportType, ...] = tuple(
    report for subject in seat("report") for report in subject.REPORTS
)
