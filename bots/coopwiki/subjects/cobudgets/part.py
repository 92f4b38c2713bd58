"""A part: what one person gives to one project of a co-budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Euros, Name, Person
from coopwiki.schema.record import Field, Record, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """Ce qu’une personne donne à un projet, dans un tour de co-budget."""

    template: ClassVar[str] = "Part"
    writing: ClassVar[str] = "Donner ma part à un projet"
    sought: ClassVar[str] = "répartir voter"
    home: ClassVar[str] = "{user}/Parts {year}"
    shape: ClassVar[Shape] = "line"

    who: Annotated[Person, Field("qui", "Personne qui donne", "Paul Roy")]
    project: Annotated[Name, Field("projet", "Projet qui reçoit", "Un vélo cargo")]
    amount: Annotated[Euros, Field("montant", "Ce que la personne donne", "20 €")]
    day: Annotated[Day | None, Field("date", "Jour où elle le donne", "2026-03-12", role="from")] = None
    round: Annotated[
        Name | None,
        Field("co-budget", "Tour de co-budget, si deux projets ont ce nom", "Printemps 2026"),
    ] = None
