"""What became of each row of a sheet, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from coopwiki.importing.table import Why
from coopwiki.schema.record import Record


@dataclass(frozen=True, slots=True)
class SheetRemark:
    """Something to be looked at: the sheet, the row from 1, the cell or '', what stands there, what to do."""

    sheet: str
    row: int
    cell: str
    found: str
    message: str


@dataclass(frozen=True, slots=True)
class Understood:
    """One row, from 1: a record, or the reason why it is none.

    `why` says that it is set aside; `faults` that it is refused; `doubts` stand beside a record that is taken all the
    same. `texts` are what is to be written, by attribute. `numbers` are what adds up in its cells, by attribute.
    """

    sheet: str
    row: int
    why: Why = ""
    record: Record | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[SheetRemark, ...] = ()
    doubts: tuple[SheetRemark, ...] = ()
    numbers: Mapping[str, Decimal] = field(default_factory=dict)


def euros_of(record: Record) -> Decimal:
    """The euros a record is about, to the cent; of an approximate amount the lower one, 0 where there is none."""
    amount: object = getattr(record, "amount", None)
    if isinstance(amount, Decimal):
        return amount
    low: object = getattr(amount, "low", None)
    return low if isinstance(low, Decimal) else Decimal("0.00")
