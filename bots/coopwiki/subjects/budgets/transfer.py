"""A transfer: an amount moved from one budget of a year to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Day, Euros, Name, Text
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Record):
    """Une somme qui passe d’un budget à un autre, la même année."""

    template: ClassVar[str] = "Virement"
    writing: ClassVar[str] = "Faire un virement"
    sought: ClassVar[str] = "virer transférer transfert déplacer somme budget"
    home: ClassVar[str] = "Budgets {year}"

    day: Annotated[Day, Field("date", "Jour du virement", "2026-03-12", role="from")]
    source: Annotated[Name, Field("de", "Budget qui donne", "Communication", role="budget")]
    target: Annotated[Name, Field("vers", "Budget qui reçoit", "Technique", role="budget")]
    amount: Annotated[Euros, Field("montant", "Montant", "300 €")]
    decision: Annotated[Text | None, Field("décision", "Décision", "[[Réunion du 12 janvier]]")] = None
