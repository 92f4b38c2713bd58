"""A partner: an organisation that does something with the cooperative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Name, Text
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """Un partenaire : une organisation avec laquelle la coopérative fait quelque chose."""

    template: ClassVar[str] = "Partenaire"
    writing: ClassVar[str] = "Noter un partenaire"
    sought: ClassVar[str] = "organisation partenariat réseau"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Partenaires"

    name: Annotated[Name, Field("nom", "Nom du partenaire", "Les Ateliers du Port")]
    nature: Annotated[Text | None, Field("nature", "Quelle sorte d’organisation", "Association")] = None
    purpose: Annotated[Text | None, Field("objet", "Ce que nous faisons ensemble", "Partage d’un atelier")] = None
    since: Annotated[Day | None, Field("depuis", "Premier jour", "2024-01-01")] = None
    until: Annotated[Day | None, Field("jusqu'au", "Dernier jour, s’il est connu", "2027-12-31")] = None
