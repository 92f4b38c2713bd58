"""The reports of this subject, in display order."""

from __future__ import annotations

from coopwiki.subjects.budgets import balances_report, budgets_report

REPORTS = (budgets_report.REPORT, balances_report.REPORT)
