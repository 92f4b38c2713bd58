"""Spreadsheets as people keep them, made for a test: CSV, XLSX, ODS from the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

Cell = str | int | float | date | timedelta | Decimal | None
Rows = Sequence[Sequence[Cell]]
HEAD = ("Date", "Qui", "Cercle", "Quoi", "Durée", "Taux", "Montant")


def workbook(sheets: Mapping[str, Rows]) -> Workbook:
    """A workbook of these sheets, to be added to."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook, path: Path) -> Path:
    """The workbook as a file."""
    book.save(path)
    return path


def xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A file of these sheets."""
    return saved(workbook(sheets), path)


def ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """The same in OpenDocument."""
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        document.spreadsheet.addElement(table)
        for row in rows:
            line = TableRow()
            table.addElement(line)
            for cell in row:
                line.addElement(_ods_cell(cell))
    document.save(str(path))
    return path


def _ods_cell(cell: Cell) -> TableCell:
    if cell is None or cell == "":
        return TableCell()
    if isinstance(cell, date):
        return TableCell(valuetype="date", datevalue=cell.isoformat())
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(cell.days * 86_400 + cell.seconds, 60)
        told = f"PT{minutes // 60:02}H{minutes % 60:02}M{seconds:02}S"
        return TableCell(valuetype="time", timevalue=told)
    if isinstance(cell, int | float | Decimal):
        return TableCell(valuetype="float", value=str(cell))
    made = TableCell(valuetype="string")
    made.addElement(P(text=cell))
    return made


def csv_file(path: Path, rows: Rows, encoding: str = "utf-8", delimiter: str = ";") -> Path:
    """The rows as text, numbers with a decimal comma."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([[_text(cell) for cell in row] for row in rows])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, timedelta):
        return f"{cell.seconds // 3600}:{cell.seconds // 60 % 60:02}"
    if isinstance(cell, float | Decimal):
        return str(cell).replace(".", ",")
    return "" if cell is None else str(cell)
