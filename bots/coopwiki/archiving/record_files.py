"""All records as files: CSV, JSON, XLSX, ODS, one SQLite, journals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.export import Book, all_written, written

FOLDER = "fiches"
_WHOLE = (
    ("fiches.sqlite", "sqlite", "Toutes les fiches : une base SQLite, avec les sommes usuelles"),
    ("fiches.xlsx", "xlsx", "Toutes les fiches : un classeur XLSX"),
    ("fiches.ods", "ods", "Toutes les fiches : un classeur OpenDocument"),
    ("fiches.json", "json", "Toutes les fiches : JSON"),
    ("fiches.journal", "hledger", "Contributions et achats : journal pour hledger et ledger"),
    ("fiches.beancount", "beancount", "Contributions et achats : journal pour beancount"),
)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of records: its name in the archive, what it holds, its bytes."""

    name: str
    label: str
    data: bytes


def record_files(ledger: Ledger, book: Book, today: date = date.max) -> Iterator[RecordFile]:
    """The files of all records together, then each record type as CSV and JSON; a type nobody wrote has none."""
    for name, form, label in _WHOLE:
        yield RecordFile(f"{FOLDER}/{name}", label, all_written(ledger, book, form, today))
    for export in book.exports:
        count = len(ledger.of(export.type))
        if count:
            label = f"{export.type.template} : {count} fiche{'s' if count > 1 else ''}"
            for form in ("csv", "json"):
                data = written(ledger, export, form, today)
                yield RecordFile(f"{FOLDER}/{export.name}.{form}", f"{label}, {form.upper()}", data)
