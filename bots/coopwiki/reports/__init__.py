"""The reports, in display order. A new one is a file and a line here."""

from __future__ import annotations

from coopwiki.reports import (
    assertions,
    budgets,
    circles,
    closing,
    cobudget,
    contradictions,
    contributions,
    decisions,
    elections,
    issues,
    mandates,
    members,
    mine,
    overview,
    proposals,
    roles,
    social_code,
)
from coopwiki.reports.report import ReportType

REPORTS: tuple[ReportType, ...] = (
    contributions.REPORT,
    budgets.REPORT,
    closing.REPORT,
    assertions.REPORT,
    contradictions.REPORT,
    circles.REPORT,
    proposals.REPORT,
    roles.REPORT,
    mandates.REPORT,
    cobudget.REPORT,
    decisions.REPORT,
    elections.REPORT,
    social_code.REPORT,
    members.REPORT,
    mine.REPORT,
    issues.REPORT,
    overview.REPORT,
)
