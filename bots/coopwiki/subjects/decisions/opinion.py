"""An opinion: where somebody stands on the proposal above it on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Person, Text, choice
from coopwiki.schema.record import Field, Record, Shape
from coopwiki.subjects.decisions.proposal import Proposal

AGREES, OBJECTS, ABSTAINS, ASKS = POSITIONS = (
    "consentement",
    "objection",
    "abstention",
    "question",
)
SAID = {
    **dict.fromkeys(("consent", "consens", "je consens", "consentante", "consentant"), AGREES),
    **dict.fromkeys(("sans objection", "pas d'objection", "aucune objection"), AGREES),
    **dict.fromkeys(("je n'ai pas d'objection", "d'accord", "je suis d'accord"), AGREES),
    **dict.fromkeys(("pour", "favorable"), AGREES),
    **dict.fromkeys(("opposition", "opposé", "je m'oppose", "je fais objection"), OBJECTS),
    **dict.fromkeys(("j'objecte", "pas d'accord", "je ne suis pas d'accord"), OBJECTS),
    **dict.fromkeys(("je m'abstiens", "neutre", "sans avis", "ne se prononce pas"), ABSTAINS),
    **dict.fromkeys(("j'ai une question", "demande de précision", "interrogation"), ASKS),
}
"""What else people write, and the position it certainly is: who votes `contre` may object or not."""
Position = Annotated[str, choice("opinion_position", *POSITIONS, synonyms=SAID)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion(Record):
    """L’avis d’une personne sur la proposition écrite au-dessus, sur la même page."""

    template: ClassVar[str] = "Avis"
    writing: ClassVar[str] = "Donner mon avis"
    sought: ClassVar[str] = "répondre opinion consentement consentir accord voter"
    home: ClassVar[str] = ""
    below: ClassVar[tuple[type[Record], ...]] = (Proposal,)
    foremost: ClassVar[tuple[str, ...]] = ("argument",)
    shape: ClassVar[Shape] = "line"

    who: Annotated[Person, Field("qui", "Personne qui donne son avis", "Ana Martin", role="actor")]
    position: Annotated[Position, Field("position", "Ce qu’elle en dit", AGREES)]
    argument: Annotated[Text | None, Field("argument", "Pourquoi", "Les pages de travail gagnent à être lues.")] = None
    day: Annotated[Day | None, Field("date", "Jour de l’avis", "2026-03-15", role="from")] = None
    lifted: Annotated[
        Day | None,
        Field(
            "levé le",
            "Jour où l’objection est levée, ou la question répondue",
            "2026-03-20",
            ("levée le",),
            role="done",
        ),
    ] = None

    def awaits(self, today: date) -> bool:
        """Whether it is an objection or a question that stands on that day."""
        given = self.day is None or self.day <= today
        open_ = self.lifted is None or self.lifted > today
        return given and open_ and self.position in (OBJECTS, ASKS)
