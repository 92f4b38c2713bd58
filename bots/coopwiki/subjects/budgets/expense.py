"""An expense: something a budget buys, from the idea to the payment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import AboutEuros, Day, Name, Text, choice
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
    """Un achat payé par un budget, de l’idée au paiement ; sans montant, il est compté comme inconnu."""

    template: ClassVar[str] = "Dépense"
    from_sheets: ClassVar[bool] = True
    home: ClassVar[str] = "Dépenses {year}"
    spends: ClassVar[bool] = True

    day: Annotated[Day, Field("date", "Jour de la dépense", "2026-03-12", role="from")]
    budget: Annotated[Name, Field("budget", "Budget qui paie", "Technique", role="budget")]
    what: Annotated[Text, Field("objet", "Ce qui est acheté", "Nom de domaine")]
    amount: Annotated[AboutEuros | None, Field("montant", "Montant, même approché", "environ 300 €")] = None
    funder: Annotated[Text | None, Field("financeur", "Qui finance", "ANIS")] = None
    payee: Annotated[Text | None, Field("bénéficiaire", "Qui est payé", "Un hébergeur")] = None
    project: Annotated[Name | None, Field("projet", "Projet", "Refonte du site")] = None
    commons: Annotated[Name | None, Field("commun", "Commun", "Le wiki")] = None
    brand: Annotated[Name | None, Field("marque", "Marque", "Coursiers du Nord")] = None
    state: Annotated[State, Field("état", "Où elle en est ; engagée si rien n’est écrit", "engagée")] = COMMITTED
