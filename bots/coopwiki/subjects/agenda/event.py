"""An event: something on a day that is no circle's meeting; it may come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle, Day, Days, Duration, Recurrence, Text
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Un événement, une fois ou qui revient : quand, où, et d’où vient l’annonce."""

    template: ClassVar[str] = "Événement"
    writing: ClassVar[str] = "Annoncer un événement"
    sought: ClassVar[str] = "agenda fête date rencontre"
    home: ClassVar[str] = "Événements {year}"

    day: Annotated[Day, Field("date", "Jour, le premier s’il revient ou dure plusieurs jours", "2026-06-18")]
    title: Annotated[Text, Field("titre", "Ce que c’est", "Fête de l’été")]
    end: Annotated[Day | None, Field("fin", "Dernier jour, s’il dure plusieurs jours", "2026-06-19")] = None
    hour: Annotated[Text | None, Field("heure", "Heure du début", "18 h")] = None
    duration: Annotated[Duration | None, Field("durée", "Durée", "3h")] = None
    place: Annotated[Text | None, Field("lieu", "Où", "Parc de la Citadelle")] = None
    link: Annotated[Text | None, Field("lien", "Adresse qui en dit plus", "https://exemple.fr/fete")] = None
    source: Annotated[Text | None, Field("source", "D’où vient l’annonce", "Lettre de la ville")] = None
    circle: Annotated[Circle | None, Field("cercle", "Cercle qui s’en occupe", "Accueil", role="circle")] = None
    every: Annotated[Recurrence | None, Field("chaque", "Ce qui revient, et quand", "année")] = None
    until: Annotated[Day | None, Field("jusqu'au", "Dernier jour où il peut revenir", "2028-12-31")] = None
    but: Annotated[Days, Field("sauf", "Jours où il n’a pas lieu", "2027-06-18")] = ()
