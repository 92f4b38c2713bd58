"""A contract: how and how long somebody is in the cooperative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Count, Day, Person, choice
from coopwiki.schema.record import Field, Record

CAPE, CESA, CDI, CDD, APPRENTICE = TYPES = ("CAPE", "CESA", "CDI", "CDD", "apprentissage")
SAID = {
    **dict.fromkeys(("contrat CAPE", "contrat d'appui au projet d'entreprise", "en CAPE"), CAPE),
    **dict.fromkeys(("contrat CESA", "contrat d'entrepreneur salarié associé", "en CESA"), CESA),
    **dict.fromkeys(("contrat CDI", "contrat à durée indéterminée", "en CDI"), CDI),
    **dict.fromkeys(("contrat CDD", "contrat à durée déterminée", "en CDD"), CDD),
    **dict.fromkeys(("contrat d'apprentissage", "apprenti", "apprentie", "en apprentissage"), APPRENTICE),
}
"""What else people write, and the type it certainly is."""
ContractType = Annotated[str, choice("contract_type", *TYPES, synonyms=SAID)]

Holder = Annotated[
    Person | None,
    Field("qui", "Personne, si ce n’est pas celle du profil de la page", "Ana Martin", role="actor"),
]
"""Whose a contract or a membership is; None: the profile's above it on its page, else the first one's below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Record):
    """Un contrat entre une personne et la coopérative : de quel type, depuis quand, jusqu’à quand."""

    template: ClassVar[str] = "Contrat"
    writing: ClassVar[str] = "Noter un contrat"
    sought: ClassVar[str] = "CAPE CESA CDI CDD embauche salaire"
    from_sheets: ClassVar[bool] = True

    who: Holder = None
    type: Annotated[
        ContractType,
        Field("type", "Type de contrat", CAPE, shown="core"),
    ]
    start: Annotated[Day, Field("début", "Premier jour", "2026-03-12")]
    end: Annotated[Day | None, Field("fin", "Dernier jour prévu", "2027-03-11")] = None
    renewal: Annotated[
        Count | None,
        Field(
            "renouvellement",
            "Combien de fois il a été renouvelé avant",
            "1",
        ),
    ] = None
    ended: Annotated[
        Day | None,
        Field(
            "fin réelle",
            "Dernier jour, s’il finit plus tôt",
            "2026-12-31",
        ),
    ] = None

    @property
    def last(self) -> date | None:
        """The last day: the real one where it is written; None for a contract without end."""
        return self.ended or self.end

    @property
    def about_page(self) -> bool:
        """Without a name it is about the person whose page it is."""
        return self.who is None
