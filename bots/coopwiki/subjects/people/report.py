"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.people import members_report, personal_report

REPORTS = (members_report.REPORT, personal_report.REPORT)
