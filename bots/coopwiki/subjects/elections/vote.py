"""A vote of an election without candidate: for whom and why; by whom, where the circle says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Person, Text, choice
from coopwiki.schema.record import Field, Record, Shape
from coopwiki.subjects.elections.election import Election

FIRST, SECOND = "1", "2"
ROUNDS = {
    **dict.fromkeys(("premier", "1er", "premier tour", "1er tour", "tour 1"), FIRST),
    **dict.fromkeys(("second", "deuxième", "2e", "2nd", "2ème"), SECOND),
    **dict.fromkeys(("second tour", "deuxième tour", "2e tour", "tour 2"), SECOND),
}
Round = Annotated[str, choice("vote_round", FIRST, SECOND, synonyms=ROUNDS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """Une voix de l’élection écrite au-dessus, sur la même page : pour qui, et pourquoi."""

    template: ClassVar[str] = "Voix"
    writing: ClassVar[str] = "Noter une voix"
    sought: ClassVar[str] = "voter vote élire bulletin"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = ""
    below: ClassVar[tuple[type[Record], ...]] = (Election,)
    shape: ClassVar[Shape] = "line"

    round: Annotated[Round, Field("tour", "Premier ou second tour", FIRST)]
    chosen: Annotated[Person, Field("pour", "Personne nommée", "Ana Martin", role="actor")]
    reason: Annotated[Text, Field("raison", "Pourquoi elle", "Elle sait écouter")]
    voter: Annotated[
        Person | None,
        Field("de", "Personne qui donne sa voix, si le cercle le publie", "Paul Roy", role="actor"),
    ] = None
