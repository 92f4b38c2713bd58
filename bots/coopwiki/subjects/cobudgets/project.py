"""A project that asks for a part of a co-budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Euros, Name, Person, Text
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """Un projet proposé à un tour de co-budget : ce qu’il lui faut au moins, et ce qu’il peut recevoir au plus."""

    template: ClassVar[str] = "Projet"
    writing: ClassVar[str] = "Proposer un projet à un co-budget"
    sought: ClassVar[str] = "idée financement participatif"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Projets {year}"

    title: Annotated[Name, Field("titre", "Nom du projet", "Un vélo cargo")]
    who: Annotated[Person, Field("qui", "Personne qui le porte", "Ana Martin", role="actor")]
    least: Annotated[Euros | None, Field("minimum", "Ce qu’il lui faut au moins", "300 €")] = None
    most: Annotated[Euros | None, Field("maximum", "Ce qu’il peut recevoir au plus", "800 €")] = None
    round: Annotated[
        Name | None,
        Field("co-budget", "Tour de co-budget, s’il y en a plusieurs", "Printemps 2026"),
    ] = None
    about: Annotated[Text | None, Field("description", "Ce que le projet fera", "Livrer sans camionnette")] = None
