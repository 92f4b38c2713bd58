"""A membership: since when somebody is an associate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person, YesNo
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """Depuis quand une personne est associée de la coopérative."""

    template: ClassVar[str] = "Sociétariat"

    who: Annotated[
        Person | None,
        Field(
            "qui",
            "Personne, si ce n’est pas celle du profil de la page",
            "Ana Martin",
            role="actor",
        ),
    ] = None
    start: Annotated[Day, Field("début", "Premier jour", "2026-03-12")]
    end: Annotated[Day | None, Field("fin", "Dernier jour", "2027-03-11")] = None
    employed: Annotated[
        YesNo | None,
        Field("employé", "Si la personne est employée", "oui"),
    ] = None

    @property
    def about_page(self) -> bool:
        """Without a name it is about the person whose page it is."""
        return self.who is None
