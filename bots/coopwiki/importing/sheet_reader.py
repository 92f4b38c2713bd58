"""A sheet → every row of it: a record, a fault, or the reason why it is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from coopwiki.core.days import read_month, read_year
from coopwiki.core.typed import squeeze, tidy
from coopwiki.exchange.grid import Broken, Grid, Value, address
from coopwiki.importing.crossed_table import TO_UNFOLD, is_crossed
from coopwiki.importing.header import Header, Wanted
from coopwiki.importing.known_names import AllNames
from coopwiki.importing.row_reader import NUMBERS, RowReader
from coopwiki.importing.sheet_context import context
from coopwiki.importing.table import Placed, Why
from coopwiki.importing.typed_cells import is_total
from coopwiki.importing.understood import SheetRemark, Understood
from coopwiki.reading.record_reader import RecordReader

_NUMBER = re.compile(r"-?[0-9][0-9 .,:h]*(?: ?(?:€|eur|euros?|h|min))?")
_TOTAL_WORD = re.compile(r"tota|t *o *t *a *l|somme|cumul|solde|reste|moyenne|report|ensemble|s/", re.IGNORECASE)
_NO_HEADER = (
    "Aucune ligne de titres n’est reconnue dans cette feuille : nommer les colonnes, par exemple --column '{}'."
)


@dataclass(frozen=True, slots=True)
class Total:
    """A total that a sheet has: of which field, what it says, what the rows it sums say."""

    sheet: str
    row: int
    cell: str
    field: str
    found: Decimal
    read: Decimal

    @property
    def agrees(self) -> bool:
        """Whether both are the same, to the cent."""
        return abs(self.found - self.read) < Decimal("0.005")


@dataclass(slots=True)
class SheetReader:
    """Reads one sheet; once it is read, `headers` and `totals` say what was found in it."""

    grid: Grid
    wanted: Wanted
    names: AllNames
    reader: RecordReader
    places: Sequence[Placed]
    headers: list[Header] = field(default_factory=list)
    filled: dict[str, str] = field(default_factory=dict)
    totals: list[Total] = field(default_factory=list)
    _rows: RowReader | None = None
    _part: dict[str, Decimal] = field(default_factory=dict)
    _whole: dict[str, Decimal] = field(default_factory=dict)
    _after_total: bool = False
    _crossed: bool | None = None

    def read(self) -> Iterator[Understood]:
        """Every row, in order."""
        for place in self.places:
            yield self._understood(place)

    def _named(self) -> str:
        """A column of this type of record, as a person names it."""
        needed = [column.field.name for column in self.wanted.schema.columns if column.required]
        return "qui=Prénom" if "qui" in needed else f"{needed[0]}=TITRE"

    def _understood(self, place: Placed) -> Understood:
        if place.why:
            return self._aside(place.row, place.why)
        if place.header is None or self._is_crossed(place.header):
            message = TO_UNFOLD if self._crosses() else _NO_HEADER.format(self._named())
            told = SheetRemark(self.grid.name, place.row + 1, "", _said(self.grid.rows[place.row]), message)
            return Understood(self.grid.name, place.row + 1, faults=(told,))
        rows = self._reader(place.header)
        cells = self.grid.rows[place.row]
        if _is_labelled(cells, loosely=False):
            return self._total(rows, place.row)
        found = rows.read(place.row)
        if found.record is None:
            return self._no_record(rows, place.row, found)
        self._after_total = False
        for attribute, number in found.numbers.items():
            self._part[attribute] = self._part.get(attribute, Decimal(0)) + number
            self._whole[attribute] = self._whole.get(attribute, Decimal(0)) + number
        return found

    def _is_crossed(self, header: Header) -> bool:
        """Whether the table is one of days and people: something that each row needs has no column."""
        required = {column.attribute for column in self.wanted.schema.columns if column.required}
        return not required <= header.fields.keys() and self._crosses()

    def _crosses(self) -> bool:
        """Whether days and people stand in the titles of what is to have a length; looked at once."""
        if self._crossed is None:
            timed = any(column.kind.name == "duration" for column in self.wanted.schema.columns)
            self._crossed = timed and is_crossed(self.grid, self.names.people)
        return self._crossed

    def _reader(self, header: Header) -> RowReader:
        if self._rows is None or self._rows.header is not header:
            self.headers.append(header)
            about = context(self.grid, header, self.wanted.schema, self.names.people, self.names.circles)
            self.filled |= about.filled
            self._rows = RowReader(self.grid, header, about, self.names, self.reader)
        return self._rows

    def _aside(self, row: int, why: Why) -> Understood:
        return Understood(self.grid.name, row + 1, why)

    def _no_record(self, rows: RowReader, row: int, found: Understood) -> Understood:
        """A total, a title between the rows, or a row that is refused."""
        cells = self.grid.rows[row]
        if _is_labelled(cells, loosely=True) or self._is_bare_total(rows, row):
            return self._total(rows, row)
        if self._is_title(cells, row):
            return self._aside(row, "title")
        self._after_total = False
        return replace(found, numbers={})

    def _is_bare_total(self, rows: RowReader, row: int) -> bool:
        """Whether a row holds numbers alone, and one of them is the sum of those above."""
        filled = [cell for cell in self.grid.rows[row] if cell != ""]
        if not filled or not all(map(_is_number, filled)):
            return False
        numbers = self._numbers(rows, row)
        return any(number in (self._part.get(a), self._whole.get(a)) for a, (number, _) in numbers.items())

    def _is_title(self, cells: Sequence[Value], row: int) -> bool:
        """Whether a row is a title between others: one text, over several columns or of what the next rows are."""
        filled = [(place, cell) for place, cell in enumerate(cells) if cell != ""]
        if len(filled) != 1 or not isinstance(filled[0][1], str):
            return False
        place, text = filled[0][0], tidy(filled[0][1])
        wide = self.grid.merged.get((row, place), (1, 1))[1] > 1
        names = self.names.circles.known
        return wide or self._after_total or bool(read_month(text).value or read_year(text).value) or text in names

    def _total(self, rows: RowReader, row: int) -> Understood:
        """Compare what a total says with the rows since the last one, else with all rows above."""
        for attribute, (number, cell) in self._numbers(rows, row).items():
            part, whole = self._part.get(attribute, Decimal(0)), self._whole.get(attribute, Decimal(0))
            read = whole if number == whole else part
            column = next(c for c in rows.columns if c.attribute == attribute)
            self.totals.append(Total(self.grid.name, row + 1, cell, column.field.name, number, read))
        self._part.clear()
        self._after_total = True
        return self._aside(row, "total")

    def _numbers(self, rows: RowReader, row: int) -> dict[str, tuple[Decimal, str]]:
        """What stands in the columns that add up, with each one's cell."""
        found = {}
        for column in rows.columns:
            sources = rows.header.fields.get(column.attribute, ())
            if column.kind.name not in NUMBERS or not sources:
                continue
            place = sources[0].columns[0]
            value = rows.cell(row, place)
            text = rows.typed(column, value).text if value != "" else ""
            number = column.kind.readings[text].value if text else None
            low = getattr(number, "low", number)
            if isinstance(low, Decimal):
                found[column.attribute] = (low, address(row, place))
        return found


def _is_labelled(cells: Sequence[Value], *, loosely: bool) -> bool:
    """Whether a row is one label that says `total`, with numbers and nothing else beside it."""
    if not any(isinstance(cell, str) and _TOTAL_WORD.search(cell) for cell in cells):
        return False
    texts = [cell for cell in cells if isinstance(cell, str) and tidy(cell) and not _is_number(cell)]
    others = [cell for cell in cells if cell != "" and not isinstance(cell, str) and not _is_number(cell)]
    if not texts or any(not isinstance(cell, Broken) for cell in others):
        return False
    labels = [text for text in texts if is_total(text, loosely=loosely)]
    return bool(labels) and len(texts) == len(labels)


def _is_number(cell: Value) -> bool:
    if isinstance(cell, str):
        return _NUMBER.fullmatch(squeeze(cell)) is not None or not tidy(cell)
    return isinstance(cell, Decimal | timedelta)


def _said(cells: Sequence[Value]) -> str:
    """What stands in a row, on one line."""
    shown = (cell.found if isinstance(cell, Broken) else str(cell) for cell in cells if cell != "")
    return " | ".join(shown)[:60]
