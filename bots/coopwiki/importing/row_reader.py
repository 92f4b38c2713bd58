"""A row below a header → a record, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coopwiki.core.euros import write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.source import Page
from coopwiki.exchange.grid import Broken, Grid, Value, address
from coopwiki.importing.cell_values import covered, hours_and_minutes, numbers_of, shown
from coopwiki.importing.habits import Habit, habit
from coopwiki.importing.header import FieldSource, Header
from coopwiki.importing.known_names import AllNames, SheetNames, several
from coopwiki.importing.left_amounts import LeftAmounts
from coopwiki.importing.sheet_context import SheetContext
from coopwiki.importing.typed_cells import Typed, typed
from coopwiki.importing.understood import SheetRemark, Understood, euros_of
from coopwiki.reading.faults import FieldFinding
from coopwiki.reading.record_reader import RecordReader
from coopwiki.schema.name_kinds import read_name
from coopwiki.schema.record import Column, Record

NOWHERE = Page(0, "", 0, 0)
NUMBERS = ("euros", "about", "cost", "duration")
"""Kinds that add up: one cell over several rows counts once."""

_NO_COLUMN = "Il manque une colonne « {} » : dire laquelle, par exemple --column '{}=TITRE'."
_NOBODY = "Il manque le champ « {} » : dire de qui il s’agit."
_MERGED = "Cette case est une seule avec celle d’au-dessus, où elle est comptée : laissée vide ici."
_HIDDEN_NAME = "nomme une personne qui a demandé l’oubli : écrit « {} »."
_LOOKS_LIKE = "n’est pas un nom connu et ressemble à « {} » : répondre dans le fichier --names ; gardé tel quel."
_OTHER_AMOUNT = "n’est pas la durée multipliée par le taux ({}) : c’est le montant qui compte."


@dataclass(slots=True)
class RowReader:
    """Reads the rows below one header of one sheet."""

    grid: Grid
    header: Header
    context: SheetContext
    names: AllNames
    reader: RecordReader
    columns: Sequence[Column] = field(init=False)
    _held: Sequence[Column] = field(init=False)
    _habits: dict[str, Habit] = field(init=False)
    left: LeftAmounts = field(init=False)
    _covered: dict[tuple[int, int], tuple[int, int]] = field(init=False)
    _typed: dict[tuple[str, Value], Typed] = field(init=False, default_factory=dict)
    _plain: dict[tuple[str, Value], str] = field(init=False, default_factory=dict)
    """What to write for a cell of which there is nothing to say: most cells of a large sheet say what others say."""

    single: Mapping[str, int] = field(init=False)
    """The one column of each field that is in one alone."""

    def __post_init__(self) -> None:
        self.columns = self.reader.schema.columns
        held = self.header.fields.keys() | self.context.filled.keys()
        self._held = tuple(column for column in self.columns if column.attribute in held)
        self.single = {
            attribute: sources[0].columns[0]
            for attribute, sources in self.header.fields.items()
            if len(sources) == 1 and len(sources[0].columns) == 1
        }
        self._covered = dict(covered(self.grid))
        self._habits = {column.attribute: self._habit(column) for column in self.columns}
        self.left = LeftAmounts(self.grid, self.header, self.columns)

    def read(self, row: int) -> Understood:
        """The row, counted from 0: a record, or its faults."""
        seen = _RowBeingRead(self, row)
        for column in self._held:
            attribute, place = column.attribute, self.single.get(column.attribute)
            value = "" if place is None else self.cell(row, place)
            known = self._plain.get((attribute, value)) if value != "" else None
            if known is not None:
                seen.texts[attribute] = known
                continue
            told = len(seen.faults) + len(seen.doubts)
            seen.take(column)
            if value != "" and told == len(seen.faults) + len(seen.doubts):
                self._plain[attribute, value] = seen.texts.get(attribute, "")
        return seen.understood()

    def cell(self, row: int, column: int) -> Value:
        """What stands in a cell; of one that is part of another, ''."""
        cells = self.grid.rows[row]
        return cells[column] if column < len(cells) else ""

    def cover(self, row: int, column: int) -> Value:
        """What stands in the cell that covers this one; '' where none does."""
        place = self._covered.get((row, column))
        return self.cell(*place) if place else ""

    def typed(self, column: Column, value: Value) -> Typed:
        """What to type for a value; the same one is looked at once."""
        known = self._typed
        asked = (column.attribute, value)
        if asked not in known:
            known[asked] = typed(column.kind.name, value, self._habits[column.attribute])
        return known[asked]

    def _habit(self, column: Column) -> Habit:
        sources = self.header.fields.get(column.attribute, ())
        unit = sources[0].unit if sources else ""
        rows = range(self.header.last + 1, len(self.grid.rows)) if sources else range(0)
        values = (self.cell(row, place) for row in rows for place in sources[0].columns)
        return habit(values, self.context.year, unit, mac_days=self.grid.mac_days)


@dataclass(slots=True)
class _RowBeingRead:
    """What is read of one row so far."""

    reader: RowReader
    row: int
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[SheetRemark] = field(default_factory=list)
    doubts: list[SheetRemark] = field(default_factory=list)
    cells: dict[str, int] = field(default_factory=dict)  # the column of each field's cell
    found: dict[str, Value] = field(default_factory=dict)

    def take(self, column: Column) -> None:
        """Read one field."""
        sources = self.reader.header.fields.get(column.attribute, ())
        if not sources:
            if text := self.reader.context.filled.get(column.attribute):
                self._name(column, text)
            return
        source, value = self._value(column, sources)
        self.cells[column.attribute] = source.columns[0]
        self.found[column.attribute] = value
        read = self.reader.typed(column, value)
        if read.error:
            self._tell(self.faults, column, read.error)
        if read.doubt:
            self._tell(self.doubts, column, read.doubt)
        if read.text:
            self._name(column, read.text)

    def _value(self, column: Column, sources: Sequence[FieldSource]) -> tuple[FieldSource, Value]:
        """The first of the sources that isn't empty, and what stands there."""
        for source in sources:
            values = [self._one(column, place) for place in source.columns]
            broken = next((value for value in values if isinstance(value, Broken)), None)
            filled = [value for value in values if value != ""]
            if column.kind.name == "duration" and len(source.columns) == 2 and filled and not broken:
                return source, hours_and_minutes(*values)
            if broken or filled:
                return source, broken or (filled[0] if len(filled) == 1 else " ".join(map(str, filled)))
        return sources[0], ""

    def _one(self, column: Column, place: int) -> Value:
        value = self.reader.cell(self.row, place)
        if value != "":
            return value
        above = self.reader.cover(self.row, place)
        if above == "" or column.kind.name not in NUMBERS:
            return above
        self.cells[column.attribute] = place
        self._tell(self.doubts, column, _MERGED)
        return ""

    def _name(self, column: Column, text: str) -> None:
        """Bring the names of a field together; replace those of people who asked for it in any other."""
        names = self.reader.names.of(column)
        if names is None:
            self.texts[column.attribute] = self._unnamed(column, text)
        elif column.kind.name == "people":
            found = [self._settled(column, names, part) for part in several(text, names)]
            self.texts[column.attribute] = " ; ".join(dict.fromkeys(filter(None, found)))
        else:
            self.texts[column.attribute] = self._settled(column, names, text)

    def _settled(self, column: Column, names: SheetNames, text: str) -> str:
        one = names.settle(read_name(text).value or text)
        if one.error:
            if one.found:
                self.found[column.attribute] = one.found
            self._tell(self.faults, column, one.error)
        if one.proposed:
            self._tell(self.doubts, column, _LOOKS_LIKE.format(one.proposed))
        if one.doubt:
            self._tell(self.doubts, column, one.doubt)
        return one.name

    def _unnamed(self, column: Column, text: str) -> str:
        register = self.reader.names.people.register
        if not register:
            return text
        pseudonym = register.of(text) if column.kind.name in ("name", "names") else ""
        if pseudonym:
            self.found[column.attribute] = pseudonym
            self._tell(
                self.faults, column, "est le nom d’une personne qui a demandé l’oubli : cette ligne n’est pas reprise."
            )
            return ""
        new = register.replaced(text)
        if new != text:
            self.found[column.attribute] = new
            self._tell(self.doubts, column, _HIDDEN_NAME.format(shortened(new)))
        return new

    def understood(self) -> Understood:
        """The whole row."""
        record, values, findings = self._record()
        for finding in findings:
            column = self.reader.reader.schema.column(finding.field)
            if column is None or (finding.severity == "error" and column.attribute in set(self._faulty())):
                continue
            message = finding.fault.message
            if finding.fault.code == "missing_field" and column.attribute not in self.reader.header.fields:
                message = _NO_COLUMN.format(finding.fault.found, column.field.name)
            self._tell(self.faults if finding.severity == "error" else self.doubts, column, message)
        self._need_actor()
        if self.faults:
            record = None
        if record is not None:
            record = self._without_worked_out(record, values)
            self._tell_left()
        if self.row in self.reader.grid.doubts:
            self.doubts.append(
                SheetRemark(self.reader.grid.name, self.row + 1, "", "", self.reader.grid.doubts[self.row])
            )
        return Understood(
            self.reader.grid.name,
            self.row + 1,
            "",
            record,
            dict(self.texts),
            tuple(self.faults),
            tuple(self.doubts),
            numbers_of(values),
        )

    def _tell_left(self) -> None:
        grid = self.reader.grid
        if left := self.reader.left.of(grid.rows[self.row]):
            place, found, clause = left
            told = SheetRemark(
                grid.name, self.row + 1, address(self.row, place), found, f"« {shortened(found)} » {clause}"
            )
            self.doubts.append(told)

    def _record(self) -> tuple[Record | None, Mapping[str, Any], Sequence[FieldFinding]]:
        """What the wiki's own reader makes of the fields: at once where there is nothing to say about them."""
        told = [(c.field.name, self.texts[c.attribute]) for c in self.reader.columns if self.texts.get(c.attribute)]
        reader = self.reader.reader
        values = reader.read_fast(f"{name}={text}" for name, text in told)
        if values is not None:
            return reader.made(values, NOWHERE, self.row + 1, 0), values, ()
        return reader.read(told, NOWHERE, self.row + 1)

    def _need_actor(self) -> None:
        """Refuse a row that says of nobody what a member's own page would say of them."""
        for column in self.reader.columns:
            if column.field.role != "actor" or column.required or self.texts.get(column.attribute):
                continue
            if column.kind.name == "person" and column.attribute not in set(self._faulty()):
                self._tell(self.faults, column, _NOBODY.format(column.field.name))

    def _faulty(self) -> Iterator[str]:
        """The attributes that have a fault already."""
        bad = {fault.cell for fault in self.faults if fault.cell}
        return (attribute for attribute in self.reader.header.fields if bad and self._cell(attribute) in bad)

    def _cell(self, attribute: str) -> str:
        """The address of a field's cell; '' where it has none."""
        place = self.cells.get(attribute, self.reader.single.get(attribute))
        return "" if place is None else address(self.row, place)

    def _without_worked_out(self, record: Record, values: Mapping[str, Any]) -> Record:
        """The record without an amount that its other fields give; a doubt where they give another one."""
        worked_out = self.reader.reader.schema.column(record.worked_out) if record.worked_out else None
        if worked_out is None or worked_out.attribute not in values:
            return record
        left = {name: value for name, value in values.items() if name != worked_out.attribute}
        without = self.reader.reader.made(left, NOWHERE, record.line, 0)
        if euros_of(without) == euros_of(record) and euros_of(record):
            self.texts.pop(worked_out.attribute)
            return without
        if euros_of(without):
            self._tell(self.doubts, worked_out, _OTHER_AMOUNT.format(write_euros(euros_of(without))))
        return record

    def _tell(self, where: list[SheetRemark], column: Column, message: str) -> None:
        place = self.reader.single.get(column.attribute)
        value = "" if place is None else self.reader.cell(self.row, place)
        found = shortened(shown(self.found.get(column.attribute, value)))
        quoted = f"« {found} » {message}" if message[:1].islower() else message
        message = quoted if quoted.endswith(".") else f"{quoted}."
        where.append(SheetRemark(self.reader.grid.name, self.row + 1, self._cell(column.attribute), found, message))
