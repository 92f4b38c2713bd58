"""Tables as one SQLite file, with views for the usual questions.

Nothing in it is a float. Euros stand twice: as decimal text (`amount`, "45.00") and as whole cents
(`amount_cents`, 4500), so that sums are exact; durations as decimal minutes (`minutes`, "19.8") and as
whole microseconds (`minutes_microseconds`). Days are ISO text, yes and no 1 and 0, a list a JSON array.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal

from coopwiki.exchange.rows import Cell, Row
from coopwiki.exchange.tables import Table

CENTS, MICROSECONDS = "_cents", "_microseconds"


@dataclass(frozen=True, slots=True)
class DatabaseView:
    """A usual question: `sql` selects what answers it; it looks into the tables of `needs`."""

    name: str
    needs: tuple[str, ...]
    sql: str


def as_sqlite(tables: Iterable[Table], views: Iterable[DatabaseView] = ()) -> bytes:
    """The file. The same tables give the same bytes; a view is there where all its tables are."""
    with closing(sqlite3.connect(":memory:")) as book:
        there = {_fill(book, table) for table in tables}
        for view in views:
            if there.issuperset(view.needs):
                book.execute(f"CREATE VIEW {_quoted(view.name)} AS {view.sql}")
        book.commit()
        return book.serialize()


def _fill(book: sqlite3.Connection, table: Table) -> str:
    """Make a table with its rows, and give its name."""
    columns = [column for name in table.header for column in _columns(table, name)]
    defined = ", ".join(f"{_quoted(name)} {type_}" for name, type_ in columns)
    book.execute(f"CREATE TABLE {_quoted(table.name)} ({defined})")
    insert = ("INSERT INTO", _quoted(table.name), f"VALUES ({', '.join('?' * len(columns))})")
    book.executemany(" ".join(insert), (_values(table, row) for row in table.rows))
    return table.name


def _columns(table: Table, name: str) -> Iterator[tuple[str, str]]:
    """A cell's columns and their types."""
    cells = table.cells
    if name in cells.money:
        yield from ((name, "TEXT"), (name + CENTS, "INTEGER"))
    elif name in cells.minutes:
        yield from ((name, "TEXT"), (name + MICROSECONDS, "INTEGER"))
    else:
        yield name, "INTEGER" if name in cells.whole | cells.flags else "TEXT"


def _values(table: Table, row: Row) -> list[str | int | None]:
    return [value for name in table.header for value in _stored(table, name, row.get(name))]


def _stored(table: Table, name: str, cell: Cell) -> Iterator[str | int | None]:
    value = _plain(cell)
    yield value
    unit = 100 if name in table.cells.money else 60_000_000 if name in table.cells.minutes else 0
    if unit:
        yield None if value is None else int(Decimal(value) * unit)


def _plain(cell: Cell) -> str | int | None:
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def euros(cents: str) -> str:
    """SQL that writes a whole number of cents as a decimal: -1 is "-0.01"."""
    return f"printf('%s%d.%02d', iif({cents} < 0, '-', ''), abs({cents}) / 100, abs({cents}) % 100)"
