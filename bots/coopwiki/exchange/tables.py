"""Rows as CSV and as a spreadsheet. A text cell that a spreadsheet would run is disarmed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from coopwiki.exchange.rows import Cell, Row

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = frozenset(
    ("page_id", "revision", "line", "minutes", "rate", "amount", "spent", "lump_sum", "year")
)


def as_csv(rows: Iterable[Row], header: Sequence[str]) -> str:
    """Comma-separated, a header line, UTF-8. Amounts keep their decimal point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_text(name, row.get(name)) for name in header] for row in rows)
    return out.getvalue()


def as_xlsx(rows: Iterable[Row], header: Sequence[str]) -> bytes:
    """One sheet with a header line; every cell is text, so that nothing is computed or rounded."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("coopwiki")
    sheet.append(list(header))
    for row in rows:
        cells = []
        for name in header:
            cell = WriteOnlyCell(sheet, value=_printable(_plain(row.get(name))))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(name: str, cell: Cell) -> str:
    text = _plain(cell)
    return f"'{text}" if name not in _NUMBERS and text.startswith(_DANGEROUS) else text


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, list):
        return " ; ".join(cell)
    return "" if cell is None else str(cell)


def _printable(text: str) -> str:
    """Without the control characters a spreadsheet file can't hold."""
    return "".join(c for c in text if c in "\t\n\r" or c >= " ")[:32_767]
