"""The text that opens the next year: this year's budgets, to be pasted and changed by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.ledger import Ledger
from coopwiki.records.budget import Budget
from coopwiki.reports.budgets import BudgetRow, budgets


@dataclass(frozen=True, slots=True)
class Opening:
    """The budgets of `year` as calls for the year after: as allocated, and what their balances carry over."""

    year: int
    calls: tuple[str, ...]
    carried: tuple[str, ...]
    revision: int


def openings(ledger: Ledger, today: date) -> Iterator[Opening]:
    """For each past year, and this one in December, that has budgets."""
    for year in sorted({budget.year for budget in ledger.of(Budget)}):
        if year < today.year or (year == today.year and today.month == 12):
            yield _opening(ledger, year, min(today, date(year, 12, 31)))


def _opening(ledger: Ledger, year: int, on: date) -> Opening:
    found = budgets(ledger, on)
    rows = [row for row in found.budgets if row.exists]
    carried = (_carried(row, year) for row in rows if _carries(row))
    calls = tuple(_call(row, year) for row in rows)
    return Opening(year, calls, tuple(carried), found.revision)


def _carries(row: BudgetRow) -> bool:
    """What is left may be carried over; what was overspent, where the budget says it is a debt."""
    left = row.available - row.spent
    return left > 0 or (left < 0 and row.overrun == "dette")


def _call(row: BudgetRow, year: int) -> str:
    fields = (
        ("année", str(year + 1)),
        ("montant", write_euros(row.allocated)),
        *_named(row),
        ("dépassement", row.overrun or ""),
    )
    return _written(fields)


def _carried(row: BudgetRow, year: int) -> str:
    left = row.available - row.spent
    word = "Report du solde" if left > ZERO else "Report de la dette"
    fields = (("année", str(year + 1)), ("montant", write_euros(left)), *_named(row))
    return _written((*fields, ("décision", f"{word} de {year}")))


def _named(row: BudgetRow) -> tuple[tuple[str, str], ...]:
    own = "" if row.name == row.circle else row.name
    nature = "" if row.nature == "contributif" else row.nature
    return ("cercle", row.circle or ""), ("nom", own), ("nature", nature)


def _written(fields: tuple[tuple[str, str], ...]) -> str:
    given = "|".join(f"{name}={value}" for name, value in fields if value)
    return f"{{{{Budget|{given}}}}}"
