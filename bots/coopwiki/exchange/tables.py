"""Rows as CSV and as a spreadsheet. A text cell that a spreadsheet would run is disarmed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from coopwiki.exchange.rows import Cell, Row

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = frozenset((
    "page_id", "revision", "line", "minutes", "rate", "amount", "amount_low", "amount_high", "spent", "lump_sum",
    "year", "envelope", "cap", "asked", "slip_amount", "difference",
))  # fmt: skip
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_csv(rows: Iterable[Row], header: Sequence[str]) -> str:
    """Comma-separated, a header line, UTF-8. Amounts keep their decimal point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_text(name, row.get(name)) for name in header] for row in rows)
    return out.getvalue()


def as_xlsx(rows: Iterable[Row], header: Sequence[str]) -> bytes:
    """One sheet with a header line. Numbers are numbers, all else is text that computes nothing."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("coopwiki")
    sheet.append(list(header))
    for row in rows:
        sheet.append([_spreadsheet_cell(sheet, name, row.get(name)) for name in header])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _spreadsheet_cell(sheet: object, name: str, value: Cell) -> object:
    """A number as exact as typed; any other value as text, even where it begins like a formula."""
    from openpyxl.cell import WriteOnlyCell

    text = _printable(_plain(value))
    if name in _NUMBERS and text:
        return WriteOnlyCell(sheet, value=Decimal(text))
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


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
    return _UNPRINTABLE.sub("", text)[:32_767]
