"""The table with given titles, in a file of any format that people bring: CSV, XLSX, ODS."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from coopwiki.core.names import loose
from coopwiki.core.typed import plain, tidy
from coopwiki.exchange.grid import Broken, Grid, Value
from coopwiki.exchange.grids import read_grids
from coopwiki.exchange.package import is_package
from coopwiki.exchange.sheet import Sheet, SheetRow, UnreadableSheet, read_sheet

_TWO_ORDERS = "Les feuilles « {} » et « {} » n’ont pas les mêmes colonnes dans le même ordre : lire chacune à part."


def read_table(data: bytes, name: str, titles: Collection[str]) -> Sheet:
    """Read the table whose header has these titles; of a workbook every sheet that has them all, else the likeliest.

    Raises UnreadableSheet.
    """
    if not is_package(data):
        if data.strip():
            read_grids(data, name, titles)
        return read_sheet(data, titles)
    wanted = frozenset(map(loose, titles))
    tables = [_table(grid, wanted) for grid in read_grids(data, name, titles)]
    whole = [table for table in tables if _found(table.header, wanted) == len(wanted)]
    if not whole:
        return max(tables, key=lambda table: _found(table.header, wanted), default=Sheet(SheetRow((), 0), ()))
    return _together(whole)


def _together(tables: Sequence[Sheet]) -> Sheet:
    """The rows of several sheets under one header."""
    first = tables[0].header
    for table in tables[1:]:
        if list(map(loose, table.header.cells)) != list(map(loose, first.cells)):
            raise UnreadableSheet(_TWO_ORDERS.format(first.sheet, table.header.sheet))
    return Sheet(first, tuple(row for table in tables for row in table.rows))


def _table(grid: Grid, wanted: Collection[str]) -> Sheet:
    rows = [SheetRow(tuple(map(_text, cells)), line, grid.name) for line, cells in enumerate(grid.rows, 1)]
    filled = [row for row in rows if any(map(tidy, row.cells))]
    place = max(range(len(filled)), key=lambda at: (_found(filled[at], wanted), -at), default=-1)
    if place < 0:
        return Sheet(SheetRow((), 0, grid.name), ())
    width = len(filled[place].cells)
    return Sheet(filled[place], tuple(_padded(row, width) for row in filled[place + 1 :]))


def _padded(row: SheetRow, width: int) -> SheetRow:
    """A row as wide as its header: a workbook keeps no empty cells at its end."""
    return SheetRow((*row.cells, *[""] * (width - len(row.cells))), row.line, row.sheet)


def _found(row: SheetRow, wanted: Collection[str]) -> int:
    return len({loose(tidy(cell)) for cell in row.cells} & set(wanted))


def _text(value: Value) -> str:
    """A cell as text. Numbers keep all their decimals: who reads an amount says what is too many."""
    if isinstance(value, Broken):
        return value.found or "#"
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else str(value)
