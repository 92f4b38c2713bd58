"""Contradictions: what two records say differently, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.report import ReportType

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Budgets alloués deux fois", ("same_budget",)),
    ("Virements de nulle part ou vers nulle part", ("transfer_without_budget", "unknown_budget", "transfer_to_itself")),
    ("Fiches d’après la clôture de leur budget", ("line_after_closing",)),
    ("Clôtures qui se recouvrent", ("same_closing",)),
    ("Règles à deux valeurs le même jour", ("rule_conflict",)),
    ("Décisions qui se remplacent en rond", ("circular_decisions",)),
    ("Propositions à deux états", ("proposal_two_states", "proposal_decided", "adopted_with_objection")),
    ("Bons de deux personnes, ou réglés deux jours différents", ("slip_of_two_people", "slip_paid_twice")),
    ("Fiches de rôle et élections", ("role_not_as_elected", "elected_too_early")),
    ("Rôles et mandats tenus deux fois", ("role_two_holders", "seat_taken_twice", "mandate_overlap")),
    ("Noms pris deux fois", ("same_name", "same_circle")),
)  # fmt: skip
"""What members call each kind, and the codes of its issues, in display order."""


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
    found = (Contradiction(name, _issues(ledger, codes)) for name, codes in KINDS)
    kinds = tuple(kind for kind in found if kind.issues)
    issues = [issue for kind in kinds for issue in kind.issues]
    revision = max((issue.page.revision for issue in issues), default=0)
    return Contradictions(today, revision, len(issues), kinds)


def _issues(ledger: Ledger, codes: tuple[str, ...]) -> tuple[Issue, ...]:
    return tuple(i for i in ledger.issues if i.code in codes and _contradicts(i))


def _contradicts(issue: Issue) -> bool:
    """A name nobody knows contradicts something only where money goes there."""
    return issue.code != "unknown_budget" or issue.template == Transfer.template


REPORT = ReportType("contradictions", RECORDS, contradictions)
