"""A bracket: the rate of a scale up to a margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Euros, Name, Percent
from coopwiki.schema.record import Field, Record, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket(Record):
    """Une tranche d’un barème : sous la fiche du barème, ou ailleurs avec son nom."""

    template: ClassVar[str] = "Tranche"
    writing: ClassVar[str] = "Ajouter une tranche à un barème"
    sought: ClassVar[str] = "barème taux"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Barèmes"
    shape: ClassVar[Shape] = "line"

    up_to: Annotated[
        Euros | None, Field("jusqu'à", "Dernière marge de la tranche ; rien pour une tranche sans fin", "30 000 €")
    ] = None
    rate: Annotated[Percent, Field("taux", "Taux de la tranche", "10 %", shown="core")]
    scale: Annotated[
        Name | None, Field("barème", "Nom du barème, si c’est écrit ailleurs", "Contribution coopérative")
    ] = None
