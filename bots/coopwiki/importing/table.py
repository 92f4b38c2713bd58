"""Where the tables of a sheet are: its titles, its headers, its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from coopwiki.core.typed import tidy
from coopwiki.exchange.grid import Broken, Grid, Value
from coopwiki.exchange.sheet_values import sheet_day
from coopwiki.importing.header import Header, Wanted, plain_title

Why = Literal["", "empty", "title", "header", "total", "known"]
"""Why a row is set aside; '' where it isn't."""

_FIRST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Placed:
    """One row of a sheet, counted from 0, what it is, and the header above it; None where the sheet has none."""

    row: int
    why: Why
    header: Header | None


def placed(grid: Grid, wanted: Wanted) -> Iterator[Placed]:
    """Every row of a sheet, in order."""
    header = _first_header(grid, wanted)
    if header is None:
        yield from (Placed(row, _without_header(cells), None) for row, cells in enumerate(grid.rows))
        return
    current = header
    for row, cells in enumerate(grid.rows):
        if current.first <= row <= current.last:
            yield Placed(row, "header", current)
            continue
        again = _again(cells, row, wanted, current) if row > current.last else None
        current = again or current
        yield Placed(row, _why(cells, row, current, again=again is not None), current)


def _why(cells: Sequence[Value], row: int, header: Header, *, again: bool) -> Why:
    if again:
        return "header"
    if is_empty(cells):
        return "empty"
    return "title" if row < header.first else ""


def is_empty(cells: Sequence[Value]) -> bool:
    """Whether nothing stands in a row."""
    return not any(cell != "" and not (isinstance(cell, str) and not tidy(cell)) for cell in cells)


def _without_header(cells: Sequence[Value]) -> Why:
    if is_empty(cells):
        return "empty"
    filled = [cell for cell in cells if cell != ""]
    return "" if len(filled) > 1 and any(map(_is_data, filled)) else "title"


def _is_data(cell: Value) -> bool:
    if isinstance(cell, str):
        return any(letter.isdigit() for letter in cell) and (cell.strip(" €-").isdigit() or bool(sheet_day(cell).value))
    return isinstance(cell, Decimal | date | timedelta | Broken)


def _first_header(grid: Grid, wanted: Wanted) -> Header | None:
    """The likeliest among the first rows: the one that has most fields, alone or with the row above it."""
    best: Header | None = None
    for row in range(min(len(grid.rows), _FIRST_ROWS)):
        for header in _headers(grid, row, wanted):
            if wanted.is_enough(header) and (best is None or _rank(header) > _rank(best)):
                best = header
    return best


def _rank(header: Header) -> int:
    """How likely a header is: the more fields, and one row rather than two."""
    return len(header.fields) * 2 + (header.first == header.last)


def _headers(grid: Grid, row: int, wanted: Wanted) -> Iterator[Header]:
    titles = _texts(grid.rows[row])
    if wanted.every.isdisjoint(map(plain_title, titles)):
        return
    yield wanted.header(titles, row, row)
    if row + 1 < len(grid.rows) and _is_text(grid.rows[row + 1]):
        below = _texts(grid.rows[row + 1])
        yield wanted.header(_both(_spread(grid, row, titles), below, wanted), row, row + 1)


def _is_text(cells: Sequence[Value]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    return bool(filled) and all(isinstance(cell, str) and not _is_data(cell) for cell in filled)


def _texts(cells: Sequence[Value]) -> tuple[str, ...]:
    return tuple(tidy(cell) if isinstance(cell, str) else "" for cell in cells)


def _spread(grid: Grid, row: int, titles: Sequence[str]) -> tuple[str, ...]:
    """The titles of a row, one that stands over several columns over each of them."""
    found = list(titles)
    for (top, left), (_, width) in grid.merged.items():
        if top == row and left < len(found):
            found[left : left + width] = [found[left]] * min(width, len(found) - left)
    return tuple(found)


def _both(above: Sequence[str], below: Sequence[str], wanted: Wanted) -> tuple[str, ...]:
    """Two rows of titles as one: the lower title where it is one that is looked for, else with the upper one."""
    width = max(len(above), len(below))
    pairs = zip((*above, *[""] * (width - len(above))), (*below, *[""] * (width - len(below))), strict=True)
    return tuple(
        low if not high or plain_title(low) in wanted.every else f"{high} ({low})" if low else high
        for high, low in pairs
    )


def _again(cells: Sequence[Value], row: int, wanted: Wanted, current: Header) -> Header | None:
    """A header repeated further down, for the next page or the next table."""
    filled = [cell for cell in cells if cell != ""]
    if len(filled) < 2 or not all(isinstance(cell, str) and not cell[:1].isdigit() for cell in filled):
        return None
    titles = _texts(cells)
    if sum(plain_title(title) in wanted.every for title in titles if title) < 2 or not _is_text(cells):
        return None
    header = wanted.header(titles, row, row)
    same = {plain_title(title) for title in titles if title} <= {plain_title(title) for title in current.titles}
    return header if len(header.fields) * 2 > len(current.fields) and (same or len(header.fields) > 2) else None
