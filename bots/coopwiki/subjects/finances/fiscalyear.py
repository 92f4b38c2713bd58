"""The figures of a year: turnover, result, capital."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from coopwiki.schema.kinds import Euros, Text, Year
from coopwiki.schema.record import Field, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear(Record):
    """Les chiffres d’une année de la coopérative ; ce qui n’est pas connu reste vide, ce n’est pas zéro."""

    template: ClassVar[str] = "Exercice"
    writing: ClassVar[str] = "Noter les chiffres d’une année"
    sought: ClassVar[str] = "comptes bilan chiffre d’affaires résultat capital année"
    repeats_told: ClassVar[bool] = True
    home: ClassVar[str] = "Exercices"

    year: Annotated[Year, Field("année", "Année", "2025")]
    turnover: Annotated[Euros | None, Field("chiffre d'affaires", "Chiffre d’affaires", "803 892 €", ("CA",))] = None
    result: Annotated[Euros | None, Field("résultat", "Résultat, avec un moins devant une perte", "15 403 €")] = None
    capital: Annotated[Euros | None, Field("capital", "Capital à la fin de l’année", "33 300 €")] = None
    origin: Annotated[Text | None, Field("source", "D’où viennent ces chiffres", "Assemblée générale de 2026")] = None
