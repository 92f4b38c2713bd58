"""A decision: what was decided, when, where and how; it stands wherever people write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Circle, Day, Name, Names, Text, Texts, choice
from coopwiki.schema.record import Field, Record

CONSENT = "consentement"
METHODS = (CONSENT, "majorité", "élection sans candidat", "stigmergie", "cogérance", "veto")
SAID = {
    **dict.fromkeys(("par consentement", "sans objection", "gestion par consentement"), CONSENT),
    **dict.fromkeys(("majorité simple", "à la majorité", "vote à la majorité"), METHODS[1]),
    **dict.fromkeys(("par élection sans candidat", "élection sans candidature"), METHODS[2]),
    **dict.fromkeys(("cogérant", "gérance", "par la cogérance"), METHODS[4]),
}
"""What else people write, and the method it certainly is; a bare `vote` could be several."""
Method = Annotated[str, choice("decision_method", *METHODS, synonyms=SAID)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """Une décision de la coopérative : le jour, le cercle, ce qui est décidé et comment."""

    template: ClassVar[str] = "Décision"
    writing: ClassVar[str] = "Noter une décision"
    sought: ClassVar[str] = "décider décidé consentement compte rendu"
    home: ClassVar[str] = "Décisions {year}"
    identity: ClassVar[tuple[str, ...]] = ("day", "where", "title")

    day: Annotated[Day, Field("date", "Jour de la décision", "2026-03-12", role="from")]
    where: Annotated[
        Circle,
        Field("où", "Cercle ou assemblée qui a décidé", "Technique", ("cercle",), role="place"),
    ]
    title: Annotated[Text, Field("titre", "Ce qui est décidé, en une ligne", "Ouvrir le wiki")]
    method: Annotated[Method, Field("méthode", "Comment c’est décidé", CONSENT)]
    text: Annotated[Text | None, Field("texte", "La décision en entier", "Le wiki se lit sans compte.")] = None
    proposal: Annotated[Name | None, Field("proposition", "Titre de la proposition", "Un wiki ouvert à tous")] = None
    objections: Annotated[
        Texts, Field("objections", "Objections levées avant de décider", "Le coût de l’hébergement", none_is_empty=True)
    ] = ()
    review: Annotated[Day | None, Field("revoir le", "Jour où la revoir", "2027-03-12")] = None
    replaces: Annotated[Names, Field("remplace", "Titre de la décision qu’elle remplace", "Garder le wiki fermé")] = ()
