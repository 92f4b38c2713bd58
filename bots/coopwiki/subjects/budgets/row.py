"""The figures of one budget of a year, and of all together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from coopwiki.core.approximate import Estimate
from coopwiki.core.flat import Flat
from coopwiki.subjects.budgets.budget import CONTRIBUTIVE
from coopwiki.subjects.budgets.estimate import Landing


def label_of(name: str, nature: str) -> str:
    """A budget's name, and its nature where that is not *contributif*."""
    return name if nature == CONTRIBUTIVE else f"{name} ({nature})"


def percent(part: Decimal, whole: Decimal) -> int | None:
    """`part` in per cent of `whole`, rounded down; None where there is no whole."""
    return int((part * 100 / whole).to_integral_value("ROUND_FLOOR")) if whole > 0 else None


@dataclass(frozen=True, slots=True)
class BudgetTerms:
    """What the budget's own records say: what happens beyond it, as typed and as a sentence, and who watches it."""

    overrun: str | None
    policy: str
    watcher: str | None


@dataclass(frozen=True, slots=True)
class BudgetSums:
    """Euros to the cent, and how many lines they are made of.

    `spent`: contributions and paid expenses. `paid`: what was paid of `spent`, at the share decided where the budget
    was closed. `commitments`: expenses decided and not paid, and open intentions.
    """

    allocated: Decimal
    transfers: Decimal
    available: Decimal
    spent: Decimal
    paid: Decimal
    commitments: Estimate
    lines: int
    left_out: int

    @property
    def committed(self) -> Decimal:
        """The commitments, at the most they may be; those of an unknown amount are not in it."""
        return self.commitments.high

    @property
    def committed_unknown(self) -> int:
        """How many commitments are of an unknown amount."""
        return self.commitments.unknown

    @property
    def remaining(self) -> Decimal:
        """What is neither spent nor committed."""
        return self.available - self.spent - self.committed

    @property
    def used_percent(self) -> int | None:
        """Spent of available: whole, rounded down, None where nothing is available."""
        return percent(self.spent, self.available)


@dataclass(frozen=True, slots=True)
class BudgetPace:
    """Where spending leads, in euros.

    `even`: what would be spent by now at an even pace. `landing`: what will be spent on the year's last day at the
    pace of the last 90 days; `between`: at least and at most. `run_out`: the day it runs out within the year.
    `by_month`: spent, the year's first month first.
    """

    even: Decimal
    landing: Decimal
    between: Landing
    run_out: date | None
    by_month: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class BudgetAlert:
    """The highest threshold reached, in per cent; the sentences; since when each has stood without a break."""

    percent: Decimal | None = None
    sentences: tuple[str, ...] = ()
    since: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetRow(Flat):
    """One budget. `exists`: whether it was ever set for the year.

    `is_unread`: a Budget or Virement of it can't be read; what is available isn't known, and no alert follows.
    """

    columns: ClassVar = (
        ("name", "name"), ("circle", "circle"), ("nature", "nature"), ("allocated", "sums.allocated"),
        ("transfers", "sums.transfers"), ("available", "sums.available"), ("spent", "sums.spent"),
        ("committed", "sums.committed"), ("remaining", "sums.remaining"), ("used_percent", "sums.used_percent"),
        ("run_out", "pace.run_out"), ("landing", "pace.landing"), ("lines", "sums.lines"),
        ("left_out", "sums.left_out"), ("overrun", "terms.overrun"), ("alert_percent", "alert.percent"),
        ("alerts", "alert.sentences"), ("alerts_since", "alert.since"), ("paid", "sums.paid"),
        ("committed_low", "sums.commitments.low"), ("committed_unknown", "sums.committed_unknown"),
        ("committed_words", "committed_words"), ("even_pace", "pace.even"), ("landing_low", "pace.between.low"),
        ("landing_high", "pace.between.high"), ("landing_words", "pace.between.how"), ("by_month", "pace.by_month"),
        ("policy", "terms.policy"), ("watcher", "terms.watcher"), ("exists", "exists"), ("is_unread", "is_unread"),
    )  # fmt: skip

    name: str
    circle: str | None
    nature: str
    terms: BudgetTerms
    sums: BudgetSums
    pace: BudgetPace
    alert: BudgetAlert
    exists: bool
    is_unread: bool

    @property
    def label(self) -> str:
        """The budget's name, and its nature where that is not *contributif*."""
        return label_of(self.name, self.nature)

    @property
    def committed_words(self) -> str:
        """What is committed, in French, as precise as it was written."""
        return str(self.sums.commitments)

    @property
    def asks(self) -> bool:
        """Whether somebody should look at it: it will not last, or is past an even pace and a threshold.

        One that is well within its pace says nothing, whatever threshold it has reached. One that nobody set, or
        whose own records can't be read, is a mistake to correct.
        """
        if self.is_unread or not self.exists or not self.alert.sentences:
            return False
        return self.pace.run_out is not None or self.sums.spent > self.pace.even


@dataclass(frozen=True, slots=True)
class BudgetTotals(Flat):
    """All budgets together. A day of run-out is a budget's own, and transfers between budgets sum to zero."""

    columns: ClassVar = (
        ("allocated", "sums.allocated"), ("transfers", "sums.transfers"), ("available", "sums.available"),
        ("spent", "sums.spent"), ("committed", "sums.committed"), ("remaining", "sums.remaining"),
        ("used_percent", "sums.used_percent"), ("landing", "pace.landing"), ("lines", "sums.lines"),
        ("left_out", "sums.left_out"), ("paid", "sums.paid"), ("committed_unknown", "sums.committed_unknown"),
        ("landing_low", "pace.between.low"), ("landing_high", "pace.between.high"), ("even_pace", "pace.even"),
        ("by_month", "pace.by_month"),
    )  # fmt: skip

    sums: BudgetSums
    pace: BudgetPace
