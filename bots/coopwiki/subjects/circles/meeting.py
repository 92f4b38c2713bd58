"""A meeting: when and where a circle comes together, and who was there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle, Day, People, Text, Texts
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """Une réunion, à venir ou passée : quand, où, qui l’anime, et qui y était."""

    # One that is to come is as good as one that was held: no total rests on either.

    template: ClassVar[str] = "Réunion"
    home: ClassVar[str] = "Réunions {year}"

    day: Annotated[Day, Field("date", "Jour de la réunion", "2026-03-12")]
    circle: Annotated[Circle, Field("cercle", "Cercle qui se réunit", "Technique", role="circle")]
    hour: Annotated[Text | None, Field("heure", "Heure du début", "14 h 30")] = None
    place: Annotated[Text | None, Field("lieu", "Où, salle ou adresse de la visio", "Maison des associations")] = None
    hosts: Annotated[People, Field("animation", "Qui anime", "Paul Roy")] = ()
    present: Annotated[
        People,
        Field("présents", "Qui y était", "Ana Martin ; Paul Roy", ("présent·es", "présentes")),
    ] = ()
    agenda: Annotated[Texts, Field("ordre du jour", "De quoi l’on parle", "Sauvegardes ; Budget")] = ()
