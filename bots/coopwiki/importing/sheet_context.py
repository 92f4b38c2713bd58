"""What a sheet says of all its rows by its name or the titles above its table: a year, a circle, a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from coopwiki.core.days import MONTHS, read_month
from coopwiki.core.names import any_order, loose
from coopwiki.core.typed import tidy
from coopwiki.exchange.grid import Grid
from coopwiki.importing.header import Header
from coopwiki.importing.known_names import SheetNames
from coopwiki.schema.record import Column, Schema

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ORDINARY = re.compile(
    r"(?:feuil(?:le)?|sheet|tableau|table|classeur|donnees|data|export|page|liste|recap|synthese|total|totaux|brouillon"
    r"|heures|temps|contributions?|depenses|budgets?|reunions?|contrats?|profils?|membres?|cercles?) ?[0-9]*"
)
FROM_SHEET = "(nom de la feuille)"


@dataclass(frozen=True, slots=True)
class SheetContext:
    """The `year` of a sheet, 0 for none, and the texts of fields that its name fills, by attribute."""

    year: int = 0
    filled: Mapping[str, str] = field(default_factory=dict)


def context(grid: Grid, header: Header, schema: Schema, people: SheetNames, circles: SheetNames) -> SheetContext:
    """What holds for all rows below a header of a sheet."""
    year = _year(grid, header)
    name = _without_year(grid.name)
    filled: dict[str, str] = {}
    for column in _missing(schema, header):
        if column.kind.name == "year" and year:
            filled[column.attribute] = str(year)
        elif name and _is_called_after(column, name, people, circles):
            filled[column.attribute] = name
    return SheetContext(year, filled)


def _year(grid: Grid, header: Header) -> int:
    """The one year of the sheet's name, else of its titles, else of the file's name; 0 for none, or several."""
    above = " ".join(cell for row in grid.rows[: header.first] for cell in row if isinstance(cell, str))
    for text in (grid.name, above, grid.source):
        years = set(_YEAR.findall(text))
        if years:
            return int(years.pop()) if len(years) == 1 else 0
    return 0


def _without_year(name: str) -> str:
    """A sheet's name without its year and month; '' for one that says nothing, as `Feuil1`."""
    bare = tidy(_YEAR.sub(" ", name)).strip(" -_–—:/()")
    if _ORDINARY.fullmatch(loose(bare)) or read_month(f"{bare} 2000").value or loose(bare) in map(loose, MONTHS):
        return ""
    return bare


def _missing(schema: Schema, header: Header) -> Iterator[Column]:
    """The fields that have to be there and that no column holds."""
    for column in schema.columns:
        if column.required and column.attribute not in header.fields:
            yield column
    for group in schema.type.one_of:
        columns = [column for column in schema.columns if column.field.name in group]
        if not any(column.attribute in header.fields for column in columns):
            yield from columns[:1] if columns[0].kind.name == "circle" else _circles(columns)


def _circles(columns: Iterable[Column]) -> Iterator[Column]:
    return (column for column in columns if column.kind.name == "circle")


def _is_called_after(column: Column, name: str, people: SheetNames, circles: SheetNames) -> bool:
    """Whether a sheet of this name may be called after what a field names."""
    if column.kind.name == "circle":
        return _is_no_person(name, people)
    return column.field.role == "actor" and _is_person(name, people, circles)


def _is_no_person(name: str, people: SheetNames) -> bool:
    return any_order(name) not in {any_order(known) for known in people.known.by_key.values()}


def _is_person(name: str, people: SheetNames, circles: SheetNames) -> bool:
    """Whether a sheet is called after somebody: a member, or two words that are no circle."""
    if name in circles.known:
        return False
    return not _is_no_person(name, people) or len(name.split(" ")) == 2
