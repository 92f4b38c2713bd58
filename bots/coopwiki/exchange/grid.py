"""What a spreadsheet holds, whatever its format: sheets of rows of cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose value can't be had: what stands in it, and a French sentence that says what to do."""

    found: str
    message: str


ERROR = re.compile(r"#(?:REF|N/A|N/D|NOM|NAME|VALEUR|VALUE|DIV/0|NUL|NULL|NOMBRE|NUM)[!?]?|Err ?: ?[0-9]{3}")
"""What stands in a cell whose formula failed, as spreadsheets write it."""

_ERROR = "La formule de cette case donne l’erreur {} : la corriger dans le tableur."


def failed(error: str) -> Broken:
    """A cell whose formula failed."""
    return Broken(error, _ERROR.format(error))


Value = str | Decimal | date | timedelta | Broken
"""One cell. '' is an empty one; a time of day or a length of time is a timedelta."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, from its first row to the last one that holds something; rows and columns are counted from 0.

    `name` is '' where there is one sheet that has none, as in CSV; `source` says what the file is called then.
    `merged` says of each cell that is one with others, by its row and its column, how many rows and columns it has.
    `notes` are French sentences about what is not taken over as it stands.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    source: str = ""
    doubts: Mapping[int, str] = field(default_factory=dict)
    """French sentences about whole rows, by row."""

    mac_days: bool = False
    """Whether a day that is a plain number is counted from 1904."""


def letters(column: int) -> str:
    """The name of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16_383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def address(row: int, column: int) -> str:
    """`C5` for the fifth row's third cell, both counted from 0."""
    return f"{letters(column)}{row + 1}"
