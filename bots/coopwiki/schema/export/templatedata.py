"""TemplateData: the form VisualEditor shows for a record type."""

from __future__ import annotations

import json

from coopwiki.schema.export.call_layout import layout, suggested
from coopwiki.schema.export.field_sentences import meaning
from coopwiki.schema.record import Column, Schema

FORMATS = {"line": "inline", "sheet": "block"}
"""A line stays on one line when VisualEditor rewrites it; a sheet has a line per field."""


def template_data(schema: Schema) -> str:
    """The JSON that stands between `<templatedata>` and its end; no markup of the wiki in it."""
    shown = suggested(schema)
    document = {
        "description": {"fr": schema.summary},
        "format": FORMATS[layout(schema)],
        "params": {c.field.name: _parameter(c, shown) for c in schema.columns},
        "paramOrder": [c.field.name for c in schema.columns],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c")


def _parameter(column: Column, shown: frozenset[str]) -> dict[str, object]:
    field, kind = column.field, column.kind
    parameter: dict[str, object] = {
        "label": {"fr": field.name[:1].upper() + field.name[1:]},
        "description": {"fr": meaning(column)},
        "type": kind.templatedata,
        "required": column.required,
        "suggested": field.name in shown,
        "example": {"fr": field.example},
    }
    if kind.choices:
        parameter["suggestedvalues"] = list(kind.choices)
    if field.aliases:
        parameter["aliases"] = list(field.aliases)
    return parameter
