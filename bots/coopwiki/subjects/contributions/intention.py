"""An intention: work somebody announces before it is done, and what they expect to ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import AboutEuros, Circle, Day, Name, Person, Text, choice
from coopwiki.schema.record import Field, Record

ANNOUNCED = "annoncée"
STATED = {
    **dict.fromkeys(("terminée", "finie", "réalisée"), "faite"),
    **dict.fromkeys(("annulée", "abandon"), "abandonnée"),
}
State = Annotated[str, choice("intention_state", ANNOUNCED, "faite", "abandonnée", synonyms=STATED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention(Record):
    """Un travail annoncé avant d’être fait, et la somme qu’il demandera sans doute."""

    template: ClassVar[str] = "Intention"
    writing: ClassVar[str] = "Annoncer un travail"
    sought: ClassVar[str] = "prévoir prévu projet intention travail"
    home: ClassVar[str] = "{user}/Intentions {year}"
    spends: ClassVar[bool] = True
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("cercle", "budget"),)

    day: Annotated[Day, Field("date", "Jour de l’annonce", "2026-03-12", role="from")]
    who: Annotated[Person, Field("qui", "Personne qui le fera", "Ana Martin", role="actor")]
    what: Annotated[Text, Field("quoi", "Ce qui sera fait", "Refonte de l’accueil du site")]
    amount: Annotated[AboutEuros, Field("montant", "Somme attendue, même approchée", "environ 300 €")]
    circle: Annotated[Circle | None, Field("cercle", "Cercle concerné", "Technique", role="circle")] = None
    budget: Annotated[
        Name | None,
        Field(
            "budget",
            "Budget qui paiera, si ce n’est pas celui du cercle",
            "Inter-CAE",
            role="budget",
        ),
    ] = None
    state: Annotated[State, Field("état", "Où cela en est", "annoncée")] = ANNOUNCED

    @property
    def awaited(self) -> bool:
        """Whether the work is still to come: it commits its budget."""
        return self.state == ANNOUNCED
