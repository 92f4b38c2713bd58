"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.budgets import assertions_report, budgets_report

REPORTS = (budgets_report.REPORT, assertions_report.REPORT)
