"""Rows as CSV and as a spreadsheet. A text cell that a spreadsheet would run is disarmed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.typed import INVISIBLE
from coopwiki.exchange.rows import Cell, Row

_ENDS = ";,|\\t\\n\\v\\f\\r\\x1c-\\x1f\\x85\\u2028\\u2029"
"""Where a spreadsheet may end a cell or a row, whatever the separator: the inside of a pattern's class."""
_UNSEEN = INVISIBLE + "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x9f\u034f\u061c\u115f\u180e\u200c\u200d\u2061-\u2064\ufe00-\ufe0f"
"""What no spreadsheet shows, and some take away: it hides no sign."""
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
_RUNS = re.compile(rf'((?:\A|[{_ENDS}])[{_ENDS}{_UNSEEN}\s"]*+)([{_SIGNS}]?)')
"""The beginning of a cell, or of what may become one, and the sign there that would make it a formula."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Which cells of a row are numbers and which are days; all others are text.

    Of the numbers, `money` are euros, `minutes` are durations and `whole` have no decimals. `flags` are true or false,
    `lists` hold several texts.
    """

    numbers: frozenset[str]
    days: frozenset[str]
    money: frozenset[str] = frozenset()
    minutes: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a name, the names of their cells in order, and what these hold."""

    name: str
    header: Sequence[str]
    rows: Iterable[Row]
    cells: Cells


WORKED_OUT = Cells(
    frozenset(("page_id", "revision", "line", "minutes", "rate", "amount", "slip_amount", "difference")),
    frozenset(("date", "settled")),
    frozenset(("rate", "amount", "slip_amount", "difference")),
    frozenset(("minutes",)),
    frozenset(("page_id", "revision", "line")),
    frozenset(("unpaid",)),
    frozenset(("warnings",)),
)
"""The cells that are no record's own attributes (docs/commands.md)."""
_MOMENT = re.compile(rb"(?<=W3CDTF\")>[0-9T:Z-]{20}<")
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count a 29 February 1900 that never was: an older day stays text."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_csv(rows: Iterable[Row], header: Sequence[str], cells: Cells = WORKED_OUT) -> str:
    """Comma-separated, a header line, UTF-8. Amounts keep their decimal point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_text(row.get(name), numeric=name in cells.numbers) for name in header] for row in rows)
    return out.getvalue()


def as_xlsx(tables: Iterable[Table]) -> bytes:
    """A sheet a table, with a header line. Numbers are numbers, days are days, all else is text that computes nothing.

    A text longer than a cell can hold is cut.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.append(list(table.header))
        for row in table.rows:
            sheet.append([_spreadsheet_cell(sheet, table.cells, name, row.get(name)) for name in table.header])
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _undated(book: bytes) -> bytes:
    """The same workbook without the moment of its making: the same rows give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            data = _MOMENT.sub(b">2000-01-01T00:00:00Z<", made.read(entry))
            kept.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _spreadsheet_cell(sheet: object, cells: Cells, name: str, value: Cell) -> object:
    """A number as exact as typed, a day as a day; any other value as text, even where it begins like a formula."""
    from openpyxl.cell import WriteOnlyCell

    text = _UNPRINTABLE.sub("", plain_cell(value))[:32_767]
    if name in cells.numbers and text and is_number(text):
        return WriteOnlyCell(sheet, value=Decimal(text))
    if name in cells.days and text and (day := date.fromisoformat(text)) >= _FIRST_DAY:
        dated = WriteOnlyCell(sheet, value=day)
        dated.number_format = "dd/mm/yyyy"
        return dated
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def is_number(text: str) -> bool:
    """Whether a cell of numbers holds one; a book year may be `2025-2026`."""
    return text.count("-", 1) == 0


def _text(cell: Cell, *, numeric: bool) -> str:
    text = plain_cell(cell)
    return text if numeric else _disarmed(text)


def _disarmed(text: str) -> str:
    """An apostrophe before each sign that would begin a formula, and before a tab or line end that begins the cell."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")  # a lone CR would stand unquoted, and end the row
    safe = _RUNS.sub(lambda found: f"{found[1]}'{found[2]}" if found[2] else found[1], lines)
    return f"'{safe}" if safe.startswith(("\t", "\n")) else safe


def plain_cell(cell: Cell) -> str:
    """A cell as text; a list on one line, nothing as ''."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, list):
        return " ; ".join(cell)
    return "" if cell is None else str(cell)
