"""An arrival: the day on which somebody came, and the member who brought them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Record):
    """Le jour où une personne arrive dans la coopérative, et qui la parraine."""

    template: ClassVar[str] = "Arrivée"
    writing: ClassVar[str] = "Noter une arrivée"
    sought: ClassVar[str] = "accueillir nouvelle personne parrain marraine"
    home: ClassVar[str] = "Arrivées {year}"

    who: Annotated[Person, Field("qui", "Personne qui arrive", "Ana Martin", role="actor")]
    day: Annotated[
        Day,
        Field("date", "Jour de l’arrivée", "2026-03-12", role="from"),
    ]
    sponsor: Annotated[
        Person | None,
        Field("parrain", "Membre qui la parraine", "Paul Roy", ("marraine",), role="actor"),
    ] = None
