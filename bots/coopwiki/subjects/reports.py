"""Every report, in display order: each subject's `report.py` names its own."""

from __future__ import annotations

from typing import Any

from coopwiki.subjects.registry import seat
from coopwiki.subjects.report import ReportType

REPORTS: tuple[ReportType[Any], ...] = tuple(report for subject in seat("report") for report in subject.REPORTS)
