"""Contradictions: what two records say differently, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.report import ReportType


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One kind: its name in French, and its issues by page and line."""

    name: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The kinds that occur. A contradiction stands until one of both records is changed."""

    on: date
    revision: int
    count: int
    kinds: tuple[Contradiction, ...]


def contradictions(ledger: Ledger, today: date) -> Contradictions:
    """The contradictions among the issues of a ledger that was checked."""
    found: dict[str, list[Issue]] = {}
    for issue in ledger.issues:
        if kind := _kind(issue):
            found.setdefault(kind, []).append(issue)
    kinds = tuple(Contradiction(name, tuple(found[name])) for name in sorted(found, key=loose))
    issues = [issue for kind in kinds for issue in kind.issues]
    revision = max((issue.page.revision for issue in issues), default=0)
    return Contradictions(today, revision, len(issues), kinds)


def _kind(issue: Issue) -> str:
    """What members call the contradiction that an issue is; '' for none."""
    return issue.fault.sentence.contradiction if issue.fault.sentence else ""


REPORT = ReportType(
    "contradictions",
    RECORDS,
    contradictions,
    says=(
        "what two records say differently: a budget allocated twice, a transfer to nowhere, a line after "
        "its closing, a rule with two values"
    ),
    shows="Tableau de bord/Contradictions, while there is one",
)
