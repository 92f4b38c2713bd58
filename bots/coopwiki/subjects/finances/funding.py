"""A funding: money that a funder gives for a year, and the report that it expects of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from coopwiki.core.days import YearMonth
from coopwiki.schema.kinds import Day, Euros, Name, Text, Year, choice
from coopwiki.schema.record import Field, Record

PUBLIC, FOUNDATION, PRIVATE, COOPERATIVE = NATURES = ("public", "fondation", "privé", "coopératif")
NAMED = {
    **dict.fromkeys(("publique", "publics", "publiques"), PUBLIC),
    "fondations": FOUNDATION,
    **dict.fromkeys(("coopérative", "coopératif·ve", "coopératif·ive"), COOPERATIVE),
}
"""What else people write, and the nature it certainly is."""
Nature = Annotated[str, choice("funding_nature", *NATURES, synonyms=NAMED)]

ASKED, GRANTED, PAID, REFUSED = STATES = ("demandé", "accordé", "versé", "refusé")
STATED = {
    **dict.fromkeys(("sollicité", "en attente"), ASKED),
    **dict.fromkeys(("attribué", "obtenu", "notifié"), GRANTED),
    **dict.fromkeys(("payé", "reçu", "encaissé"), PAID),
    "rejeté": REFUSED,
}
"""What else people write, and the state it certainly is."""
State = Annotated[str, choice("funding_state", *STATES, synonyms=STATED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Record):
    """L’argent d’un financeur pour une année ; sans montant, il est compté comme inconnu."""

    template: ClassVar[str] = "Financement"
    writing: ClassVar[str] = "Noter un financement"
    sought: ClassVar[str] = "subvention financeur bailleur argent"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Financements"
    says_more: ClassVar[tuple[str, ...]] = ("objet", "bilan attendu le", "bilan rendu le")

    funder: Annotated[Name, Field("financeur", "Qui finance", "Région")]
    nature: Annotated[Nature, Field("nature", "D’où vient l’argent", PUBLIC)]
    purpose: Annotated[Text | None, Field("objet", "Ce qui est financé", "Ateliers ouverts")] = None
    amount: Annotated[Euros | None, Field("montant", "Montant", "8 000 €")] = None
    year: Annotated[Year, Field("année", "Année pour laquelle il est donné", "2026")]
    state: Annotated[State, Field("état", "Où il en est ; accordé si rien n’est écrit", GRANTED)] = GRANTED
    report_due: Annotated[Day | None, Field("bilan attendu le", "Jour où le bilan est attendu", "2027-03-31")] = None
    report_given: Annotated[Day | None, Field("bilan rendu le", "Jour où le bilan est rendu", "2027-03-20")] = None

    @property
    def is_settled(self) -> bool:
        """Whether the money has come."""
        return self.state == PAID

    @property
    def settled_month(self) -> YearMonth:
        """December of its year; of the later one where it is of two."""
        return YearMonth(self.year if isinstance(self.year, int) else self.year.last, 12)

    @property
    def counts(self) -> bool:
        """Whether it is granted or paid: what is refused or merely asked for is no money."""
        return self.state in (GRANTED, PAID)

    def awaits_report(self, today: date) -> bool:
        """Whether its funder still waits for a report on that day."""
        given = self.report_given is not None and self.report_given <= today
        return self.counts and self.report_due is not None and not given
