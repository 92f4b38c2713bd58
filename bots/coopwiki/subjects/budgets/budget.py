"""A budget: an amount set aside for a year, for a circle or for a purpose of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.names import loose
from coopwiki.schema.kinds import Circle, Euros, Name, Person, Text, Year, choice
from coopwiki.schema.record import Field, Record

CONTRIBUTIVE, EXPENSES = "contributif", "dépenses"
NATURES = dict.fromkeys(("contributive", "contributif·ve", "contributif·ive"), CONTRIBUTIVE)
Nature = Annotated[str, choice("budget_nature", CONTRIBUTIVE, EXPENSES, synonyms=NATURES)]
OVERRUNS = ("renoncer", "bénévolat", "dette", "file d'attente", "prorata")
OVERRUN_NAMES = {
    **dict.fromkeys(("au prorata", "pro rata"), OVERRUNS[4]),
    **dict.fromkeys(("bénévole", "bénévolement"), OVERRUNS[1]),
}
Overrun = Annotated[str, choice("overrun", *OVERRUNS, synonyms=OVERRUN_NAMES)]


def said_nature(typed: str) -> str | None:
    """The nature that a name as pages show it says, « Technique (dépenses) »; None where it says none."""
    return EXPENSES if loose(typed).endswith(loose(f"({EXPENSES})")) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Record):
    """Une somme réservée pour une année, à un cercle ou à un usage."""

    template: ClassVar[str] = "Budget"
    writing: ClassVar[str] = "Réserver un budget"
    sought: ClassVar[str] = "enveloppe ouvrir créer somme"
    from_sheets: ClassVar[bool] = True
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Budgets {year}"
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("cercle", "nom"),)

    year: Annotated[Year, Field("année", "Année", "2026")]
    amount: Annotated[Euros, Field("montant", "Montant alloué", "8 000 €")]
    circle: Annotated[Circle | None, Field("cercle", "Cercle qui dispose du budget", "Technique", role="circle")] = None
    name: Annotated[
        Name | None,
        Field("nom", "Nom du budget, s’il n’est pas celui d’un cercle", "Inter-CAE", role="place"),
    ] = None
    nature: Annotated[Nature, Field("nature", "Ce que le budget paie", "contributif")] = CONTRIBUTIVE
    funder: Annotated[Text | None, Field("financeur", "Qui finance", "ANIS")] = None
    watcher: Annotated[
        Person | None,
        Field("soucieux", "Personne qui y veille", "Ana Martin", ("soucieuse", "soucieux·se")),
    ] = None
    overrun: Annotated[Overrun | None, Field("dépassement", "Que faire quand il est épuisé", "prorata")] = None
    decision: Annotated[Text | None, Field("décision", "Décision qui l’a fixé", "[[Réunion du 12 janvier]]")] = None

    @property
    def title(self) -> str:
        """The budget's name as typed: its own, else its circle's."""
        return self.name or self.circle or ""
