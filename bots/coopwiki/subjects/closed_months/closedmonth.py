"""A month that is closed: its sums were announced, paid, sent to the accountant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.core.days import YearMonth
from coopwiki.schema.kinds import Day, Euros, Month, Name, Person, Text
from coopwiki.schema.record import Field, Record
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.contributions.contribution import Contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedMonth(Record):
    """Un mois arrêté : ses lignes peuvent encore changer, et tout changement est dit, avec avant et après."""

    template: ClassVar[str] = "Arrêté"
    writing: ClassVar[str] = "Arrêter un mois"
    sought: ClassVar[str] = "mois fermer clore paie"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Arrêtés {year}"
    remembers: ClassVar[bool] = True

    month: Annotated[Month, Field("mois", "Mois arrêté", "2026-03", role="")]
    budget: Annotated[
        Name | None, Field("budget", "Budget arrêté ; tous si rien n’est écrit", "Technique", role="budget")
    ] = None
    by: Annotated[Person | None, Field("par", "Qui l’arrête", "Ana Martin", role="actor")] = None
    decision: Annotated[Text | None, Field("décision", "Où c’est décidé", "[[Réunion du 7 avril]]")] = None
    day: Annotated[Day | None, Field("date", "Jour de l’arrêté", "2026-04-07", role="from")] = None
    amount: Annotated[Euros | None, Field("montant", "Somme de ses lignes ce jour-là", "1 234,50 €")] = None

    @property
    def past_name(self) -> str:
        """The month that is closed, and the budget where one is named."""
        return f"{self.month} {self.budget}" if self.budget else str(self.month)

    def concerns(self, other: Record) -> bool:
        """Whether a line is of its month."""
        if isinstance(other, Expense):
            return other.falls_in(self.month)
        return isinstance(other, Contribution) and YearMonth(other.day.year, other.day.month) == self.month
