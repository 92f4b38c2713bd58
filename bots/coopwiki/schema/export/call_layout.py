"""How a record type shows and is typed: a line among others, or a sheet of its own."""

from __future__ import annotations

from typing import Literal

from coopwiki.schema.record import Column, Schema, Shown

Layout = Literal["line", "sheet"]

_TIMES = frozenset(("day", "month", "year"))


def layout(schema: Schema) -> Layout:
    """A record that asks for a day, a month or a year is a line among others; any other is a sheet.

    A record type that says otherwise is what it says.
    """
    if schema.type.shape:
        return schema.type.shape
    return "line" if any(c.required and c.kind.name in _TIMES for c in schema.columns) else "sheet"


def suggested(schema: Schema) -> frozenset[str]:
    """Names of the fields a form shows at once beside the required ones.

    A line's are those its own rules speak of; a sheet shows them all.
    """
    if layout(schema) == "sheet":
        return frozenset(c.field.name for c in schema.columns if not c.required)
    groups = [name for group in schema.type.one_of for name in group]
    pairs = [name for pair in schema.type.needs for name in (pair.field, pair.needs)]
    return frozenset((*groups, *pairs)) - {c.field.name for c in schema.columns if c.required}


_TITLES = frozenset(("what", "title", "name"))
_BARE = frozenset((
    "day", "year", "start", "end", "opening", "closing", "who", "circle", "budget", "project", "body",
))  # fmt: skip
"""Attributes whose values say by themselves what they are."""


def shown(column: Column) -> Shown:
    """How its value shows in the block: as the field says, else as its attribute is called."""
    if column.field.shown:
        return column.field.shown
    if column.attribute in _TITLES:
        return "title"
    return "bare" if column.attribute in _BARE else "named"


def typed_as(column: Column) -> str:
    """`date=2026-03-12`: the field with its example."""
    return f"{column.field.name}={column.field.example}"


def example_call(schema: Schema) -> str:
    """A call that reads without a mistake: the required fields and the suggested ones of a line.

    Of a group of which one is enough, only the first stands in it.
    """
    left_out = {name for group in schema.type.one_of for name in group[1:]}
    wanted = suggested(schema) - left_out
    shown = [typed_as(c) for c in schema.columns if c.required or c.field.name in wanted]
    if layout(schema) == "line":
        return "{{" + "|".join((schema.template, *shown)) + "}}"
    return "{{" + "\n|".join((schema.template, *shown)) + "\n}}"
