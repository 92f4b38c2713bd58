"""A membership: since when somebody is an associate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, YesNo
from coopwiki.schema.record import Field, Record
from coopwiki.subjects.contracts.contract import Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """Depuis quand une personne est associée de la coopérative."""

    template: ClassVar[str] = "Sociétariat"
    writing: ClassVar[str] = "Noter qui devient membre associé"
    sought: ClassVar[str] = "associer associé sociétaire parts sociales"

    who: Holder = None
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
