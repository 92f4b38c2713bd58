"""Records in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import list_of
from coopwiki.exchange.calendar import calendar
from coopwiki.exchange.rows import Row, cell_names, columns, rows
from coopwiki.exchange.tables import WORKED_OUT, Cells, as_csv, as_xlsx
from coopwiki.schema.record import Record, schema_of

Rows = Callable[[Ledger], Iterable[Row]]
Journal = Callable[[Ledger], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Export:
    """How a record type is exported where its fields as typed do not say enough.

    `columns` are the names of a row's cells, in order. `journal` gives the transactions of its hledger journal.
    """

    type: type[Record]
    columns: tuple[str, ...]
    rows: Rows
    journal: Journal | None = None


def plain_export(type_: type[Record]) -> Export:
    """A record type's fields as typed."""
    return Export(type_, columns(type_), lambda ledger: rows(ledger, type_))


def written(ledger: Ledger, export: Export, form: str) -> bytes:
    """Every record of a type in a format of FORMATS; a journal holds nothing where the type has none."""
    if form == "ics":
        return calendar(ledger.of(export.type))
    if form == "hledger":
        told = export.journal(ledger) if export.journal else ()
        return "".join(told).encode()
    found, cells = export.rows(ledger), cells_of(export.type)
    if form == "json":
        return list_of(found).encode()
    return as_csv(found, export.columns, cells).encode() if form == "csv" else as_xlsx(found, export.columns, cells)


_NUMERIC = frozenset(("duration", "rate", "euros", "percent", "year", "count", "about"))


def cells_of(type_: type[Record]) -> Cells:
    """Which cells of a record's row are numbers and which are days, by the kinds of its fields."""
    kinds = {name: c.kind.name for c in schema_of(type_).columns for name in cell_names(c)}
    numbers = {name for name, kind in kinds.items() if kind in _NUMERIC} - {
        name for name in kinds if name.endswith("_approximate")
    }
    days = {name for name, kind in kinds.items() if kind == "day"}
    own = kinds.keys()
    return Cells((WORKED_OUT.numbers - own) | numbers, (WORKED_OUT.days - own) | days)
