"""What an import would do: every row accounted for, the names, the sums, the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from coopwiki.core.names import any_order
from coopwiki.core.progress import Progress, unwatched
from coopwiki.exchange.grid import Grid
from coopwiki.importing.header import Header, Wanted
from coopwiki.importing.known_names import AllNames
from coopwiki.importing.sheet_context import FROM_SHEET
from coopwiki.importing.sheet_reader import SheetReader, Total
from coopwiki.importing.table import Placed
from coopwiki.importing.understood import SheetRemark, Understood, euros_of
from coopwiki.reading.record_reader import RecordReader
from coopwiki.schema.record import Column, Record, Schema

READING = "Lecture des lignes"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of a sheet: where its header ends (from 1), which title holds which field, which ones none does."""

    sheet: str
    header: int
    columns: Mapping[str, str]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Everything that was read of a file, before it is compared with what is there."""

    rows: tuple[Understood, ...]
    tables: tuple[SheetTable, ...]
    totals: tuple[Total, ...]
    hidden_sheets: tuple[str, ...]
    hidden_rows: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    together: Mapping[str, str] = field(default_factory=dict)


def read_sheets(
    laid_out: Sequence[tuple[Grid, Sequence[Placed]]],
    wanted: Wanted,
    names: AllNames,
    reader: RecordReader,
    watch: Progress = unwatched,
) -> Sheets:
    """Every row of every sheet, hidden ones too."""
    rows: list[Understood] = []
    tables: list[SheetTable] = []
    totals: list[Total] = []
    grids = [grid for grid, _ in laid_out]
    for grid, places in laid_out:
        sheet = SheetReader(grid, wanted, names, reader, places)
        rows += watch(sheet.read(), len(grid.rows), READING)
        tables += (_table(grid, header, sheet.filled, wanted.schema) for header in sheet.headers)
        totals += sheet.totals
    together = {
        found: name
        for known in (names.people, names.circles, names.budgets)
        for found, name in known.together().items()
    }
    return Sheets(
        tuple(_once(rows, wanted.schema)),
        tuple(tables),
        tuple(totals),
        tuple(grid.name for grid in grids if grid.hidden),
        tuple((grid.name, row + 1) for grid in grids for row in sorted(grid.hidden_rows) if row < len(grid.rows)),
        tuple(f"{grid.name} : {note}" if grid.name else note for grid in grids for note in grid.notes),
        together,
    )


def _table(grid: Grid, header: Header, filled: Mapping[str, str], schema: Schema) -> SheetTable:
    columns = {}
    for column in schema.columns:
        if column.attribute in header.fields:
            columns[column.field.name] = " / ".join(source.title for source in header.fields[column.attribute])
        elif column.attribute in filled:
            columns[column.field.name] = FROM_SHEET
    return SheetTable(grid.name, header.last + 1, columns, header.unread())


_SAME = "Cette ligne est la même que la ligne {} : elle compte aussi."
_DOUBLED = "« {} » est déjà à la ligne {} : n’en garder qu’une."


def _once(rows: Iterable[Understood], schema: Schema) -> Iterable[Understood]:
    """The rows, one that is there twice with a doubt, one that describes the same thing again refused."""
    seen: dict[object, Understood] = {}
    for row in rows:
        if row.record is None:
            yield row
            continue
        same = seen.setdefault(tuple(row.texts.items()), row)
        name = unique_name(row.record, schema)
        first = seen.setdefault(("", any_order(name)), row) if name else row
        if first is not row:
            told = SheetRemark(row.sheet, row.row, "", name, _DOUBLED.format(name, _place(first)))
            yield replace(row, record=None, faults=(told,))
        elif same is not row:
            told = SheetRemark(row.sheet, row.row, "", "", _SAME.format(_place(same)))
            yield replace(row, doubts=(*row.doubts, told))
        else:
            yield row


def _place(row: Understood) -> str:
    return f"{row.row} de « {row.sheet} »" if row.sheet else str(row.row)


def unique_name(record: Record, schema: Schema) -> str:
    """The name of what a record describes, of which there is one; '' for a record of which there may be many."""
    if not schema.type.described_by:
        return ""
    column = schema.column(schema.type.described_by)
    return str(getattr(record, column.attribute)) if column else ""


@dataclass(frozen=True, slots=True)
class SheetSums:
    """Euros, lines and minutes by year, person, circle and month, of all the rows that are understood."""

    euros: Mapping[str, Mapping[str, Decimal]]
    minutes: Mapping[str, Mapping[str, Decimal]]
    lines: Mapping[str, Mapping[str, int]]


BY = ("by_year", "by_person", "by_circle", "by_month")


def sums(rows: Iterable[Understood], schema: Schema) -> SheetSums:
    """Add up the rows that are records."""
    euros: dict[str, dict[str, Decimal]] = {by: {} for by in BY}
    minutes: dict[str, dict[str, Decimal]] = {by: {} for by in BY}
    lines: dict[str, dict[str, int]] = {by: {} for by in BY}
    telling = tuple(column for column in schema.columns if _tells(column))
    for record in (row.record for row in rows if row.record is not None):
        asked, worked = euros_of(record), _minutes(record, telling)
        for by, name in _belongs(record, telling):
            lines[by][name] = lines[by].get(name, 0) + 1
            euros[by][name] = euros[by].get(name, _NO_EUROS) + asked
            minutes[by][name] = minutes[by].get(name, _NO_TIME) + worked
    return SheetSums(euros, minutes, lines)


_NO_EUROS, _NO_TIME = Decimal("0.00"), Decimal(0)


def _tells(column: Column) -> bool:
    """Whether a field says to which sum a record belongs."""
    dated = column.kind.name == "day" and column.required
    return dated or column.kind.name in ("year", "circle", "duration") or column.field.role in ("actor", "budget")


def _minutes(record: Record, telling: Iterable[Column]) -> Decimal:
    values = (getattr(record, column.attribute) for column in telling if column.kind.name == "duration")
    return next((value for value in values if isinstance(value, Decimal)), _NO_TIME)


def _belongs(record: Record, telling: Iterable[Column]) -> Iterable[tuple[str, str]]:
    """The year, the month, the person and the circle a record belongs to."""
    for column in telling:
        value = getattr(record, column.attribute)
        kind, role = column.kind.name, column.field.role
        if value is None:
            continue
        if kind == "year":
            yield "by_year", str(value)
        elif kind == "day" and column.required:
            yield "by_year", str(value.year)
            yield "by_month", value.isoformat()[:7]
        elif role == "actor" and kind == "person":
            yield "by_person", value
        elif kind == "circle" or (role == "budget" and not getattr(record, "circle", None)):
            yield "by_circle", value
