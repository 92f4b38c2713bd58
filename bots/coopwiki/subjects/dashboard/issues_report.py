"""Issues: everything to correct, by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.report import ReportType


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """The issues shown of one page, and how many more it has."""

    title: str
    issues: tuple[Issue, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Issues:
    """All issues by page and line; an error leaves its record out, a warning does not.

    `left_out` counts the records that an error leaves out, not the errors.
    """

    on: date
    revision: int
    errors: int
    warnings: int
    left_out: int
    issues: tuple[Issue, ...]


def issues(ledger: Ledger, today: date) -> Issues:
    """The issues the ledger holds once it has been checked."""
    errors = sum(issue.severity == "error" for issue in ledger.issues)
    revision = max((issue.page.revision for issue in ledger.issues), default=0)
    return Issues(today, revision, errors, len(ledger.issues) - errors, ledger.to_mend, tuple(ledger.issues))


REPORT = ReportType(
    "issues",
    RECORDS,
    issues,
    robot="Fiches à corriger",
    says="everything to correct, page by page",
    shows="`Tableau de bord/Fiches à corriger`, `Module:CoopWiki/données/non comptées.json`",
)
