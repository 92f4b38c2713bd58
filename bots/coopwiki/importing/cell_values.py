"""Values of cells by themselves: as text, put together, added up; and which cells cover which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from coopwiki.core.euros import About
from coopwiki.exchange.grid import Broken, Grid, Value


def covered(grid: Grid) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The cells that are one with a cell above them, and that one."""
    for (top, left), (height, _) in grid.merged.items():
        yield from (((row, left), (top, left)) for row in range(top + 1, min(top + height, len(grid.rows))))


def hours_and_minutes(hours: Value, minutes: Value) -> Value:
    """What two columns say of one length of time; as text where one of them is no number."""
    told = [Decimal(0) if value == "" else value for value in (hours, minutes)]
    numbers = [Decimal(one) if isinstance(one, str) and one.strip().isdecimal() else one for one in told]
    first, second = numbers
    if isinstance(first, Decimal) and isinstance(second, Decimal) and first == int(first) and 0 <= second < 60:
        return timedelta(hours=int(first), minutes=int(second), seconds=int(second % 1 * 60))
    return " h ".join(map(shown, (hours, minutes)))


def shown(value: Value) -> str:
    """What stands in a cell, as text."""
    if isinstance(value, Broken):
        return value.found
    return str(value) if not isinstance(value, Decimal) else f"{value:f}"


def numbers_of(values: Mapping[str, Any]) -> Mapping[str, Decimal]:
    """What adds up in a row: euros, and minutes."""
    found = {}
    for attribute, value in values.items():
        if isinstance(value, Decimal):
            found[attribute] = value
        elif isinstance(value, About):
            found[attribute] = value.low
    return found
