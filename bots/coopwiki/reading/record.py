"""A template call's arguments → a record, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from coopwiki.core.fault import Fault, shortened
from coopwiki.core.issue import Severity
from coopwiki.core.names import key, nearest
from coopwiki.core.source import Page
from coopwiki.schema.record import Column, Pair, Record, Schema


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in one field of a call. `typed` is the field's name as typed, '' where it is missing."""

    severity: Severity
    field: str
    fault: Fault
    typed: str = ""


@dataclass(slots=True)
class _Values:
    """What has been read of one call so far."""

    read: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class RecordReader:
    """Reads the calls of one record type."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._columns = _Columns(schema)
        self._required = tuple(c for c in schema.columns if c.required)

    def read(
        self, arguments: Iterable[tuple[str, str]], page: Page, line: int, offset: int = 0
    ) -> tuple[Record | None, dict[str, Any], list[Finding]]:
        """The record (None where a finding is an error), what could be read by attribute, the findings.

        `arguments` are names and values in typed order, doubled ones included.
        """
        values = _Values()
        for name, value in arguments:
            self._argument(values, name, value)
        self._complete(values)
        if any(finding.severity == "error" for finding in values.findings):
            return None, values.read, values.findings
        return (
            self.schema.type(page=page, line=line, offset=offset, **values.read),
            values.read,
            values.findings,
        )

    def _argument(self, values: _Values, name: str, value: str) -> None:
        column = self._columns[name]
        if column is None:
            if value.strip():
                values.findings.append(_unknown(self.schema, name, value))
            return
        if column.attribute in values.typed:
            self._again(values, column, name, value)
            return
        values.typed[column.attribute] = value
        if not value or not (value := value.strip()):
            return
        reading = column.kind.readings[value]
        if reading.error:
            values.findings.append(Finding("error", column.field.name, reading.error, name))
            return
        values.read[column.attribute] = reading.value
        if reading.warning:
            values.findings.append(Finding("warning", column.field.name, reading.warning, name))

    @staticmethod
    def _again(values: _Values, column: Column, typed: str, value: str) -> None:
        before, name = values.typed[column.attribute].strip(), column.field.name
        if value.strip() != before:
            kept = f"{name}={shortened(before or value.strip(), 30)}"
            values.read.pop(column.attribute, None)
            values.findings.append(
                Finding("error", name, Fault("doubled_field", name, kept), typed)
            )
        elif before:
            values.findings.append(
                Finding("warning", name, Fault("repeated_field", name, f"{name}={before}"), typed)
            )

    def _complete(self, values: _Values) -> None:
        for column in self._required:
            if (
                column.attribute not in values.read
                and not values.typed.get(column.attribute, "").strip()
            ):
                values.findings.append(_missing(column.field.name, column.field.example))
        type_ = self.schema.type
        for group in type_.one_of:
            values.findings.extend(_one_of(self.schema, group, values.typed))
        for pair in type_.needs:
            values.findings.extend(_needs(self.schema, pair, values.typed))
        for pair in type_.negative_with:
            values.findings.extend(_negative(self.schema, pair, values))


class _Columns(dict[str, Column | None]):
    """Column by field name as typed; the folding of a name is worked out once."""

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema

    def __missing__(self, name: str) -> Column | None:
        self[name] = column = self._schema.column(name)
        return column


def _missing(name: str, example: str) -> Finding:
    return Finding("error", name, Fault("missing_field", name, f"{name}={example}"))


def _unknown(schema: Schema, name: str, value: str) -> Finding:
    if name.isascii() and name.isdigit():
        first = next(
            (c.field.name for c in schema.columns if c.kind.name == "text"),
            schema.columns[0].field.name,
        )
        return Finding(
            "error",
            name,
            Fault("unnamed_value", value.strip(), f"{first}={shortened(value, 30)}"),
            name,
        )
    known = {
        word: c.field.name
        for c in schema.columns
        for word in (c.field.label, *c.field.aliases, c.field.name)
    }
    near = nearest(name, known, 0.6)
    suggestion = known[near] if near else ", ".join(c.field.name for c in schema.columns)
    return Finding("error", name, Fault("unknown_field", name, suggestion), name)


def _given(schema: Schema, name: str, typed: dict[str, str]) -> str:
    column = schema.by_key[key(name)]
    return typed.get(column.attribute, "").strip()


def _one_of(schema: Schema, group: tuple[str, ...], typed: dict[str, str]) -> Iterator[Finding]:
    if not any(_given(schema, name, typed) for name in group):
        example = schema.by_key[key(group[0])].field.example
        yield Finding(
            "error", group[0], Fault("missing_field", " ou ".join(group), f"{group[0]}={example}")
        )


def _needs(schema: Schema, pair: Pair, typed: dict[str, str]) -> Iterator[Finding]:
    given = _given(schema, pair.field, typed)
    if given and not _given(schema, pair.needs, typed):
        yield Finding("error", pair.needs, Fault(pair.code, given, pair.example))


def _negative(schema: Schema, pair: Pair, values: _Values) -> Iterator[Finding]:
    first, other = schema.by_key[key(pair.field)], schema.by_key[key(pair.needs)]
    value, beside = values.read.get(first.attribute), values.read.get(other.attribute)
    if (
        isinstance(value, Decimal)
        and value < 0
        and not (isinstance(beside, Decimal) and beside < 0)
    ):
        yield Finding(
            "error", pair.field, Fault(pair.code, values.typed[first.attribute], pair.example)
        )
