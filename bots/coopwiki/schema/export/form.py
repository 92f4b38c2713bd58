"""What the MediaWiki extension's form reads: one JSON file per record type, in display order."""

from __future__ import annotations

import json
from collections.abc import Mapping

from coopwiki.schema.export.call_layout import layout, suggested
from coopwiki.schema.export.field_sentences import OR, listed, rules
from coopwiki.schema.export.origin import origin
from coopwiki.schema.record import Column, Schema

LISTS = {"circle": "circles", "person": "people"}
"""Kinds whose values the form offers, and the list of the robots' data page they come from."""

_OF_BUDGETS = frozenset({"budget", "de", "vers"})


def takes_rows(schema: Schema) -> bool:
    """Whether the form takes rows of a spreadsheet: lines, on pages of their author."""
    return layout(schema) == "line" and "{user}" in schema.type.home


def form_schema(
    schema: Schema, order: int, titles: Mapping[str, tuple[str, ...]], words: Mapping[str, object] | None = None
) -> str:
    """Everything the form shows of one record type; it reads no value: the Lua modules do.

    `titles` are what spreadsheets call its fields, by attribute, the likeliest first; `words` what each word of another
    title says, None where no rows are taken.
    """
    shown = frozenset(schema.type.foremost) or suggested(schema)
    document: dict[str, object] = {
        "_": origin(schema),
        "order": order,
        "template": schema.template,
        "writing": schema.type.writing,
        "sought": schema.type.sought,
        "summary": schema.summary,
        "home": schema.type.home,
        "layout": layout(schema),
        "fields": [_field(column, shown, titles.get(column.attribute, ())) for column in schema.columns],
        "rules": tuple(rules(schema)),
    }
    if words is not None:
        document["words"] = words
    return json.dumps(document, ensure_ascii=False, indent="\t") + "\n"


def _field(column: Column, shown: frozenset[str], titles: tuple[str, ...]) -> dict[str, object]:
    field, kind = column.field, column.kind
    return {
        "name": field.name,
        "aliases": field.aliases,
        "titles": titles,
        "label": field.label,
        "help": _help(column),
        "kind": kind.name,
        "required": column.required,
        "suggested": column.required or field.name in shown,
        "choices": kind.choices,
        "list": offered(column),
    }


def _help(column: Column) -> str:
    """`Par exemple 1h30, 90 min ou 1,5.`; how a list is typed; '' for a choice."""
    kind = column.kind
    if kind.choices:
        return ""
    several = f"{kind.label[:1].upper()}{kind.label[1:]}\u00a0: p" if kind.item else "P"
    examples = kind.examples if len(kind.examples) > 2 else (column.field.example,)
    return f"{several}ar exemple {listed(examples, OR).removesuffix('.')}." if any(examples) else ""


def offered(column: Column) -> str:
    """The list of names a field is chosen from; '' where anything may be typed."""
    if column.kind.name == "name" and column.field.name in _OF_BUDGETS:
        return "budgets"
    return LISTS.get(column.kind.name, "")
