"""An expense: something a budget buys, from the idea to the payment."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from coopwiki.core.costs import Cost, due_days
from coopwiki.core.days import YearMonth
from coopwiki.schema.kinds import CostEuros, Day, Name, Text, choice
from coopwiki.schema.record import Field, Record

CONSIDERED, COMMITTED, PAID = "envisagée", "engagée", "payée"
STATED = {
    **dict.fromkeys(("prévue", "à l'étude"), CONSIDERED),
    **dict.fromkeys(("commandée", "décidée"), COMMITTED),
    **dict.fromkeys(("réglée", "acquittée"), PAID),
}
"""What else people write, and the state it certainly is."""
State = Annotated[str, choice("expense_state", CONSIDERED, COMMITTED, PAID, synonyms=STATED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense(Record):
    """Un achat payé par un budget, une fois ou qui revient, de l’idée au paiement ; sans montant, compté inconnu."""

    template: ClassVar[str] = "Dépense"
    writing: ClassVar[str] = "Annoncer un achat"
    sought: ClassVar[str] = "acheter dépense frais notes payer remboursement facture commande ticket"
    foremost: ClassVar[tuple[str, ...]] = ("montant", "état")
    from_sheets: ClassVar[bool] = True
    home: ClassVar[str] = "Dépenses {year}"
    spends: ClassVar[bool] = True
    says_more: ClassVar[tuple[str, ...]] = ("jusqu'au", "financeur", "bénéficiaire", "projet", "commun", "marque")

    day: Annotated[
        Day,
        Field(
            "date",
            "Jour de la dépense ; premier jour de celle qui revient",
            "2026-03-12",
            ("à partir du", "depuis"),
            role="from",
        ),
    ]
    budget: Annotated[Name, Field("budget", "Budget qui paie", "Technique", role="budget")]
    what: Annotated[Text, Field("objet", "Ce qui est acheté", "Nom de domaine")]
    amount: Annotated[
        CostEuros | None,
        Field("montant", "Montant, même approché ; 9\u00a0€/mois, 120\u00a0km × 0,32\u00a0€", "environ 300 €"),
    ] = None
    until: Annotated[
        Day | None,
        Field("jusqu'au", "Dernier jour où elle revient ; aucun si rien n’est écrit", "2026-12-31", shown="named"),
    ] = None
    funder: Annotated[Text | None, Field("financeur", "Qui finance", "ANIS")] = None
    payee: Annotated[Text | None, Field("bénéficiaire", "Qui est payé", "Un hébergeur")] = None
    project: Annotated[Name | None, Field("projet", "Projet", "Refonte du site")] = None
    commons: Annotated[Name | None, Field("commun", "Commun", "Le wiki")] = None
    brand: Annotated[Name | None, Field("marque", "Marque", "Coursiers du Nord")] = None
    state: Annotated[State, Field("état", "Où elle en est ; engagée si rien n’est écrit", "engagée")] = COMMITTED

    @property
    def is_settled(self) -> bool:
        """Whether it was paid."""
        return self.state == PAID

    @property
    def settled_month(self) -> YearMonth:
        """The month of the expense's day; of its first day where it comes back."""
        return YearMonth(self.day.year, self.day.month)

    @property
    def months(self) -> int:
        """How many months lie between two of its days; 0 where it is made once."""
        return self.amount.months if isinstance(self.amount, Cost) else 0

    def days(self, end: date) -> tuple[date, ...]:
        """The days on which it is due up to `end`; its own day, whatever `end`, where it is made once."""
        if not self.months:
            return (self.day,)
        return tuple(due_days(self.day, self.months, min(end, self.until or end)))

    def falls_in(self, month: YearMonth) -> bool:
        """Whether it is due in a month."""
        end = date(month.year, month.month, monthrange(month.year, month.month)[1])
        return any((day.year, day.month) == (month.year, month.month) for day in self.days(end))
