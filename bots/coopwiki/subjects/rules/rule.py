"""A rule: a figure the cooperative has agreed on, in force from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Name, Text
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Record):
    """Une règle chiffrée de la coopérative, valable à partir d’un jour donné."""

    template: ClassVar[str] = "Règle"
    writing: ClassVar[str] = "Noter une règle chiffrée"
    sought: ClassVar[str] = "taux plafond seuil règlement"
    home: ClassVar[str] = "Règles"

    name: Annotated[Name, Field("nom", "Nom de la règle", "taux horaire maximum")]
    value: Annotated[Text, Field("valeur", "Valeur", "30 €")]
    start: Annotated[Day, Field("à partir du", "Premier jour où elle vaut", "2018-01-01", shown="named")]
    origin: Annotated[Text | None, Field("source", "D’où vient la règle", "Code social, article 4")] = None
