"""A balance assertion: what people found to be left of a budget on the evening of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Euros, Name, Text
from coopwiki.schema.record import Field, Record
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE, Nature


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion(Record):
    """Ce qui reste d’un budget au soir d’un jour, noté en réunion ; les robots le comparent à leur calcul."""

    template: ClassVar[str] = "Solde constaté"
    writing: ClassVar[str] = "Noter ce qui reste d’un budget"
    sought: ClassVar[str] = "reste solde compter compte"
    home: ClassVar[str] = "Comptes {year}"

    day: Annotated[Day, Field("date", "Au soir du", "2026-03-12", role="from")]
    budget: Annotated[Name, Field("budget", "Budget constaté", "Technique", role="budget")]
    amount: Annotated[Euros, Field("montant", "Ce qu’il en reste", "1 250 €")]
    nature: Annotated[Nature | None, Field("nature", "Ce que le budget paie", CONTRIBUTIVE)] = None
    accepted: Annotated[
        Text | None,
        Field("écart accepté", "Pourquoi l’écart est accepté", "Une facture de 2025 payée en 2026"),
    ] = None
