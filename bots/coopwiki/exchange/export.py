"""Records in the format asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import list_of
from coopwiki.exchange.calendar import CalendarEntry, calendar, whole_days
from coopwiki.exchange.database import DatabaseView, as_sqlite
from coopwiki.exchange.described import described, issue_table
from coopwiki.exchange.ods import as_ods
from coopwiki.exchange.parquet import as_parquet
from coopwiki.exchange.rows import Row, cell_names, columns, rows
from coopwiki.exchange.tables import WORKED_OUT, Cells, Table, as_csv, as_xlsx
from coopwiki.schema.record import Record, schema_of

_ONE_SHEET = "coopwiki"
"""What the only sheet of an XLSX is called: scripts look for it."""
Rows = Callable[[Ledger], Iterable[Row]]
Journal = Callable[[Ledger, date], Iterable[str]]
"""Given the day up to which what comes back is paid."""
Entries = Callable[[Ledger], Iterable[CalendarEntry]]


@dataclass(frozen=True, slots=True)
class Export:
    """How a record type is exported where its fields as typed do not say enough.

    `columns` are the names of a row's cells, in order. `journal` gives the transactions of its hledger journal,
    `entries` what stands in its calendar,
    `beancount` the entries of beancount's; two types share no account there, so that files can be joined.
    """

    type: type[Record]
    columns: tuple[str, ...]
    rows: Rows
    journal: Journal | None = None
    entries: Entries | None = None
    beancount: Journal | None = None

    @property
    def name(self) -> str:
        """The record type's English name."""
        return self.type.__name__.lower()

    def table(self, ledger: Ledger) -> Table:
        """The rows of one record type, under its name."""
        return Table(self.name, self.columns, self.rows(ledger), cells_of(self.type))


@dataclass(frozen=True, slots=True)
class Book:
    """Every export there is, with what a database has besides: tables of what is derived, and views."""

    exports: tuple[Export, ...]
    derived: tuple[Callable[[Ledger], Table], ...] = ()
    views: tuple[DatabaseView, ...] = ()

    def tables(self, ledger: Ledger) -> Iterator[Table]:
        """All of a database: the record types, what is derived, every issue, and what the columns mean."""
        yield from (export.table(ledger) for export in self.exports)
        yield from (make(ledger) for make in self.derived)
        yield issue_table(ledger)
        yield described(self.exports_described())

    def exports_described(self) -> Iterator[tuple[str, type[Record]]]:
        """Each table of a record type by name."""
        return ((export.name, export.type) for export in self.exports)


def plain_export(type_: type[Record]) -> Export:
    """A record type's fields as typed."""
    return Export(type_, columns(type_), lambda ledger: rows(ledger, type_))


def written(ledger: Ledger, export: Export, form: str, today: date = date.max) -> bytes:
    """Every record of a type in a format of FORMATS; a journal holds nothing where the type has none.

    Of what comes back a journal holds what is paid up to `today`.
    """
    if form == "json":
        return list_of(export.rows(ledger)).encode()
    if form == "csv":
        return as_csv(export.rows(ledger), export.columns, cells_of(export.type)).encode()
    if form == "parquet":
        return as_parquet(export.table(ledger))
    if form == "xlsx":
        return as_xlsx((replace(export.table(ledger), name=_ONE_SHEET),))
    return _WRITERS[form](ledger, (export,), today)


def all_written(ledger: Ledger, book: Book, form: str, today: date = date.max) -> bytes:
    """Every record of every type in one file, in a format of FORMATS but those of ONE_TABLE."""
    if form == "json":
        return _object(ledger, book.exports)
    if form == "sqlite":
        return as_sqlite(book.tables(ledger), book.views)
    return _WRITERS[form](ledger, book.exports, today)


def _object(ledger: Ledger, exports: Iterable[Export]) -> bytes:
    """A JSON object: the list of each type under its name."""
    lists = (f"{json.dumps(export.name)}: {list_of(export.rows(ledger)).rstrip()}" for export in exports)
    return ("{" + ",\n".join(lists) + "}\n").encode()


_Writer = Callable[[Ledger, Sequence[Export], date], bytes]


def _calendar(ledger: Ledger, exports: Iterable[Export]) -> bytes:
    """Everything that stands in a calendar; the days of a record as typed where its type says no more."""
    return calendar(entry for export in exports for entry in _entries(ledger, export))


def _entries(ledger: Ledger, export: Export) -> Iterable[CalendarEntry]:
    return export.entries(ledger) if export.entries else whole_days(ledger, ledger.of(export.type))


def _joined(ledger: Ledger, exports: Iterable[Export], today: date) -> bytes:
    return "".join(text for export in exports if export.journal for text in export.journal(ledger, today)).encode()


def _beancount(ledger: Ledger, exports: Iterable[Export], today: date) -> bytes:
    return "".join(text for export in exports if export.beancount for text in export.beancount(ledger, today)).encode()


_WRITERS: Mapping[str, _Writer] = MappingProxyType({
    "ics": lambda ledger, exports, _: _calendar(ledger, exports),
    "hledger": _joined,
    "beancount": _beancount,
    "xlsx": lambda ledger, exports, _: as_xlsx(export.table(ledger) for export in exports),
    "ods": lambda ledger, exports, _: as_ods(export.table(ledger) for export in exports),
    "sqlite": lambda ledger, exports, _: as_sqlite(export.table(ledger) for export in exports),
})  # fmt: skip


_NUMERIC = frozenset(("duration", "rate", "euros", "percent", "year", "count", "about", "cost"))
_MONEY = frozenset(("rate", "euros", "about", "cost"))
_WHOLE = frozenset(("year", "count"))


def cells_of(type_: type[Record]) -> Cells:
    """Which cells of a record's row are numbers and which are days, by the kinds of its fields."""
    kinds = {name: c.kind.name for c in schema_of(type_).columns for name in cell_names(c)}
    own = frozenset(kinds)
    several = frozenset(column.attribute for column in schema_of(type_).columns if column.kind.item)
    vague = frozenset(name for name in kinds if name.endswith("_approximate"))
    counted = frozenset(name for name in kinds if name.endswith(("_quantity", "_unit_price")))
    told = frozenset(name for name in kinds if name.endswith(("_every", "_unit")))

    def of(wanted: Iterable[str], worked_out: frozenset[str]) -> frozenset[str]:
        return (worked_out - own) | {name for name, kind in kinds.items() if kind in wanted} - vague - told

    return Cells(
        of(_NUMERIC, WORKED_OUT.numbers),
        of(("day",), WORKED_OUT.days),
        of(_MONEY, WORKED_OUT.money) - counted,
        of(("duration",), WORKED_OUT.minutes),
        of(_WHOLE, WORKED_OUT.whole),
        (WORKED_OUT.flags - own) | vague,
        (WORKED_OUT.lists - own) | several,
    )
