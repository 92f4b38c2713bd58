"""What is wrong with the fields of one call, each time with what to type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from coopwiki.core.fault import Fault, shortened
from coopwiki.core.issue import Severity
from coopwiki.core.names import Alike, key
from coopwiki.schema.record import Column, Pair, Schema


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """A fault in one field of a call. `typed` is the field's name as typed, '' where it is missing."""

    severity: Severity
    field: str
    fault: Fault
    typed: str = ""


class Strangers:
    """Fields of one record type's calls that nobody knows, and values without a field's name."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._known = {
            word: c.field.name for c in schema.columns for word in (c.field.label, *c.field.aliases, c.field.name)
        }
        self._alike = Alike(self._known, 0.6)

    def unknown(self, name: str, value: str) -> FieldFinding:
        """A field that the record does not have, with what to type instead."""
        columns = self._schema.columns
        if name.isascii() and name.isdigit():
            first = next((c for c in columns if c.kind.name == "text"), columns[0])
            fault = Fault("unnamed_value", value, f"{first.field.name}={shortened(value, 30)}")
            return FieldFinding("error", name, fault, name)
        near = self._alike[name]
        suggestion = self._known[near] if near else ", ".join(c.field.name for c in columns)
        return FieldFinding("error", name, Fault("unknown_field", name, suggestion), name)


def again(column: Column, before: str, typed: str, value: str) -> FieldFinding:
    """A field given twice: an error unless the values are the same."""
    name = column.field.name
    if value != before:
        kept = f"{name}={shortened(before or value, 30)}"
        return FieldFinding("error", name, Fault("doubled_field", name, kept), typed)
    return FieldFinding("warning", name, Fault("repeated_field", name, f"{name}={before}"), typed)


def incomplete(schema: Schema, typed: Mapping[str, str], read: Mapping[str, Any]) -> Iterator[FieldFinding]:
    """What is missing beside what is there. `typed` and `read` are values by attribute."""
    for column in schema.columns:
        if column.required and column.attribute not in typed:
            yield _missing(column.field.name, column)
    for group in schema.type.one_of:
        columns = [_column(schema, name) for name in group]
        if not any(column.attribute in typed for column in columns):
            yield _missing(" ou ".join(group), columns[0])
    for pair in schema.type.needs:
        yield from _needs(schema, pair, typed)
    for pair in schema.type.negative_with:
        yield from _negative(schema, pair, typed, read)


def _column(schema: Schema, name: str) -> Column:
    return schema.by_key[key(name)]


def _missing(name: str, column: Column) -> FieldFinding:
    field = column.field
    fault = Fault("missing_field", name, f"{field.name}={field.example}")
    return FieldFinding("error", field.name, fault)


def _needs(schema: Schema, pair: Pair, typed: Mapping[str, str]) -> Iterator[FieldFinding]:
    given = typed.get(_column(schema, pair.field).attribute)
    if given and _column(schema, pair.needs).attribute not in typed:
        yield FieldFinding("error", pair.needs, Fault(pair.code, given, pair.example))


def _negative(schema: Schema, pair: Pair, typed: Mapping[str, str], read: Mapping[str, Any]) -> Iterator[FieldFinding]:
    first, other = _column(schema, pair.field), _column(schema, pair.needs)
    value, beside = read.get(first.attribute), read.get(other.attribute)
    if is_negative(value) and not is_negative(beside):
        fault = Fault(pair.code, typed[first.attribute], pair.example)
        yield FieldFinding("error", pair.field, fault)


def is_negative(value: object) -> bool:
    """Whether a value is a number below zero."""
    return isinstance(value, Decimal) and value < 0
