"""A mandate: a seat in one of the cooperative's bodies, who holds it and until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.schema.kinds import Circle, Day, Person, choice
from coopwiki.schema.record import Field, Record

BODIES = ("cogérance", "conseil de surveillance", "cercle d'orientation")
COLLEGES = ("salarié associé", "CAPE", "équipe support", "associé non employé")
BODY_NAMES = {
    **dict.fromkeys(("gérance", "cogérant"), BODIES[0]),
    **dict.fromkeys(("conseil", "surveillance", "cs"), BODIES[1]),
    "orientation": BODIES[2],
}
COLLEGE_NAMES = {
    **dict.fromkeys(("associé salarié", "salarié et associé"), COLLEGES[0]),
    **dict.fromkeys(("support", "équipe d'appui"), COLLEGES[2]),
    "associé non salarié": COLLEGES[3],
}
"""What else people write; a CESA may be an associate or not."""
TITULAR, SUBSTITUTE = "titulaire", "suppléant"
LINKS = (TITULAR, SUBSTITUTE, "premier lien", "second lien")
LINK_NAMES = {
    **dict.fromkeys(("suppléance", "en suppléance", "remplaçant"), SUBSTITUTE),
    **dict.fromkeys(("lien", "1er lien", "lien premier"), LINKS[2]),
    **dict.fromkeys(("2e lien", "deuxième lien", "double lien"), LINKS[3]),
}
Link = Annotated[str, choice("mandate_link", *LINKS, synonyms=LINK_NAMES)]
BODY = choice("body", *BODIES, synonyms=BODY_NAMES)
COLLEGE = choice("college", *COLLEGES, synonyms=COLLEGE_NAMES)
Body = Annotated[str, BODY]
College = Annotated[str, COLLEGE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate(Record):
    """Un mandat dans une instance de la coopérative : qui, depuis quand, jusqu’à quand, pour représenter qui."""

    # A seat in a body of the cooperative is public, and so is the college it stands for.

    template: ClassVar[str] = "Mandat"
    writing: ClassVar[str] = "Noter un mandat"
    sought: ClassVar[str] = "représentant représenter siéger délégué conseil second lien"
    home: ClassVar[str] = "Mandats"

    body: Annotated[Body, Field("instance", "Instance", BODIES[2])]
    who: Annotated[
        Person,
        Field(
            "qui",
            "Personne mandatée",
            "Ana Martin",
            ("titulaire",),
            Audience.EVERYONE,
            role="actor",
        ),
    ]
    start: Annotated[Day, Field("début", "Premier jour", "2026-03-12")]
    end: Annotated[Day | None, Field("fin", "Dernier jour", "2027-03-11")] = None
    represents: Annotated[
        Circle | None,
        Field(
            "représente",
            "Cercle que la personne représente",
            "Technique",
            role="circle",
            shown="core",
        ),
    ] = None
    college: Annotated[College | None, Field("collège", "Au titre de quel collège", COLLEGES[0])] = None
    link: Annotated[
        Link | None,
        Field("comme", "Titulaire, suppléant·e, premier ou second lien", TITULAR, (), Audience.EVERYONE),
    ] = None

    @property
    def sits(self) -> bool:
        """Whether it is a seat: a substitute has none of their own."""
        return self.link != SUBSTITUTE
