"""A contribution: work somebody did for the cooperative, and what they ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from coopwiki.core.days import YearMonth
from coopwiki.core.euros import ZERO, worked
from coopwiki.schema.kinds import Circle, Day, Duration, Euros, Name, Person, Rate, Text
from coopwiki.schema.record import Field, Pair, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Record):
    """Ce qu’une personne a fait pour la coopérative, le temps passé et ce qu’elle demande."""

    template: ClassVar[str] = "Contribution"
    writing: ClassVar[str] = "Déclarer une contribution"
    sought: ClassVar[str] = "heures temps travail facturer facture rémunération ligne"
    from_sheets: ClassVar[bool] = True
    worked_out: ClassVar[str] = "montant"
    home: ClassVar[str] = "{user}/Contributions {year}"
    spends: ClassVar[bool] = True
    says_more: ClassVar[tuple[str, ...]] = ("bon", "chantier", "marque")
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("cercle", "budget"),)
    needs: ClassVar[tuple[Pair, ...]] = (Pair("taux", "durée", "rate_without_duration", "durée=1h30"),)
    negative_with: ClassVar[tuple[Pair, ...]] = (Pair("durée", "montant", "negative_duration", "montant=−45"),)

    day: Annotated[Day, Field("date", "Jour du travail", "2026-03-12", role="from")]
    who: Annotated[Person, Field("qui", "Personne qui l’a fait", "Ana Martin", role="actor")]
    what: Annotated[Text, Field("quoi", "Ce qui a été fait", "Mise à jour du site")]
    circle: Annotated[Circle | None, Field("cercle", "Cercle concerné", "Technique", role="circle")] = None
    budget: Annotated[
        Name | None,
        Field("budget", "Budget qui paie, si ce n’est pas celui du cercle", "Inter-CAE", role="budget"),
    ] = None
    spent: Annotated[Duration | None, Field("durée", "Temps passé", "1h30")] = None
    rate: Annotated[Rate | None, Field("taux", "Euros de l’heure", "25")] = None
    lump_sum: Annotated[Euros | None, Field("montant", "Montant forfaitaire", "200 €")] = None
    site: Annotated[Text | None, Field("chantier", "Chantier", "Refonte du site")] = None
    brand: Annotated[Name | None, Field("marque", "Marque", "Coursiers du Nord")] = None
    slip: Annotated[Text | None, Field("bon", "Numéro du bon, une fois facturé", "B-2026-031")] = None
    settled: Annotated[Day | None, Field("réglé le", "Jour du paiement", "2026-04-05", role="done")] = None

    @property
    def amount(self) -> Decimal:
        """Euros asked for: the lump sum if given, else hours × rate half up to the cent, else 0.00."""
        if self.lump_sum is not None:
            return self.lump_sum
        if self.spent is None or self.rate is None:
            return ZERO
        return worked(self.spent, self.rate)

    @property
    def is_settled(self) -> bool:
        """Whether it was paid."""
        return self.settled is not None

    @property
    def settled_month(self) -> YearMonth:
        """The month of the contribution's day."""
        return YearMonth(self.day.year, self.day.month)
