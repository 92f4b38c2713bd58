"""A record names circles and budgets that exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from coopwiki.core.directory import Directory
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.references import Reference, is_list, references
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.several_names import apart, several
from coopwiki.subjects.unread_names import mend

UNKNOWN_CIRCLE = Sentence(
    "unknown_circle",
    "« {found} » n’est le nom d’aucun cercle : la fiche compte sous ce nom ; {suggestion}.",
)
UNKNOWN_BUDGET = Sentence(
    "unknown_budget",
    "« {found} » n’est le nom d’aucun budget : la fiche compte sous ce nom ; {suggestion}.",
)
SEVERAL_NAMES = Sentence(
    "several_names",
    "« {found} » nomme plusieurs cercles ou budgets : {suggestion}.",
)
_NOWHERE = "Virements de nulle part ou vers nulle part"


def known_circle(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a circle that has no sheet; the line counts under the name typed."""
    del today
    for reference in references(ledger.records, "circle"):
        yield from _unknown(ledger, reference, UNKNOWN_CIRCLE, (ledger.circles,))


def known_budget(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a budget nobody has set, neither under its own name nor as a circle's."""
    del today
    for reference in references(ledger.records, "budget"):
        sentence = _to_nowhere() if reference.type is Transfer else UNKNOWN_BUDGET
        yield from _unknown(ledger, reference, sentence, (ledger.budgets, ledger.circles))


def _to_nowhere() -> Sentence:
    """A name nobody knows contradicts something only where money goes there."""
    return replace(UNKNOWN_BUDGET, contradiction=_NOWHERE)


def _unknown(ledger: Ledger, reference: Reference, sentence: Sentence, known: tuple[Directory, ...]) -> Iterator[Issue]:
    field = reference.field
    for record, name in reference.named_among(ledger, lambda name: not any(name in directory for directory in known)):
        parts = several(name, lambda part: any(part in directory for directory in known))
        if parts:
            several_fault = SEVERAL_NAMES(name, apart(parts, in_list=is_list(reference.type, field)))
            yield issue_of(record, field, several_fault)
            continue
        to_mend = mend(ledger, Circle, name) or (mend(ledger, Budget, name) if ledger.budgets in known else "")
        fault = sentence(name, to_mend) if to_mend else _fault(sentence, name, known[0])
        yield issue_of(record, field, fault)


def _fault(sentence: Sentence, name: str, known: Directory) -> Fault:
    near = known.nearest(name)
    circle = sentence is UNKNOWN_CIRCLE
    create = "créer ce cercle avec {{Cercle}}" if circle else "créer ce budget avec {{Budget}}"
    return sentence(name, f"écrire « {near} », ou {create}" if near else create)
