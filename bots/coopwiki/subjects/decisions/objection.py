"""An objection to what an election, or a proposal, proposes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person, Text
from coopwiki.schema.record import Field, Record, Shape
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.elections.election import Election


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """Une objection à l’élection, ou à la proposition, écrite au-dessus sur la même page."""

    template: ClassVar[str] = "Objection"
    writing: ClassVar[str] = "Noter une objection"
    sought: ClassVar[str] = "objecter lever bloquer refuser"
    home: ClassVar[str] = ""
    below: ClassVar[tuple[type[Record], ...]] = (Proposal, Election)
    shape: ClassVar[Shape] = "line"

    who: Annotated[
        Person,
        Field("de", "Personne qui objecte", "Paul Roy", ("qui",), role="actor", shown="named"),
    ]
    text: Annotated[Text, Field("texte", "Ce qui ne va pas", "Elle a déjà deux rôles")]
    lifted: Annotated[
        Day | None, Field("levée le", "Jour où elle est levée", "2026-03-12", ("levé le",), role="done")
    ] = None

    def stands(self, today: date) -> bool:
        """Whether it is still to be lifted on that day."""
        return self.lifted is None or self.lifted > today
