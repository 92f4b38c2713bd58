"""A proposal: a question put to others, until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Name, Names, People, Person, Text, choice
from coopwiki.schema.record import Field, Record, Shape

TRANSVERSAL, SOCIAL_CODE = "transversale", "code social"
Nature = Annotated[str, choice("proposal_nature", TRANSVERSAL, SOCIAL_CODE, "initiative")]
BY_WHOM = ("statuts", "assemblée", "cogérance", "orientation", "cercle", "stigmergie")
FRAMED = {
    **dict.fromkeys(("assemblée générale", "ag"), BY_WHOM[1]),
    **dict.fromkeys(("gérance", "cogérant"), BY_WHOM[2]),
    "cercle d'orientation": BY_WHOM[3],
}
FRAME = choice("proposal_frame", *BY_WHOM, synonyms=FRAMED)
Frame = Annotated[str, FRAME]
OPEN, CONSULTING, ADOPTED = "ouverte", "en consultation", "adoptée"
CLOSED = (ADOPTED, "retirée", "refusée", "sans suite")
STATED = {
    **dict.fromkeys(("consultation", "avis demandés"), CONSULTING),
    **dict.fromkeys(("acceptée", "approuvée", "validée"), ADOPTED),
    **dict.fromkeys(("rejetée", "non adoptée"), CLOSED[2]),
    "classée sans suite": CLOSED[3],
}
"""What else people write; `abandonnée` could be withdrawn or left without an answer."""
State = Annotated[str, choice("proposal_state", OPEN, CONSULTING, *CLOSED, synonyms=STATED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """Une proposition : la question, qui décide et jusqu’à quand donner son avis."""

    template: ClassVar[str] = "Proposition"
    writing: ClassVar[str] = "Faire une proposition"
    sought: ClassVar[str] = "proposer idée sujet décider"
    home: ClassVar[str] = "{titre}"
    shape: ClassVar[Shape] = "sheet"

    title: Annotated[Text, Field("titre", "Ce qui est proposé, en une ligne", "Un wiki ouvert à tous")]
    who: Annotated[Person, Field("qui", "Personne qui propose", "Ana Martin", role="actor")]
    day: Annotated[Day, Field("date", "Jour de la proposition", "2026-03-12", role="from")]
    question: Annotated[Text, Field("question", "La question posée", "Faut-il un compte pour lire le wiki ?")]
    nature: Annotated[Nature | None, Field("nature", "De quelle sorte elle est", TRANSVERSAL)] = None
    circles: Annotated[
        Names,
        Field("cercles", "Cercles concernés", "Technique ; Communication", ("cercle",), role="circle"),
    ] = ()
    decides: Annotated[
        Name | None,
        Field(
            "qui décide",
            "Cercle ou assemblée qui décide, ou « à trouver »",
            "Technique",
            role="place",
        ),
    ] = None
    frame: Annotated[Frame | None, Field("cadre", "Ce qui dit qui décide", "cercle")] = None
    deadline: Annotated[Day | None, Field("échéance", "Dernier jour pour donner son avis", "2026-04-12")] = None
    asked: Annotated[
        People,
        Field(
            "avis demandés à",
            "Personnes dont l’avis est demandé, si ce ne sont pas les membres des cercles",
            "Ana Martin ; Paul Roy",
            ("avis demandé à",),
            role="actor",
        ),
    ] = ()
    state: Annotated[State | None, Field("état", "Où elle en est, une fois close surtout", OPEN)] = None
    subject: Annotated[Names, Field("sujet", "Mots sous lesquels la retrouver", "Wiki ; Confidentialité")] = ()
    article: Annotated[Text | None, Field("article", "Article du code social qu’elle change", "Lecture du wiki")] = None
