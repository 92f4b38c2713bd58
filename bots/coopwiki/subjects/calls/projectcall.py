"""A call for projects: a funder's offer, its deadline, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import AboutEuros, Day, Name, People, Text, Texts, choice
from coopwiki.schema.record import Field, Record

TO_STUDY, WORKING, SENT, WON, LOST, PAST = (
    "à étudier",
    "en cours",
    "déposé",
    "obtenu",
    "refusé",
    "passé",
)
State = Annotated[str, choice("call_state", TO_STUDY, WORKING, SENT, WON, LOST, PAST)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCall(Record):
    """Un appel à projets : qui finance, jusqu’à quand, qui répond, et ce qu’il est devenu."""

    template: ClassVar[str] = "Appel à projets"
    writing: ClassVar[str] = "Noter un appel à projets"
    sought: ClassVar[str] = "subvention financement AAP"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Appels à projets {year}"

    title: Annotated[Text, Field("titre", "Titre de l’appel", "Ateliers ouverts")]
    funder: Annotated[Name, Field("financeur", "Qui finance", "Région")]
    deadline: Annotated[Day, Field("échéance", "Dernier jour pour répondre", "2026-09-15")]
    amount: Annotated[AboutEuros | None, Field("montant", "Montant, même approché", "5000 à 8000 €")] = None
    themes: Annotated[Texts, Field("thèmes", "De quoi il est question", "réemploi ; numérique")] = ()
    link: Annotated[Text | None, Field("lien", "Adresse de l’appel", "https://example.org/appel")] = None
    people: Annotated[People, Field("qui répond", "Qui répond", "Ana Martin", role="actor")] = ()
    decision: Annotated[Text | None, Field("décision", "Décision de répondre, ou réponse reçue", "Répondre à deux")] = (
        None
    )
    state: Annotated[State, Field("état", "Où il en est", TO_STUDY)] = TO_STUDY
