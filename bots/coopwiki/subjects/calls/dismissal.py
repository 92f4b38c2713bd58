"""A dismissal: an announcement that members looked at and don't keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person, Text
from coopwiki.schema.record import Field, Record, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Record):
    """Une annonce écartée : elle n’est plus proposée sur la page de veille."""

    template: ClassVar[str] = "Annonce écartée"
    writing: ClassVar[str] = "Écarter une annonce"
    sought: ClassVar[str] = "veille ignorer"
    home: ClassVar[str] = "Veille"
    shape: ClassVar[Shape] = "line"

    link: Annotated[Text, Field("lien", "Adresse de l’annonce", "https://example.org/appel")]
    title: Annotated[Text | None, Field("titre", "Titre de l’annonce", "Ateliers ouverts")] = None
    by: Annotated[Person | None, Field("par", "Qui l’a écartée", "Ana Martin", role="actor")] = None
    day: Annotated[Day | None, Field("le", "Jour où elle est écartée", "2026-03-12")] = None
