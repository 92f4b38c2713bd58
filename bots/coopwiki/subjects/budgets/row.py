"""The figures of one budget of a year, and of all together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.subjects.budgets.budget import CONTRIBUTIVE


def label_of(name: str, nature: str) -> str:
    """A budget's name, and its nature where that is not *contributif*."""
    return name if nature == CONTRIBUTIVE else f"{name} ({nature})"


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One budget. Euros to the cent; `used_percent` whole, rounded down, None where nothing is available.

    `spent`: contributions and paid expenses. `committed`: expenses decided and not paid, open intentions,
    at the most they may be; `committed_low` at the least; `committed_unknown` counts those of an unknown
    amount, which are in neither; `committed_words` says it. `paid`: what was paid of `spent`, at the share
    decided where the budget was closed. `even_pace`: what would be spent by now at an even pace.
    `alerts_since`: for each alert, since when it has stood without a break. `by_month`: spent, January
    first. `exists`: whether the budget was ever set for the year.
    `is_unread`: a Budget or Virement of it can't be read; what is available isn't known, and no alert follows.
    """

    name: str
    circle: str | None
    nature: str
    allocated: Decimal
    transfers: Decimal
    available: Decimal
    spent: Decimal
    committed: Decimal
    remaining: Decimal
    used_percent: int | None
    run_out: date | None
    landing: Decimal
    lines: int
    left_out: int
    overrun: str | None
    alert_percent: Decimal | None
    alerts: tuple[str, ...]
    alerts_since: tuple[date, ...]
    paid: Decimal
    committed_low: Decimal
    committed_unknown: int
    committed_words: str
    even_pace: Decimal
    landing_low: Decimal
    landing_high: Decimal
    landing_words: str
    by_month: tuple[Decimal, ...]
    policy: str
    watcher: str | None
    exists: bool
    is_unread: bool

    @property
    def label(self) -> str:
        """The budget's name, and its nature where that is not *contributif*."""
        return label_of(self.name, self.nature)

    @property
    def asks(self) -> bool:
        """Whether somebody should look at it: it will not last, or is past an even pace and a threshold.

        One that is well within its pace says nothing, whatever threshold it has reached. One that nobody set, or
        whose own records can't be read, is a mistake to correct.
        """
        if self.is_unread or not self.exists or not self.alerts:
            return False
        return self.run_out is not None or self.spent > self.even_pace


@dataclass(frozen=True, slots=True)
class BudgetTotals:
    """The sums of all rows; transfers between budgets sum to zero."""

    allocated: Decimal
    transfers: Decimal
    available: Decimal
    spent: Decimal
    committed: Decimal
    remaining: Decimal
    used_percent: int | None
    landing: Decimal
    lines: int
    left_out: int
    paid: Decimal
    committed_unknown: int
    landing_low: Decimal
    landing_high: Decimal
    even_pace: Decimal
    by_month: tuple[Decimal, ...]

    @property
    def run_out(self) -> date | None:
        """None: a day of run-out is a budget's own."""
        return None
