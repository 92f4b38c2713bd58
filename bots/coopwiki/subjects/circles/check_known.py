"""A record names circles and budgets that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.directory import Directory
from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.references import Reference, references
from coopwiki.subjects.record_issue import issue_of


def known_circle(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a circle that has no sheet; the line counts under the name typed."""
    del today
    for reference in references(ledger.records, "circle"):
        yield from _unknown(ledger, reference, "unknown_circle", (ledger.circles,))


def known_budget(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a budget nobody has set, neither under its own name nor as a circle's."""
    del today
    for reference in references(ledger.records, "budget"):
        yield from _unknown(ledger, reference, "unknown_budget", (ledger.budgets, ledger.circles))


def _unknown(
    ledger: Ledger, reference: Reference, code: str, known: tuple[Directory, ...]
) -> Iterator[Issue]:
    field = reference.field
    for record, name in reference.named(ledger):
        if not any(name in directory for directory in known):
            yield issue_of(record, field, _fault(code, name, known[0]))


def _fault(code: str, name: str, known: Directory) -> Fault:
    near = known.nearest(name)
    circle = code == "unknown_circle"
    create = "créer ce cercle avec {{Cercle}}" if circle else "créer ce budget avec {{Budget}}"
    return Fault(code, name, f"écrire « {near} », ou {create}" if near else create)
