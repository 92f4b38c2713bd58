"""Mandates keep the cooperative's own rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.eligibility import BROKEN, findings
from coopwiki.subjects.circles.mandate import Mandate
from coopwiki.subjects.record_issue import issue_of

RULE_NOT_KEPT = Sentence(
    "rule_not_kept",
    "La règle « {found} » n’est pas respectée : {suggestion}.",
)


def eligible(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns where a mandate, or a body as it is composed, doesn't keep a rule; without the rule there is no check.

    A body for which nobody ever wrote a mandate is shown on the page of mandates alone.
    """
    for found in findings(ledger, today):
        told = found.verdict
        if told.verdict == BROKEN and isinstance(found.about, Mandate):
            source = f" (source : {told.source})" if told.source else ""
            said = f"{told.sentence.removesuffix('.')}{source}"
            suggestion = f"{said}. Si la fiche se trompe, y corriger « {found.field} »"
            yield issue_of(found.about, found.field, RULE_NOT_KEPT(told.rule, suggestion))
