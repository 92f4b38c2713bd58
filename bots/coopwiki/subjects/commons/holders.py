"""Who carries a common or answers for a tool: a person, a circle or a partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.subjects.commons.partner import Partner

PERSON, CIRCLE, PARTNER, UNKNOWN = "personne", "cercle", "partenaire", "inconnu"


@dataclass(frozen=True, slots=True)
class NamedHolder:
    """A name under its one spelling, and what it names; members alone read it, since it may be a person."""

    name: str
    kind: str


def holder(ledger: Ledger, typed: str) -> NamedHolder:
    """What a typed name names: a person first, then a circle, then a partner."""
    if typed in ledger.people:
        return NamedHolder(ledger.people.canonical[typed], PERSON)
    if typed in ledger.circles:
        return NamedHolder(ledger.circles.canonical[typed], CIRCLE)
    partner = partners_by_name(ledger).get(heading(typed))
    return NamedHolder(partner.name, PARTNER) if partner else NamedHolder(typed, UNKNOWN)


def holders(ledger: Ledger, typed: tuple[str, ...]) -> tuple[NamedHolder, ...]:
    """Several of them, each once, as written."""
    return tuple(dict.fromkeys(holder(ledger, name) for name in typed))


def partners_by_name(ledger: Ledger) -> Mapping[str, Partner]:
    """Partners by the form of their name that is compared. Where two have one name, the first."""
    return ledger.once(_partners_by_name)


def _partners_by_name(ledger: Ledger) -> Mapping[str, Partner]:
    return {heading(one.name): one for one in reversed(ledger.of(Partner))}
