"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.decisions import decisions_report, proposals_report

REPORTS = (proposals_report.REPORT, decisions_report.REPORT)
