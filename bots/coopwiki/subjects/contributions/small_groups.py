"""Which sums would tell what one or two people did, by themselves or by subtraction (docs/privacy.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.report import Sums, brand_of, counted_lines, month_of

FEWEST = 3
"""A sum over fewer people is withheld from those who may not see amounts by person."""

Cell = tuple[str, str | None]
"""A sum as a page shows it: `("month", "2026-03")`, `("circle", None)`; of a month's circle,
`("2026-03", "Technique")`."""

TOTAL: Cell = ("total", "")
NOT_INVOICED: Cell = ("not_invoiced", "")

Lines = Counter[str]
"""How many lines each person has in a sum."""


class Share(NamedTuple):
    """What one person did that is part of the same sums; `asked` says that it waits for a slip."""

    who: str
    month: str
    circle: str | None
    brand: str | None = None
    asked: bool = False

    def cells(self) -> tuple[Cell, ...]:
        """The sums that it is part of."""
        of_brand: tuple[Cell, ...] = (("brand", self.brand),) if self.brand else ()
        return (
            TOTAL, ("year", self.month[:4]), ("month", self.month), ("circle", self.circle),
            (self.month, self.circle), *of_brand, *((NOT_INVOICED,) if self.asked else ()),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A sum as a page shows it. Where it is over too `few` people, only the lines are counted."""

    lines: int
    minutes: Decimal
    unpaid_minutes: Decimal
    amount: Decimal
    few: bool = False


def as_shown(sums: Sums, cell: Cell, hidden: frozenset[Cell]) -> Shown:
    """What may be shown of a sum."""
    return Shown(sums.lines, sums.minutes, sums.unpaid_minutes, sums.amount, few=cell in hidden)


def withheld(ledger: Ledger, today: date) -> frozenset[Cell]:
    """The sums of the contributions dated up to `today` that are withheld."""
    return ledger.once(_withheld, today)


def _withheld(ledger: Ledger, today: date) -> frozenset[Cell]:
    return discreet(
        Share(
            line.who, month_of(line), line.circle, brand_of(line),
            bool(line.amount) and not line.contribution.slip,
        )
        for line in counted_lines(ledger, today)
    )  # fmt: skip


def discreet(given: Iterable[Share]) -> frozenset[Cell]:
    """The sums to withhold.

    Of those that are left none rests on one or two people, nor does a whole less any of its parts.
    Where one of several must go, it is the one with the fewest people.
    """
    sums: dict[Cell, Lines] = {}
    for share, count in Counter(given).items():
        for cell in share.cells():
            sums.setdefault(cell, Counter())[share.who] += count
    shown = {cell for cell, lines in sums.items() if len(lines) >= FEWEST}
    tables = _tables(sums)
    while telling := {_to_hide(whole, parts, shown, sums) for whole, parts in tables} - {None}:
        shown -= telling
    return frozenset(sums.keys() - shown)


def _tables(sums: Iterable[Cell]) -> list[tuple[Cell, tuple[Cell, ...]]]:
    """Each whole with the parts that stand beside it, or on the page it leads to."""
    found: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in sums:
        for whole in _wholes(cell):
            found.setdefault((whole, cell[0] if whole == TOTAL else ""), []).append(cell)
    return [(whole, tuple(parts)) for (whole, _), parts in found.items()]


def _wholes(cell: Cell) -> tuple[Cell, ...]:
    kind, name = cell
    if cell == TOTAL:
        return ()
    if kind == "month":
        return (("year", (name or "")[:4]),)
    if kind in ("year", "circle", "brand", "not_invoiced"):
        return (TOTAL,)
    return (("month", kind), ("circle", name))


def _to_hide(
    whole: Cell, parts: Iterable[Cell], shown: set[Cell], sums: Mapping[Cell, Lines]
) -> Cell | None:
    """The part to hide where a whole less its parts rests on too few people; the whole where none is left."""
    if whole not in shown:
        return None
    left = [part for part in parts if part in shown]
    rest = Counter(sums[whole])
    for part in left:
        rest.subtract(sums[part])
    if not 0 < sum(count > 0 for count in rest.values()) < FEWEST:
        return None
    return min(left, key=lambda cell: (len(sums[cell]), cell[0], cell[1] or ""), default=whole)
