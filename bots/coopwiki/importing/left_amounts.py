"""Amounts in a column that no field takes: a doubt on each such row, which else reads as if nothing was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from coopwiki.core.names import loose
from coopwiki.exchange.grid import Grid, Value
from coopwiki.exchange.sheet_values import sheet_euros
from coopwiki.importing.header import Header
from coopwiki.schema.record import Column

_MONEY = re.compile(
    r"\b(?:ttc|ht|net|brut|montants?|tota(?:l|ux)|sommes?|prix|couts?|tarif|frais|forfait|factur\w*|pay\w*|du|dus"
    r"|retrib\w*|remun\w*|indemn\w*|euros?|eur|salaires?|gains?)\b|€"
)
_KINDS = ("euros", "about")
_LEFT = "est dans la colonne « {0} », qui n’est pas reprise : si c’est le montant, ajouter --column '{1}={0}'."


class LeftAmounts:
    """Of one table: the columns that look like amounts, where the records have a field for them that none fills."""

    def __init__(self, grid: Grid, header: Header, columns: Sequence[Column]) -> None:
        unfilled = [c.field.name for c in columns if c.kind.name in _KINDS and c.attribute not in header.fields]
        filled = any(c.kind.name in _KINDS and c.attribute in header.fields for c in columns)
        self._field = unfilled[0] if unfilled and not filled else ""
        unread = set(header.unread()) if self._field else set()
        self._columns = tuple(
            place
            for place, title in enumerate(header.titles)
            if title in unread and (_MONEY.search(loose(title)) or _has_euros(grid, place))
        )
        self._titles = header.titles

    def of(self, cells: Sequence[Value]) -> tuple[int, str, str] | None:
        """The first of a row: its column, what stands there, a clause about it; None where the row has none."""
        for place in self._columns:
            if place < len(cells) and _is_amount(cells[place]):
                return place, str(cells[place]), _LEFT.format(self._titles[place], self._field)
        return None


def _has_euros(grid: Grid, place: int) -> bool:
    cells = (row[place] for row in grid.rows if place < len(row))
    return any(isinstance(cell, str) and "€" in cell and _is_amount(cell) for cell in cells)


def _is_amount(cell: Value) -> bool:
    return isinstance(cell, Decimal) or (isinstance(cell, str) and cell != "" and sheet_euros(cell).value is not None)
