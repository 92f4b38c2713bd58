"""A co-budget: a round in which everybody shares out a part of an envelope among projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Euros, Name, YesNo, choice
from coopwiki.schema.record import Field, Record

ALL_OR_NOTHING, PARTIAL = "tout ou rien", "partiel"
FUNDED = {"tout-ou-rien": ALL_OR_NOTHING, **dict.fromkeys(("partielle", "partiellement"), PARTIAL)}
Funding = Annotated[str, choice("funding", ALL_OR_NOTHING, PARTIAL, synonyms=FUNDED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cobudget(Record):
    """Un tour de co-budget : une enveloppe que chaque membre répartit entre des projets, entre deux jours."""

    template: ClassVar[str] = "Co-budget"
    writing: ClassVar[str] = "Ouvrir un co-budget"
    sought: ClassVar[str] = "répartir tour enveloppe"
    home: ClassVar[str] = "{nom}"

    name: Annotated[Name, Field("nom", "Nom du tour", "Printemps 2026")]
    envelope: Annotated[Euros, Field("enveloppe", "Somme à répartir", "3 000 €")]
    opening: Annotated[Day, Field("ouverture", "Premier jour pour répartir", "2026-03-01")]
    closing: Annotated[Day, Field("clôture", "Dernier jour pour répartir", "2026-03-31")]
    each: Annotated[Euros | None, Field("par personne", "Ce que chaque membre a à répartir", "50 €")] = None
    funding: Annotated[Funding, Field("financement", "Ce que reçoit un projet sous son minimum", ALL_OR_NOTHING)] = (
        ALL_OR_NOTHING
    )
    own: Annotated[YesNo | None, Field("pour soi", "Si l’on peut donner à son propre projet", "non")] = None
