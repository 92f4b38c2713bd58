"""A tool that the cooperative works with, and the personal data it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.core.names import loose
from coopwiki.core.typed import tidy
from coopwiki.schema.kinds import Name, Text, Texts, YesNo
from coopwiki.schema.record import Field, Record

NONE = ("aucune", "aucun", "neant", "non", "rien", "sans", "pas de donnees personnelles", "-", "—")
"""What says that a tool holds no personal data, as `loose` gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Record):
    """Un outil de la coopérative : à quoi il sert, où il est hébergé, quelles données personnelles il garde."""

    template: ClassVar[str] = "Outil"
    writing: ClassVar[str] = "Décrire un outil"
    sought: ClassVar[str] = "logiciel service application données"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Outils"

    name: Annotated[Name, Field("nom", "Nom de l’outil", "Le nuage")]
    use: Annotated[Text | None, Field("usage", "À quoi il sert", "Partager des fichiers")] = None
    hosting: Annotated[Text | None, Field("hébergement", "Chez qui il est hébergé", "Un hébergeur associatif")] = None
    country: Annotated[Text | None, Field("pays", "Dans quel pays", "France")] = None
    free: Annotated[YesNo | None, Field("libre", "Si le logiciel est libre", "oui")] = None
    data: Annotated[
        Texts,
        Field("données personnelles", "Lesquelles il garde ; « aucune » s’il n’en garde pas", "noms ; adresses"),
    ] = ()
    purpose: Annotated[Text | None, Field("finalité", "Pourquoi il garde ces données", "Se joindre")] = None
    kept: Annotated[
        Text | None, Field("durée de conservation", "Combien de temps elles sont gardées", "3 ans après le départ")
    ] = None
    responsible: Annotated[
        Name | None,
        Field("responsable", "Personne ou cercle qui en répond", "Technique", audience=Audience.MEMBERS),
    ] = None
    replaces: Annotated[Name | None, Field("remplace", "L’outil qu’il remplace", "Un tableur partagé")] = None

    @property
    def personal(self) -> tuple[str, ...]:
        """The personal data it holds; empty where it holds none, or where nobody said."""
        return tuple(one for one in self.data if loose(tidy(one)).rstrip(".") not in NONE)
