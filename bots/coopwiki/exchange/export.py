"""Records in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import list_of
from coopwiki.exchange.calendar import calendar
from coopwiki.exchange.rows import Row, columns, rows
from coopwiki.exchange.tables import as_csv, as_xlsx
from coopwiki.schema.record import Record

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
    found = export.rows(ledger)
    if form == "json":
        return list_of(found).encode()
    return (
        as_csv(found, export.columns).encode() if form == "csv" else as_xlsx(found, export.columns)
    )
