"""Contributions as the books count them: with canonical names, the budget that pays, and the amount."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.contribution import Contribution


class Line(NamedTuple):
    """One contribution. `circle` is None where only a budget is named; `budget` is always there."""

    contribution: Contribution
    who: str
    circle: str | None
    budget: str
    amount: Decimal

    @property
    def unpaid(self) -> bool:
        """Whether nothing is asked."""
        return not self.amount


def lines(ledger: Ledger) -> tuple[Line, ...]:
    """Every contribution of the ledger, whatever its day, in page and line order."""
    return ledger.once(_lines)


def _lines(ledger: Ledger) -> tuple[Line, ...]:
    people, circles = ledger.people.canonical, ledger.circles.canonical
    budgets: dict[str, str] = {}
    made = []
    for given in ledger.of(Contribution):
        circle = circles[given.circle] if given.circle is not None else None
        paying = given.budget or circle or ""
        if paying not in budgets:
            budgets[paying] = budget_name(ledger, paying)
        made.append(Line(given, people[given.who], circle, budgets[paying], given.amount))
    return tuple(made)


def budget_name(ledger: Ledger, typed: str) -> str:
    """The canonical name of a budget: the circle's where a circle goes by that name, else the budget's own."""
    directory = ledger.circles if typed in ledger.circles else ledger.budgets
    return directory.canonical[typed]
