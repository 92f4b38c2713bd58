"""One import: a file and what is there → a plan, and the pages it makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coopwiki.core.directory import Directory
from coopwiki.core.forgotten import NOBODY, Register
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import any_order
from coopwiki.core.progress import Progress, unwatched
from coopwiki.exchange.grid import Grid
from coopwiki.importing.header import Header, Wanted
from coopwiki.importing.import_manifest import ImportManifest
from coopwiki.importing.known_names import AllNames, SheetNames, counted, several
from coopwiki.importing.matching import Keys, Matched, match
from coopwiki.importing.name_answers import Question, by_found
from coopwiki.importing.plan import Sheets, read_sheets, unique_name
from coopwiki.importing.table import Placed, placed
from coopwiki.importing.understood import SheetRemark, Understood
from coopwiki.importing.writing import Pages, PagesToWrite, Target
from coopwiki.reading.record_reader import RecordReader
from coopwiki.schema.record import Column, Record, Schema, schema_of

_EXISTS = "« {} » est déjà décrit sur la page « {} » : le compléter là, une deuxième fiche les écarterait toutes deux."


@dataclass(frozen=True, slots=True)
class There:
    """What is there already: the books, everybody who is forgotten, what was imported before."""

    ledgers: tuple[Ledger, ...] = ()
    register: Register = NOBODY
    manifest: ImportManifest = field(default_factory=ImportManifest)

    @property
    def people(self) -> Directory:
        """Everybody who has a name."""
        return _joined(ledger.people for ledger in self.ledgers)

    @property
    def circles(self) -> Directory:
        """Every circle."""
        return _joined(ledger.circles for ledger in self.ledgers)

    @property
    def budgets(self) -> Directory:
        """Every budget, and every circle, which may have one."""
        return _joined(d for ledger in self.ledgers for d in (ledger.circles, ledger.budgets))

    def of(self, type_: type[Record]) -> Iterable[Record]:
        """Every record of a type."""
        return (record for ledger in self.ledgers for record in ledger.of(type_))


def _joined(directories: Iterable[Directory]) -> Directory:
    by_key: dict[str, str] = {}
    first: dict[str, str] = {}
    ambiguous, torn = frozenset[str](), frozenset[str]()
    for one in directories:
        by_key = one.by_key | by_key
        first = one.first_typed | first
        ambiguous, torn = ambiguous | one.ambiguous, torn | one.torn
    return Directory(by_key, ambiguous, torn, first)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What is asked for: the record type, its columns as named, the answers about names, where pages go."""

    type: type[Record]
    file: str
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: tuple[Question, ...] = ()
    root: str = "Importations"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does. `questions` are the names to be answered for."""

    schema: Schema
    sheets: Sheets
    rows: tuple[Understood, ...]
    matched: Matched
    written: PagesToWrite
    questions: tuple[Question, ...]

    @property
    def read(self) -> tuple[Understood, ...]:
        """The rows that are written."""
        return tuple(row for row in self.rows if row.record is not None and not row.why)


def prepare(
    grids: Sequence[Grid], asked: ImportRequest, there: There, target: Target, watch: Progress = unwatched
) -> ImportPlan:
    """Read, compare, and make the pages; nothing is saved."""
    schema = schema_of(asked.type)
    wanted = Wanted(schema, asked.told)
    laid_out = [(grid, tuple(placed(grid, wanted))) for grid in grids]
    names = _names(laid_out, wanted, asked, there)
    sheets = read_sheets(laid_out, wanted, names, RecordReader(schema), watch)
    keys = Keys(schema, there.people, there.circles)
    existing = Counter(keys.of(record) for record in there.of(asked.type))
    matched = match(sheets.rows, there.manifest.of(asked.type.__name__.lower()), existing, keys, asked.file)
    rows, matched = _without_described(sheets.rows, matched, there, schema)
    written = Pages(target, schema, asked.root, asked.summary).write(matched)
    told = tuple(_with_state(row, matched, written) for row in rows)
    return ImportPlan(schema, sheets, told, matched, written, tuple(_questions(names, asked)))


def _with_state(row: Understood, matched: Matched, written: PagesToWrite) -> Understood:
    """A row that was imported before is set aside; one whose line somebody changed has a doubt."""
    if row.record is not None and (row.sheet, row.row) in matched.known:
        return replace(row, why="known")
    for pair, why in written.kept:
        if pair.row is row and pair.before:
            told = SheetRemark(row.sheet, row.row, "", pair.before.page, f"« {pair.before.page} » : {why}.")
            return replace(row, doubts=(*row.doubts, told))
    return row


def _without_described(
    rows: Sequence[Understood], matched: Matched, there: There, schema: Schema
) -> tuple[tuple[Understood, ...], Matched]:
    """Refuse what is described already: a second profile of one name makes both count for nothing."""
    if not schema.type.described_by:
        return tuple(rows), matched
    titles = {any_order(unique_name(record, schema)): record.page.title for record in there.of(schema.type)}
    canonical = there.circles if schema.type.__name__ == "Circle" else there.people
    refused: dict[int, Understood] = {}
    for pair in matched.to_write:
        name = unique_name(pair.row.record, schema) if pair.row.record else ""
        page = titles.get(any_order(canonical.canonical[name])) or titles.get(any_order(name))
        if page and pair.before is None:
            told = SheetRemark(pair.row.sheet, pair.row.row, "", name, _EXISTS.format(name, page))
            refused[id(pair.row)] = replace(pair.row, record=None, faults=(told,))
    left = tuple(pair for pair in matched.to_write if id(pair.row) not in refused)
    return tuple(refused.get(id(row), row) for row in rows), replace(matched, to_write=left)


def _names(
    laid_out: Sequence[tuple[Grid, Sequence[Placed]]], wanted: Wanted, asked: ImportRequest, there: There
) -> AllNames:
    """The names that are known, and how often the sheet has each."""
    found: dict[str, list[str]] = {"people": [], "circles": [], "budgets": []}
    bare = SheetNames(there.people, people=True)
    for grid, places in laid_out:
        for place in places:
            if place.header is not None and not place.why:
                _collect(grid, place.row, place.header, wanted.schema, bare, found)
    people = SheetNames(
        there.people, _answers(asked, wanted.schema, "people"), counted(found["people"]), there.register, people=True
    )
    circles = SheetNames(there.circles, _answers(asked, wanted.schema, "circles"), counted(found["circles"]))
    budgets = SheetNames(there.budgets, _answers(asked, wanted.schema, "budgets"), counted(found["budgets"]))
    return AllNames(people, circles, budgets)


def sort_of(column: Column) -> str:
    """Which names a field is about; '' for none."""
    if column.names_people:
        return "people"
    return "circles" if column.kind.name == "circle" else "budgets" if column.field.role == "budget" else ""


def _collect(
    grid: Grid, row: int, header: Header, schema: Schema, people: SheetNames, found: Mapping[str, list[str]]
) -> None:
    cells = grid.rows[row]
    for column in schema.columns:
        sort = sort_of(column)
        for source in header.fields.get(column.attribute, ()) if sort else ():
            values = [cells[place] for place in source.columns if place < len(cells)]
            text = " ".join(value.strip() for value in values if isinstance(value, str) and value.strip())
            parts = several(text, people) if column.kind.name == "people" else (text,)
            found[sort].extend(parts)


def _answers(asked: ImportRequest, schema: Schema, sort: str) -> Mapping[str, str]:
    fields = [column.field.name for column in schema.columns if sort_of(column) == sort]
    return {found: meant for field in fields for found, meant in by_found(asked.answers, field).items()}


def _questions(names: AllNames, asked: ImportRequest) -> Iterable[Question]:
    schema = schema_of(asked.type)
    for sort, known in (("people", names.people), ("circles", names.circles), ("budgets", names.budgets)):
        fields = [column.field.name for column in schema.columns if sort_of(column) == sort]
        for found, proposed in known.asked().items():
            yield Question(fields[0] if fields else "", found, proposed)
