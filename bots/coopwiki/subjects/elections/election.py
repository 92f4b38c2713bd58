"""An election without candidate: what the role asks for, who is proposed, who holds it in the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.schema.kinds import Circle, Day, Name, Person, Text, Texts, YesNo
from coopwiki.schema.record import Field, Record, Shape

YES, NO = "oui", "non"


@dataclass(frozen=True, slots=True, kw_only=True)
class Election(Record):
    """Une élection sans candidat : le rôle, ce qu’il demande, la personne proposée et son accord."""

    # Who holds a role answers for it to everybody; who was named, proposed, or by whom, is the members' own.

    template: ClassVar[str] = "Élection"
    writing: ClassVar[str] = "Préparer une élection sans candidat"
    sought: ClassVar[str] = "élire vote candidat rôle"
    home: ClassVar[str] = "Élections {year}"
    shape: ClassVar[Shape] = "sheet"

    role: Annotated[Name, Field("rôle", "Rôle à pourvoir", "Facilitation")]
    circle: Annotated[Circle, Field("cercle", "Cercle du rôle", "Technique", role="circle")]
    day: Annotated[Day, Field("date", "Jour de l’élection", "2026-03-12", role="from")]
    facilitation: Annotated[
        Person | None, Field("facilitation", "Personne qui facilite", "Inès Petit", role="actor")
    ] = None
    missions: Annotated[Texts, Field("missions", "Ce que fait la personne", "Ordre du jour ; Compte rendu")] = ()
    qualities: Annotated[Texts, Field("qualités", "Qualités et attentes", "Écoute ; Clarté", ("attentes",))] = ()
    mandate: Annotated[Text | None, Field("mandat", "Durée du mandat", "1 an")] = None
    first: Annotated[
        Texts,
        Field(
            "premier tour",
            "Voix par personne nommée, sans dire de qui ; ou seulement leur nombre",
            "Ana Martin : 3 ; Inès Petit : 2",
            (),
            Audience.MEMBERS,
        ),
    ] = ()
    second: Annotated[
        Texts,
        Field("second tour", "De même au second tour", "Ana Martin : 5", (), Audience.MEMBERS),
    ] = ()
    proposed: Annotated[
        Person | None,
        Field("proposé", "Personne proposée", "Ana Martin", ("proposée",), role="actor"),
    ] = None
    elected: Annotated[
        Person | None,
        Field(
            "élu",
            "Personne qui prend le rôle",
            "Ana Martin",
            ("élue", "élu·e"),
            Audience.EVERYONE,
            role="actor",
        ),
    ] = None
    agreement: Annotated[YesNo | None, Field("accord", "Si la personne proposée est d’accord", YES)] = None
