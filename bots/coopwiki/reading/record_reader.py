"""A template call's arguments → a record, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from coopwiki.core.not_yet import KINDS, is_not_yet
from coopwiki.core.source import Page
from coopwiki.core.typed import blank
from coopwiki.reading.faults import FieldFinding, Strangers, again, incomplete, is_negative
from coopwiki.reading.record_maker import RecordMaker
from coopwiki.reading.wikitext import BLANKS, cut
from coopwiki.schema.record import Column, Record, Schema

_apart = zip
"""Pairs → their firsts and their seconds. All are pairs: asking `zip` to make sure would take half as long again."""


class RecordReader:
    """Reads the calls of one record type.

    Most calls have nothing to say about them: their values are read at once, from memory. The others
    are read with care.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._columns = _Columns(schema)
        self._parts = _Parts(self._columns, _texts(schema))
        self._shapes = _Shapes(schema)
        self._strangers = Strangers(schema)

    def read_fast(self, parts: Iterable[str]) -> dict[str, Any] | None:
        """The values of a plain call by attribute; None for one that has to be read with care."""
        row = self.row(parts)
        return None if row is None else dict(zip(row[0].names, row[1], strict=True))

    def row(self, parts: Iterable[str]) -> tuple[RecordMaker, tuple[Any, ...]] | None:
        """The values of a plain call, and what makes a record of them; None for one that has to be read with care."""
        known = self._parts
        pairs = [known[part] for part in parts]
        if not pairs:
            return None
        names, values = _apart(*pairs)
        maker = self._shapes[names]
        if maker is not None:
            return maker, values
        some = _without_empty(pairs)
        maker = self._shapes[tuple(some)] if some else None
        return (maker, tuple(some.values())) if some and maker else None

    def read(
        self, arguments: Iterable[tuple[str, str]], page: Page, line: int, offset: int = 0
    ) -> tuple[Record | None, dict[str, Any], list[FieldFinding]]:
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

    def _incomplete(self, values: _Values) -> Iterable[FieldFinding]:
        given = {attribute: value for attribute, value in values.typed.items() if value}
        if self._shapes[tuple(given)] and not any(map(is_negative, values.read.values())):
            return ()
        return incomplete(self.schema, given, values.read)


def _without_empty(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any] | None:
    """The values without the fields left empty; None for a doubt, or a field that is there twice."""
    read: dict[str, Any] = {}
    there = set()
    for name, value in pairs:
        attribute = value if name == NO_VALUE else name
        if attribute is DOUBTFUL or attribute in there:
            return None
        there.add(attribute)
        if name != NO_VALUE:
            read[name] = value
    return read


@dataclass(slots=True)
class _Values:
    """What has been read of one call so far."""

    read: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    findings: list[FieldFinding] = field(default_factory=list)

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
            self.findings.append(FieldFinding("error", column.field.name, reading.error, name))
            return
        self.read[attribute] = reading.value
        if reading.warning:
            self.findings.append(FieldFinding("warning", column.field.name, reading.warning, name))

    def _take_again(self, column: Column, name: str, value: str) -> None:
        before = self.typed[column.attribute]
        if value != before:
            self.read.pop(column.attribute, None)
            self.typed[column.attribute] = before or value
        if value or before:
            self.findings.append(again(column, before, name, value))


class _Mark:
    """Stands for a part that has to be read with care."""


NO_VALUE, DOUBTFUL = "", _Mark()
"""Instead of an attribute, where a part gives no value to be taken at once: a field left empty, or a doubtful one."""

BELOW_ZERO = "-"
"""Before an attribute whose value is a number below zero."""


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

    NO_VALUE and the attribute where nothing is given, NO_VALUE and DOUBTFUL where there is a fault or a doubt; the
    attribute of a number below zero has BELOW_ZERO before it. Texts aren't remembered: hardly one comes twice.
    """

    MOST = 100_000

    def __init__(self, columns: _Columns, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._columns, self._texts = columns, texts

    def __missing__(self, part: str) -> tuple[str, Any]:
        first, _, rest = part.partition("=")
        text, value = self._texts.get(first) or self._texts.get(first.strip(BLANKS)), rest.strip()
        if text and value[:1].isalnum() and value[-1] != "\0":
            return text, value
        return self._read_checked(part)

    def _read_checked(self, part: str) -> tuple[str, Any]:
        name, typed = cut(part)
        column, value = self._columns[name], typed.strip()
        if column is not None and column.kind.name == "text":
            return (NO_VALUE, column.attribute) if blank(value) else (column.attribute, value)
        if len(self) >= self.MOST:
            self.clear()
        self[part] = pair = _value(column, value)
        return pair


def _texts(schema: Schema) -> Mapping[str, str]:
    """The attribute by name of the fields that hold text as it stands."""
    names = (name for c in schema.columns for name in (c.field.name, *c.field.aliases))
    found = ((name, schema.column(name)) for name in names)
    return {name: column.attribute for name, column in found if column is not None and column.kind.name == "text"}


def _is_awaited(column: Column, value: str) -> bool:
    """Whether what stands there says that a name or a day is still to come."""
    return (column.kind.name in KINDS or column.field.none_is_empty) and is_not_yet(value)


def _value(column: Column | None, value: str) -> tuple[str, Any]:
    if column is None or not value or _is_awaited(column, value):
        return NO_VALUE, DOUBTFUL if column is None and value else column and column.attribute
    reading = column.kind.readings[value]
    if reading.error or reading.warning:
        return NO_VALUE, DOUBTFUL
    return BELOW_ZERO * is_negative(reading.value) + column.attribute, reading.value


class _Shapes(dict[tuple[str, ...], RecordMaker | None]):
    """What makes records of these attributes, in this order; None where one lacks, is empty or is there twice.

    Numbers below zero are marked by BELOW_ZERO: a call in which one is amiss has no maker.
    """

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema

    def __missing__(self, shape: tuple[str, ...]) -> RecordMaker | None:
        names = tuple(name.removeprefix(BELOW_ZERO) for name in shape)
        given = dict.fromkeys(names, "?")
        below = {name: Decimal(-1) for name, told in zip(names, shape, strict=True) if name != told}
        is_whole = NO_VALUE not in given and len(given) == len(names)
        is_whole = is_whole and next(incomplete(self._schema, given, below), None) is None
        self[shape] = maker = RecordMaker(self._schema.type, names) if is_whole else None
        return maker
