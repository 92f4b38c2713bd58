"""A space: something people work on together that is no circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle, Name, Text, YesNo
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Space(Record):
    """Un espace de travail qui n’est pas un cercle : ses actions le nomment avec « espace »."""

    template: ClassVar[str] = "Espace"
    writing: ClassVar[str] = "Ouvrir un espace de travail"
    sought: ClassVar[str] = "projet lieu groupe"
    repeats_told: ClassVar[bool] = True

    name: Annotated[Name, Field("nom", "Nom de l’espace", "Journée mensuelle")]
    circle: Annotated[Circle | None, Field("cercle", "Cercle qui en prend soin", "Technique", role="circle")] = None
    purpose: Annotated[Text | None, Field("but", "À quoi il sert", "Se retrouver une fois par mois")] = None
    open: Annotated[YesNo | None, Field("ouvert", "Si toute personne peut y venir", "oui")] = None
