"""Many records of one type made at once, column by column.

A frozen record sets its attributes one by one through `object.__setattr__`; that was the greater part of reading a
large wiki. The slots of a class are filled for all records of a page in one go: the records are the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, fields
from itertools import repeat
from typing import Any

from coopwiki.core.source import Page
from coopwiki.schema.record import Record

Row = tuple[tuple[Any, ...], int, int]
"""The values of a record, the line it opens on, its offset."""

FEW = 3
"""Records below which one after the other is as quick."""

_exhaust: Callable[[Iterable[None]], None] = deque[None](maxlen=0).extend


class RecordMaker:
    """Makes records of one type of which the same attributes are given, in one order; all that is required is there."""

    def __init__(self, type_: type[Record], names: Sequence[str]) -> None:
        self._type, self.names = type_, names
        slots = {field.name: getattr(type_, field.name).__set__ for field in fields(type_)}
        given = {*names, "page", "line", "offset"}
        self._slots = [slots[name] for name in (*names, "line", "offset")]
        self._same = [(slots[f.name], f.default) for f in fields(type_) if f.name not in given]
        self._page = slots["page"]
        self._is_whole = all(default is not MISSING for _, default in self._same)

    def one(self, row: Row, page: Page) -> Record:
        """The record of one row."""
        values, line, offset = row
        return self._type(page=page, line=line, offset=offset, **dict(zip(self.names, values, strict=True)))

    def many(self, rows: Sequence[Row], page: Page) -> list[Record]:
        """The records of rows, all of one page."""
        if len(rows) < FEW or not self._is_whole:
            return [self.one(row, page) for row in rows]
        made = list(map(object.__new__, repeat(self._type, len(rows))))
        values, lines, offsets = zip(*rows, strict=True)
        for fill, column in zip(self._slots, (*zip(*values, strict=True), lines, offsets), strict=True):
            _exhaust(map(fill, made, column))
        _exhaust(map(self._page, made, repeat(page)))
        for fill, default in self._same:
            _exhaust(map(fill, made, repeat(default)))
        return made
