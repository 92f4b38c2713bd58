"""How each record type is exported: as its subject's `exports.py` says, else its fields as typed."""

from __future__ import annotations

from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.export import Book, Export, all_written, plain_export, written
from coopwiki.schema.record import Record
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.registry import seat


def export_of(type_: type[Record]) -> Export:
    """The export of one record type."""
    special = (export for subject in seat("exports") for export in subject.EXPORTS)
    return next((export for export in special if export.type is type_), plain_export(type_))


def export_bytes(ledger: Ledger, type_: type[Record], form: str, today: date = date.max) -> bytes:
    """Every record of a type in a format of FORMATS."""
    return written(ledger, export_of(type_), form, today)


def whole_book() -> Book:
    """The exports of all record types; a subject's `exports.py` may name `TABLES` and `VIEWS` of a database."""
    subjects = tuple(seat("exports"))
    return Book(
        tuple(map(export_of, RECORDS)),
        tuple(table for subject in subjects for table in getattr(subject, "TABLES", ())),
        tuple(view for subject in subjects for view in getattr(subject, "VIEWS", ())),
    )


def book_bytes(ledger: Ledger, form: str, today: date = date.max) -> bytes:
    """Every record there is in one file."""
    return all_written(ledger, whole_book(), form, today)
