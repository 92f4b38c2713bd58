"""What stands beside the values of a spreadsheet: hidden rows, cells that are one, errors, formulas without a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from coopwiki.exchange.grid import ERROR
from coopwiki.exchange.sheet import UnreadableSheet

_CHUNK = 1 << 16
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TOO_WIDE = "La feuille « {} » a plus de {} colonnes remplies : n’y garder que le tableau à reprendre."
_TOO_LONG = "La feuille « {} » est trop grande pour être lue : n’y garder que le tableau à reprendre."
_DAMAGED = "Ce fichier est abîmé : l’ouvrir dans un tableur et l’enregistrer de nouveau."
MOST_COLUMNS, MOST_CELLS = 1_000, 5_000_000


@dataclass(slots=True)
class Marks:
    """Of one sheet; rows and columns from 0. `height` and `width` are those of what is filled."""

    name: str = ""
    height: int = 0
    width: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    """Formulas that hold no value."""

    comments: int = 0
    mac_days: bool = False
    """Whether days are counted from 1904, as the Macintosh did."""

    def fill(self, row: int, column: int) -> None:
        """Note that a cell holds something. Raises UnreadableSheet for more than can be a table."""
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
        if self.width > MOST_COLUMNS:
            raise UnreadableSheet(_TOO_WIDE.format(self.name, MOST_COLUMNS))
        if self.height * self.width > MOST_CELLS:
            raise UnreadableSheet(_TOO_LONG.format(self.name))


class OpenedPart(Protocol):
    """A part of a package, to be read."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes of it."""


def xlsx_marks(package: ZipFile, name: str, part: str) -> Marks:
    """The marks of one sheet, from the part of the file that holds it. Raises UnreadableSheet where it is no XML."""
    scan = _Scan(Marks(name))
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler = scan.text
    try:
        with package.open(part) as stream:
            parser.ParseFile(stream)
    except ExpatError as error:
        raise UnreadableSheet(_DAMAGED) from error
    return scan.marks


@dataclass(slots=True)
class _Scan:
    """Notes the marks of a sheet as its XML goes by: a hundred thousand cells in no time."""

    marks: Marks
    row: int = -1
    _cell: dict[str, str] = field(default_factory=dict)
    _formula: bool = False
    _value: str = ""
    _inside: bool = False
    _columns: dict[str, int] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag == "c":
            self._cell, self._formula, self._value = attributes, False, ""
        elif tag in ("v", "is"):
            self._inside = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self.row = int(attributes.get("r") or self.row + 2) - 1
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.add(self.row)
        elif tag == "mergeCell":
            _xlsx_merged(self.marks, attributes.get("ref", ""))

    def text(self, text: str) -> None:
        """What stands between elements."""
        if self._inside:
            self._value += text

    def end(self, name: str) -> None:
        """An element closes."""
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag in ("v", "is"):
            self._inside = False
        elif tag == "c" and (self._value or self._formula):
            self._filled()

    def _filled(self) -> None:
        place = (self.row, self._column(self._cell.get("r", "").rstrip("0123456789")))
        self.marks.fill(*place)
        kind = self._cell.get("t")
        if kind == "e":
            self.marks.errors[place] = self._value or "#REF!"
        elif not self._value and kind != "str":
            self.marks.unvalued.add(place)

    def _column(self, name: str) -> int:
        if name not in self._columns:
            found = _place(f"{name}1")
            self._columns[name] = found[1] if found else 0
        return self._columns[name]


def _xlsx_merged(marks: Marks, reference: str) -> None:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last)
    if start and end:
        marks.merged[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)


def _place(reference: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(reference.replace("$", ""))
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def ods_marks(package: ZipFile) -> Mapping[str, Marks]:
    """The marks of every sheet, by the sheet's name."""
    found: dict[str, Marks] = {}
    with package.open("content.xml") as stream:
        marks, row = Marks(), 0
        for event, element in _events(stream):
            tag = _bare(element.tag)
            if tag == "table" and event == "start":
                marks, row = Marks(_told(element, "name")), 0
                found[marks.name] = marks
            elif tag == "table-row" and event == "end":
                row = _ods_row(marks, element, row)
                element.clear()
    return found


def _ods_row(marks: Marks, element: Element, row: int) -> int:
    """Note one row that may stand for many; give the number of the next."""
    times = _times(element, "number-rows-repeated")
    column, filled = 0, False
    for cell in element:
        if _bare(cell.tag) in ("table-cell", "covered-table-cell"):
            filled = _ods_cell(marks, cell, row, column) or filled
            column += _times(cell, "number-columns-repeated")
    if filled:
        marks.fill(row + times - 1, 0)
    if _told(element, "visibility") in ("collapse", "filter") and (filled or times == 1):
        marks.hidden_rows.update(range(row, row + times))
    return row + times


def _ods_cell(marks: Marks, cell: Element, row: int, column: int) -> bool:
    shown = "\n".join("".join(part.itertext()) for part in cell if _bare(part.tag) == "p")
    kind, formula = _told(cell, "value-type"), _told(cell, "formula")
    marks.comments += sum(_bare(part.tag) == "annotation" for part in cell)
    if not kind and not shown and not formula:
        return False
    marks.fill(row, column + _times(cell, "number-columns-repeated") - 1)
    if ERROR.fullmatch(shown.strip()) and (formula or kind != "string"):
        marks.errors[row, column] = shown.strip()
    elif formula and not kind and not shown:
        marks.unvalued.add((row, column))
    spanned = (_times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned"))
    if spanned != (1, 1):
        marks.merged[row, column] = spanned
    return True


def _times(element: Element, name: str) -> int:
    told = _told(element, name)
    return int(told) if told.isascii() and told.isdigit() and 0 < len(told) < 9 else 1


def _told(element: Element, name: str) -> str:
    """The attribute of this name, whatever its namespace."""
    return next((value for given, value in element.attrib.items() if _bare(given) == name), "")


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def elements(stream: OpenedPart) -> Iterator[Element]:
    """Every element of a small part, once it is read whole. Raises UnreadableSheet."""
    return (element for event, element in _events(stream) if event == "end")


def _events(stream: OpenedPart) -> Iterator[tuple[str, Element]]:
    """The beginnings and ends of elements, as they are read. Raises UnreadableSheet where it is no XML."""
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    try:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
            for told in parser.read_events():
                match told:
                    case (str(event), Element() as element):
                        yield event, element
        parser.close()
    except ParseError as error:
        raise UnreadableSheet(_DAMAGED) from error
