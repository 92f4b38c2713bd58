"""A meeting: when and where a circle comes together, and who was there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle, Day, Days, Duration, People, Recurrence, Text, Texts
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """Une réunion, à venir ou passée, une fois ou qui revient : quand, où, qui l’anime, et qui y était."""

    # One that is to come is as good as one that was held: no total rests on either.

    template: ClassVar[str] = "Réunion"
    writing: ClassVar[str] = "Noter une réunion"
    sought: ClassVar[str] = "compte rendu ordre du jour rencontre visio"
    from_sheets: ClassVar[bool] = True
    home: ClassVar[str] = "Réunions {year}"

    day: Annotated[Day, Field("date", "Jour de la réunion, le premier si elle revient", "2026-03-12")]
    circle: Annotated[Circle, Field("cercle", "Cercle qui se réunit", "Technique", role="circle")]
    title: Annotated[Text | None, Field("titre", "Titre, si ce n’est pas « Réunion »", "Appel du lundi")] = None
    hour: Annotated[Text | None, Field("heure", "Heure du début", "14 h 30")] = None
    duration: Annotated[Duration | None, Field("durée", "Durée", "1h30")] = None
    place: Annotated[Text | None, Field("lieu", "Où, salle ou adresse de la visio", "Maison des associations")] = None
    call: Annotated[Text | None, Field("visio", "Adresse de la visio", "https://visio.exemple.fr/technique")] = None
    every: Annotated[Recurrence | None, Field("chaque", "Ce qui revient, et quand", "1er mardi du mois")] = None
    until: Annotated[Day | None, Field("jusqu'au", "Dernier jour où elle peut revenir", "2026-12-31")] = None
    but: Annotated[Days, Field("sauf", "Jours où elle n’a pas lieu", "2026-05-25 ; 2026-12-28")] = ()
    replaces: Annotated[
        Text | None, Field("remplace", "Jour de la réunion prévue que celle-ci remplace", "2026-03-09")
    ] = None
    open_to: Annotated[Text | None, Field("ouvert à", "Qui peut venir", "tout le monde", ("ouverte à",))] = None
    hosts: Annotated[People, Field("animation", "Qui anime", "Paul Roy")] = ()
    present: Annotated[
        People,
        Field("présents", "Qui y était", "Ana Martin ; Paul Roy", ("présent·es", "présentes")),
    ] = ()
    agenda: Annotated[Texts, Field("ordre du jour", "De quoi l’on parle", "Sauvegardes ; Budget")] = ()
