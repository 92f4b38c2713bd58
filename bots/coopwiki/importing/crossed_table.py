"""A table of days and people: a column a person, or a column a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from coopwiki.core.days import read_day
from coopwiki.core.typed import tidy
from coopwiki.exchange.grid import Grid, Value
from coopwiki.importing.header import plain_title
from coopwiki.importing.known_names import SheetNames
from coopwiki.importing.typed_cells import is_total

TO_UNFOLD = (
    "Ce tableau croise les jours et les personnes : mettre une ligne par personne et par jour, sous les titres "
    "Date, Qui, Cercle, Quoi et Durée."
)
_TOP = 10
"""Rows among which the titles stand."""
_DAYS = frozenset(("date", "jour", "jours", "dates"))


def is_crossed(grid: Grid, people: SheetNames) -> bool:
    """Whether one of the first rows names several people or several days, each the title of a column of figures."""
    return any(_crosses(grid, row, people) for row in range(min(_TOP, len(grid.rows))))


def _crosses(grid: Grid, row: int, people: SheetNames) -> bool:
    cells = grid.rows[row]
    titles = [place for place, cell in enumerate(cells) if place and cell != "" and not _is_sum(cell)]
    if len(titles) < 2 or not all(_are_figures(grid, row, place) for place in titles):
        return False
    days = [place for place in titles if _is_day(cells[place])]
    named = [place for place in titles if isinstance(cells[place], str) and tidy(str(cells[place])) in people.known]
    under_days = isinstance(cells[0], str) and plain_title(cells[0]) in _DAYS
    return len(days) >= 2 or len(named) >= 2 or (under_days and len(titles) > len(_FIELDS & _plain(cells)) + 1)


_FIELDS = frozenset(("duree", "temps", "heures", "montant", "taux", "euros", "total"))
"""Titles of figures that are no people."""


def _plain(cells: Sequence[Value]) -> frozenset[str]:
    return frozenset(plain_title(cell) for cell in cells if isinstance(cell, str))


def _is_sum(cell: Value) -> bool:
    return isinstance(cell, str) and is_total(cell, loosely=True)


def _is_day(cell: Value) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and read_day(cell).value is not None)


def _are_figures(grid: Grid, row: int, place: int) -> bool:
    """Whether what stands below is figures or short durations, at least one."""
    below = [line[place] for line in grid.rows[row + 1 :] if place < len(line) and line[place] != ""]
    return bool(below) and all(_is_figure(cell) for cell in below)


def _is_figure(cell: Value) -> bool:
    return isinstance(cell, Decimal | timedelta) or (isinstance(cell, str) and cell[:1].isdigit() and len(cell) <= 8)
