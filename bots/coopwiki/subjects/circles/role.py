"""A role: a charge within a circle, who holds it and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.schema.kinds import Circle, Day, Name, Person, Text, Texts, YesNo, choice
from coopwiki.schema.record import Field, Record

ELECTION = "élection sans candidat"
NAMED = {
    "élection sans candidature": ELECTION,
    **dict.fromkeys(("volontaire", "au volontariat"), "volontariat"),
    **dict.fromkeys(("assemblée générale", "ag"), "assemblée"),
}
SHARED = "oui"
Appointment = Annotated[str, choice("appointment", ELECTION, "volontariat", "assemblée", synonyms=NAMED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """Un rôle dans un cercle : à quoi il sert, qui le tient et jusqu’à quand ; sans titulaire, il est vacant."""

    # Who holds a role answers for it to everybody. What it pays, beside a name, is an amount by person.

    template: ClassVar[str] = "Rôle"
    writing: ClassVar[str] = "Décrire un rôle"
    sought: ClassVar[str] = "poste mission responsabilité vacant titulaire"
    home: ClassVar[str] = "{cercle}/Rôles"

    name: Annotated[Name, Field("nom", "Nom du rôle", "Facilitation")]
    circle: Annotated[Circle, Field("cercle", "Cercle du rôle", "Technique", role="circle")]
    purpose: Annotated[Text | None, Field("raison d'être", "À quoi sert le rôle", "Des réunions où chacun·e parle")] = (
        None
    )
    accountabilities: Annotated[
        Texts,
        Field("redevabilités", "Ce dont le rôle rend compte", "Ordre du jour ; Compte rendu"),
    ] = ()
    qualities: Annotated[Texts, Field("qualités", "Qualités attendues", "Écoute ; Clarté")] = ()
    holder: Annotated[
        Person | None,
        Field(
            "titulaire",
            "Personne qui le tient",
            "Ana Martin",
            ("titulaires",),
            Audience.EVERYONE,
            role="actor",
        ),
    ] = None
    shared: Annotated[
        YesNo | None,
        Field("partagé", "Si plusieurs personnes le tiennent ensemble, une fiche chacune", "oui", ("partagée",)),
    ] = None
    start: Annotated[Day | None, Field("début", "Premier jour", "2026-03-12")] = None
    end: Annotated[Day | None, Field("fin", "Dernier jour", "2027-03-11")] = None
    appointment: Annotated[Appointment | None, Field("désignation", "Comment la personne est désignée", ELECTION)] = (
        None
    )
    critical: Annotated[YesNo | None, Field("critique", "Si le cercle s’arrête sans ce rôle", "oui")] = None
    pay: Annotated[
        Text | None,
        Field("rétribution", "Ce que le rôle est payé", "2 h par mois", (), Audience.MEMBERS),
    ] = None
