"""The pages of this subject's reports."""

from __future__ import annotations

from coopwiki.subjects.decisions import decisions_report, proposals_report
from coopwiki.subjects.decisions.decisions_page import decision_page
from coopwiki.subjects.decisions.proposals_page import proposal_pages
from coopwiki.subjects.report_pages import ReportPages

PAGES = (
    ReportPages(proposals_report.REPORT, proposal_pages),
    ReportPages(decisions_report.REPORT, decision_page),
)
