"""XLSX and ODS → grids: values as the spreadsheet keeps them, and what stands beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from coopwiki.exchange.grid import ERROR, Broken, Grid, Value, failed
from coopwiki.exchange.marks import Marks, elements, ods_marks, xlsx_marks
from coopwiki.exchange.package import is_ods, opened
from coopwiki.exchange.sheet import UnreadableSheet

_ISO_LENGTH = re.compile(r"PT([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2})(?:\.[0-9]+)?S")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_UNVALUED = (
    "La formule de cette case n’a pas de résultat : ouvrir le fichier dans un tableur, l’enregistrer, puis recommencer."
)
_DAMAGED = "Ce fichier est abîmé : l’ouvrir dans un tableur et l’enregistrer de nouveau."
_HALF = 500_000
"""Microseconds from which a time is the next second: spreadsheets keep times as parts of a day."""

_COMMENTS = "les commentaires des cases ({}) ne sont pas repris."


def read_workbook(data: bytes) -> tuple[Grid, ...]:
    """Every sheet, hidden ones too, in order. Raises UnreadableSheet."""
    with opened(data) as package:
        beside = _ods(package) if is_ods(package) else _xlsx(package)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
        return tuple(_grid(book, marks, hidden=marks.name in hidden) for marks in beside)
    except CalamineError as error:
        raise UnreadableSheet(_DAMAGED) from error


def _grid(book: CalamineWorkbook, marks: Marks, *, hidden: bool) -> Grid:
    sheet = book.get_sheet_by_name(marks.name)
    found = sheet.to_python(skip_empty_area=False) if marks.height else []
    rows = [list(map(_value, row)) for row in found]
    for place, error in marks.errors.items():
        _put(rows, place, failed(error))
    for place in marks.unvalued:
        _put(rows, place, Broken("", _UNVALUED))
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    notes = (_COMMENTS.format(marks.comments),) if marks.comments else ()
    return Grid(marks.name, rows, hidden, frozenset(marks.hidden_rows), marks.merged, notes, mac_days=marks.mac_days)


def _put(rows: list[list[Value]], place: tuple[int, int], value: Value) -> None:
    """Calamine leaves such a cell empty, and a row or a column of nothing else away."""
    row, column = place
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def _value(cell: object) -> Value:
    """A cell as calamine gives it. A number has the 15 digits that a spreadsheet shows, and is exact from there on."""
    if isinstance(cell, str):
        if ERROR.fullmatch(cell.strip()):
            return failed(cell.strip())
        return _length(cell) if cell.startswith("PT") else cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, int | float):
        return Decimal(f"{cell:.15g}")
    return _moment(cell)


def _moment(cell: object) -> Value:
    """A day, whatever its hour; a time, to the second."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second + (cell.microsecond >= _HALF))
    if isinstance(cell, timedelta):
        return timedelta(cell.days, cell.seconds + (cell.microseconds >= _HALF))
    return cell if isinstance(cell, date) else ""


def _length(text: str) -> Value:
    found = _ISO_LENGTH.fullmatch(text)
    if not found:
        return text
    return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3]))


def _ods(package: ZipFile) -> Sequence[Marks]:
    return tuple(ods_marks(package).values())


def _xlsx(package: ZipFile) -> Sequence[Marks]:
    try:
        return tuple(_xlsx_sheets(package))
    except KeyError as error:
        raise UnreadableSheet(_DAMAGED) from error


def _xlsx_sheets(package: ZipFile) -> Iterator[Marks]:
    """Each sheet with the part that holds it; charts have none."""
    parts = {relation.get("Id", ""): relation.get("Target", "") for relation in elements(package.open(_RELATIONS))}
    comments = sum(name.startswith("xl/comments") for name in package.namelist())
    mac = False
    for sheet in elements(package.open("xl/workbook.xml")):
        tag = sheet.tag.rpartition("}")[2]
        mac = mac or (tag == "workbookPr" and sheet.get("date1904") in ("1", "true"))
        if tag != "sheet":
            continue
        link = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        part = parts[link].lstrip("/")
        part = part if part.startswith("xl/") else f"xl/{part}"
        if "worksheets/" in part:
            marks = xlsx_marks(package, sheet.get("name", ""), part)
            marks.mac_days = mac
            marks.comments = _xlsx_comments(package, part) if comments else 0
            yield marks


def _xlsx_comments(package: ZipFile, part: str) -> int:
    """How many comments a sheet's cells have."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return 0
    targets = [link.get("Target", "") for link in elements(package.open(relations))]
    files = [f"xl/{target.rpartition('xl/')[2].removeprefix('../')}" for target in targets if "comments" in target]
    return sum(package.read(file).count(b"<comment ") for file in files if file in package.namelist())
