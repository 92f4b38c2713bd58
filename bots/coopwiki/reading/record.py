"""A template call's arguments → a record, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from coopwiki.core.not_yet import KINDS, is_not_yet
from coopwiki.core.source import Page
from coopwiki.core.typed import blank
from coopwiki.reading.faults import Finding, Strangers, again, incomplete, is_negative
from coopwiki.reading.wikitext import cut
from coopwiki.schema.record import Column, Record, Schema


class RecordReader:
    """Reads the calls of one record type.

    Most calls have nothing to say about them: their values are read at once, from memory. The others
    are read with care.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._columns = _Columns(schema)
        self._parts = _Parts(self._columns)
        self._complete = _Shapes(schema)
        self._strangers = Strangers(schema)

    def at_once(self, parts: Iterable[str]) -> dict[str, Any] | None:
        """The values of a plain call by attribute; None for one that has to be read with care."""
        read, known = dict[str, Any](), self._parts
        empty = []
        for part in parts:
            attribute, value = known[part]
            if value is EMPTY:
                empty.append(attribute)
            elif value is DOUBTFUL or attribute in read:
                return None
            else:
                read[attribute] = value
        if empty and not _apart(empty, read):
            return None
        return read if self._complete[tuple(read)] else None

    def read(
        self, arguments: Iterable[tuple[str, str]], page: Page, line: int, offset: int = 0
    ) -> tuple[Record | None, dict[str, Any], list[Finding]]:
        """The record (None where a finding is an error), what could be read by attribute, the findings.

        `arguments` are names and values in typed order, doubled ones included.
        """
        values = _Values()
        for name, typed in arguments:
            column, value = self._columns[name], "" if blank(typed) else typed.strip()
            if column is not None and _is_awaited(column, value):
                value = ""
            if column is not None:
                values.take(column, name, value)
            elif value:
                values.findings.append(self._strangers.unknown(name, value))
        values.findings.extend(self._incomplete(values))
        if any(finding.severity == "error" for finding in values.findings):
            return None, values.read, values.findings
        return self.made(values.read, page, line, offset), values.read, values.findings

    def made(self, values: dict[str, Any], page: Page, line: int, offset: int) -> Record:
        """The record of these values."""
        return self.schema.type(page=page, line=line, offset=offset, **values)

    def _incomplete(self, values: _Values) -> Iterable[Finding]:
        given = {attribute: value for attribute, value in values.typed.items() if value}
        if self._complete[tuple(given)] and not any(map(is_negative, values.read.values())):
            return ()
        return incomplete(self.schema, given, values.read)


def _apart(empty: list[str], read: dict[str, Any]) -> bool:
    """Whether no field is there twice."""
    return read.keys().isdisjoint(empty) and len(set(empty)) == len(empty)


@dataclass(slots=True)
class _Values:
    """What has been read of one call so far."""

    read: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, column: Column, name: str, value: str) -> None:
        """Read one field."""
        attribute = column.attribute
        if attribute in self.typed:
            self._take_again(column, name, value)
            return
        self.typed[attribute] = value
        if not value:
            return
        reading = column.kind.readings[value]
        if reading.error:
            self.findings.append(Finding("error", column.field.name, reading.error, name))
            return
        self.read[attribute] = reading.value
        if reading.warning:
            self.findings.append(Finding("warning", column.field.name, reading.warning, name))

    def _take_again(self, column: Column, name: str, value: str) -> None:
        before = self.typed[column.attribute]
        if value != before:
            self.read.pop(column.attribute, None)
            self.typed[column.attribute] = before or value
        if value or before:
            self.findings.append(again(column, before, name, value))


class _Mark:
    """Stands where a part has no value to be taken at once."""


EMPTY, DOUBTFUL = _Mark(), _Mark()


class _Columns(dict[str, Column | None]):
    """Column by field name as typed; the folding of a name is worked out once."""

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema

    def __missing__(self, name: str) -> Column | None:
        self[name] = column = self._schema.column(name)
        return column


class _Parts(dict[str, tuple[str, Any]]):
    """Attribute and value by part as typed, `date=2026-03-12`.

    EMPTY where nothing is given, DOUBTFUL where there is a fault, a doubt, or a number below zero.
    """

    MOST = 100_000

    def __init__(self, columns: _Columns) -> None:
        super().__init__()
        self._columns = columns

    def __missing__(self, part: str) -> tuple[str, Any]:
        name, typed = cut(part)
        column, value = self._columns[name], typed.strip()
        if column is not None and column.kind.name == "text":
            return column.attribute, EMPTY if blank(value) else value
        if len(self) >= self.MOST:
            self.clear()
        self[part] = pair = _value(column, value)
        return pair


def _is_awaited(column: Column, value: str) -> bool:
    """Whether what stands there says that a name or a day is still to come."""
    return (column.kind.name in KINDS or column.field.none_is_empty) and is_not_yet(value)


def _value(column: Column | None, value: str) -> tuple[str, Any]:
    if column is not None and _is_awaited(column, value):
        return column.attribute, EMPTY
    if column is None or not value:
        return column.attribute if column else "", DOUBTFUL if value else EMPTY
    reading = column.kind.readings[value]
    if reading.error or reading.warning or is_negative(reading.value):
        return column.attribute, DOUBTFUL
    return column.attribute, reading.value


class _Shapes(dict[tuple[str, ...], bool]):
    """Whether a call with these attributes, in this order, lacks nothing."""

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema

    def __missing__(self, shape: tuple[str, ...]) -> bool:
        lacking = incomplete(self._schema, dict.fromkeys(shape, "?"), {})
        self[shape] = complete = next(lacking, None) is None
        return complete
