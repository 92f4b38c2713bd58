"""The cases of values.txt, and what Python makes of a value: the same outcome Lua has to give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from coopwiki.core.book_years import YearSpan
from coopwiki.core.costs import Cost
from coopwiki.core.days import YearMonth
from coopwiki.core.euros import About
from coopwiki.core.recurrence import Recurrence
from coopwiki.core.typed import plain
from coopwiki.schema.kind import Kind
from coopwiki.schema.kinds import KINDS
from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS

FILE = Path(__file__).with_name("values.txt")
REFUSED = "!"

_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(n|t|s|p|\\))")
_NAMED = {"n": "\n", "t": "\t", "s": " ", "p": "|", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reading gives, as text: `value` in its canonical form, '' where there is none."""

    value: str
    code: str
    suggestion: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One line of values.txt; its outcome has no message."""

    line: int
    kind: str
    typed: str
    outcome: Outcome


def cases() -> Iterator[Case]:
    """Every case of the file."""
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield case(number, line)


def case(number: int, line: str) -> Case:
    """One line: kind | typed | value or ! | code | suggestion; the last two may be left out."""
    cells = [unescaped(cell.strip()) for cell in line.split(" | ")]
    kind, typed, value, code, suggestion, *_ = (*cells, "", "", "")
    value = "" if value == REFUSED else value
    return Case(number, kind, typed, Outcome(value, code, suggestion))


def unescaped(cell: str) -> str:
    r"""`\n`, `\t`, `\s` (space), `\p` (|), `\\` and `\u00a0` as the characters they stand for."""
    return _ESCAPE.sub(_character, cell)


def _character(escape: re.Match[str]) -> str:
    if escape[3]:
        return _NAMED[escape[3]]
    return chr(int(escape[1] or escape[2], 16))


def all_kinds() -> dict[str, Kind[Any]]:
    """Every kind by name: the plain ones, and the choices of the record types."""
    columns = [column for record in RECORDS for column in schema_of(record).columns]
    return {kind.name: kind for kind in (*KINDS, *(column.kind for column in columns))}


def outcome(kind: Kind[Any], typed: str) -> Outcome:
    """What Python makes of a text."""
    reading = kind.read(typed)
    value = "" if reading.value is None else canonical(kind, reading.value)
    fault = reading.error or reading.warning
    if fault is None:
        return Outcome(value, "", "")
    return Outcome(value, fault.code, fault.suggestion, fault.message)


def canonical(kind: Kind[Any], value: object) -> str:
    """A value as text, the same in both languages: ISO days, minutes, euros to the cent."""
    match value:
        case tuple():
            return " ; ".join(canonical(kind, item) for item in value)
        case date() | YearMonth() | YearSpan() | Recurrence() | int() | str():
            return str(value)
        case Cost():
            return cost(value)
        case About():
            return about(value)
        case Decimal():
            return f"{value:.2f}" if kind.name in {"euros", "rate"} else plain(value)
    raise TypeError(value)


def about(amount: About) -> str:
    """`300.00`, `~300.00` where it is approximate, `5000.00..8000.00` for a range."""
    if amount.low != amount.high:
        return f"{amount.low:.2f}..{amount.high:.2f}"
    return f"{'~' if amount.approximate else ''}{amount.low:.2f}"


def cost(amount: Cost) -> str:
    """`9.00/1` for each month, `120 km × 0.32`, `~3 repas` where a rule says the price."""
    each = f"/{amount.months}" if amount.months else ""
    if amount.quantity is None:
        return about(amount) + each
    units = plain(amount.quantity) + (f" {amount.unit}" if amount.unit else "")
    price = "" if amount.price is None else f" × {plain(amount.price)}"
    return f"{'~' if amount.approximate else ''}{units}{price}{each}"
