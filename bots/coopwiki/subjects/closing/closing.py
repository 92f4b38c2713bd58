"""A closing: how the cooperative decided to share an envelope that was not enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.audience import Audience
from coopwiki.schema.kinds import Day, Euros, Name, Text, Texts, Year, YesNo, choice
from coopwiki.schema.record import Field, Record

PRO_RATA, CAP, SMALLEST_FIRST = "prorata", "plafond par personne", "petits montants d'abord"
METHODS = (PRO_RATA, CAP, SMALLEST_FIRST)
SAID = {
    **dict.fromkeys(("au prorata", "pro rata"), PRO_RATA),
    "plafond": CAP,
    "petits montants": SMALLEST_FIRST,
}
Method = Annotated[str, choice("closing_method", *METHODS, synonyms=SAID)]

WHOLE_YEAR = "tous les budgets"
"""What stands in `budget` where one envelope is shared over all contributive budgets of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Record):
    """La décision qui clôt un budget dépassé : comment l’enveloppe est partagée entre les lignes à payer."""

    template: ClassVar[str] = "Clôture"
    writing: ClassVar[str] = "Clore un budget dépassé"
    sought: ClassVar[str] = "clôturer fermer fin d’année partage"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Budgets {year}"

    year: Annotated[Year, Field("année", "Année close", "2026")]
    budget: Annotated[Name, Field("budget", "Budget clos, ou « tous les budgets »", "Technique", role="budget")]
    method: Annotated[Method, Field("méthode", "Comment l’enveloppe est partagée", PRO_RATA)] = PRO_RATA
    envelope: Annotated[Euros | None, Field("enveloppe", "Somme à partager, sinon ce qui reste", "10 000 €")] = None
    cap: Annotated[Euros | None, Field("plafond", "Plafond d’une personne, s’il est fixé", "500 €")] = None
    renounced: Annotated[
        Texts,
        Field(
            "renoncements",
            "Qui renonce, à tout ou à une somme",
            "Ana Martin ; Paul Roy : 120 €",
            ("renoncement",),
            Audience.MEMBERS,
        ),
    ] = ()
    day: Annotated[Day | None, Field("date", "Jour de la décision", "2026-12-18")] = None
    carried: Annotated[YesNo | None, Field("report", "Reporter ce qui reste sur l’année suivante", "oui")] = None
    asked: Annotated[Euros | None, Field("demandé", "Somme demandée le jour de la décision", "15 000 €")] = None
    decision: Annotated[Text | None, Field("décision", "Où elle est écrite", "[[Réunion du 18 décembre]]")] = None

    @property
    def whole_year(self) -> bool:
        """Whether it is about all contributive budgets of the year together."""
        return self.budget.casefold() == WHOLE_YEAR

    @property
    def about_all(self) -> bool:
        """Whether the closing is about all budgets; its `budget` then names none."""
        return self.whole_year
