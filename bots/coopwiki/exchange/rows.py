"""Records as flat rows, the one shape JSON, CSV and spreadsheets are written from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.book_years import YearSpan
from coopwiki.core.costs import EVERY, Cost
from coopwiki.core.days import YearMonth
from coopwiki.core.euros import About
from coopwiki.core.ledger import Ledger
from coopwiki.core.recurrence import Recurrence
from coopwiki.core.source import Page
from coopwiki.core.typed import plain
from coopwiki.schema.record import Column, Record, schema_of

PLACE = ("page", "page_id", "revision", "line")
COST_PARTS = ("every", "quantity", "unit", "unit_price")
Cell = str | int | bool | None | list[str]
Row = dict[str, Cell]


def columns(type_: type[Record]) -> tuple[str, ...]:
    """The names of a row's cells, in order."""
    return (*PLACE, *(name for column in schema_of(type_).columns for name in cell_names(column)))


def cell_names(column: Column) -> tuple[str, ...]:
    """The cells of one field; an approximate amount has three, so that it stays as vague as it was typed.

    A cost has more: how often it comes back, and the quantity, unit and price that make it.
    """
    name = column.attribute
    if column.kind.name not in ("about", "cost"):
        return (name,)
    about = (f"{name}_low", f"{name}_high", f"{name}_approximate")
    return about if column.kind.name == "about" else (*about, *(f"{name}_{part}" for part in COST_PARTS))


def rows(ledger: Ledger, type_: type[Record]) -> Iterator[Row]:
    """Every record of a type that counts, future ones too, in page and line order; one row each."""
    return (record_row(record) for record in ledger.of(type_))


def place(page: Page, line: int) -> Row:
    """The cells that say where a record stands."""
    return {"page": page.title, "page_id": page.id, "revision": page.revision, "line": line}


def record_row(record: Record) -> Row:
    """A record's fields as typed."""
    values = place(record.page, record.line)
    for column in schema_of(type(record)).columns:
        cells = _cells(column.kind.name, getattr(record, column.attribute))
        values |= zip(cell_names(column), cells, strict=True)
    return values


def _cells(kind: str, value: object) -> tuple[Cell, ...]:
    if kind not in ("about", "cost"):
        return (_cell(kind, value),)
    more = () if kind == "about" else _cost_cells(value if isinstance(value, Cost) else None)
    if not isinstance(value, About):
        return (None, None, None, *more)
    if isinstance(value, Cost) and value.unpriced:
        return (None, None, value.approximate, *more)
    return f"{value.low:.2f}", f"{value.high:.2f}", value.approximate, *more


def _cost_cells(cost: Cost | None) -> tuple[Cell, ...]:
    if cost is None:
        return (None,) * len(COST_PARTS)
    quantity, price = (None if number is None else plain(number) for number in (cost.quantity, cost.price))
    return EVERY.get(cost.months), quantity, cost.unit or None, price


def _cell(kind: str, value: object) -> Cell:
    if isinstance(value, Decimal):
        return plain(value) if kind in ("duration", "percent") else f"{value:.2f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, YearMonth | YearSpan | Recurrence):
        return str(value)
    return value if isinstance(value, str | int) else None
