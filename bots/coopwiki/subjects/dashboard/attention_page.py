"""Which budgets the front page names: those that will not last, and those past an even pace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.euros import ZERO
from coopwiki.subjects.budgets.links import BudgetLink


@dataclass(frozen=True, slots=True)
class Attention:
    """A budget to look at: the alert that says why, since when it stands, euros past an even pace (zero for none)."""

    link: BudgetLink
    alert: str
    since: date
    past: Decimal


def attention(rows: Iterable[BudgetLink]) -> list[Attention]:
    """The budgets that run out within the year, the earliest first, then those past an even pace, by name."""
    found = [row for row in rows if row.budget.asks]
    return list(map(_attention, sorted(found, key=lambda row: (row.budget.pace.run_out or date.max, row.label))))


def unset(rows: Iterable[BudgetLink]) -> list[BudgetLink]:
    """The budgets that lines draw on and nobody set: most often a typing mistake."""
    return [row for row in rows if not row.budget.exists and row.budget.sums.lines]


def _attention(link: BudgetLink) -> Attention:
    row = link.budget
    return Attention(link, row.alert.sentences[-1], row.alert.since[-1], max(ZERO, row.sums.spent - row.pace.even))
