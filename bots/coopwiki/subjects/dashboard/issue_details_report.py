"""What the pages of issues show beside their reports: which record of its page each is of, and whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.dashboard.concerned import Concerned, concerned
from coopwiki.subjects.dashboard.contradictions_report import Contradictions, contradictions
from coopwiki.subjects.dashboard.issues_report import Issues


@dataclass(frozen=True, slots=True)
class IssueDetails:
    """All issues; `contradicts` says whether two pages say different things."""

    data: Issues
    concerned: Concerned
    contradicts: bool


@dataclass(frozen=True, slots=True)
class ContradictionDetails:
    """All contradictions."""

    data: Contradictions
    concerned: Concerned


def issue_details(ledger: Ledger, data: Issues) -> IssueDetails:
    """The details of each issue, from the report on issues."""
    return IssueDetails(data, concerned(ledger), bool(contradictions(ledger, data.on).kinds))


def contradiction_details(ledger: Ledger, data: Contradictions) -> ContradictionDetails:
    """The report on contradictions, with whom each one concerns."""
    return ContradictionDetails(data, concerned(ledger))
