"""On which page an imported record goes: below a root of the importer's own, so that no page of anybody is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopwiki.core.typed import one_line
from coopwiki.schema.record import Record, Schema
from coopwiki.wiki.title_rules import impossible

ROOM = 300
"""Records a page may hold: the wiki shows no more than that in good time."""

_REFUSED = re.compile(r"[#<>\[\]|{}/\\:]+")


def title_of(record: Record, schema: Schema, root: str) -> str:
    """The page of a record: `Importations/Contribution 2025/Ana Martin`, `Importations/Budget 2025`."""
    year, name = _year(record, schema), _name(record, schema)
    title = f"{root}/{schema.template}{f' {year}' if year else ''}"
    return f"{title}/{name}" if name else title


def following(title: str) -> Iterator[str]:
    """The page and those that go on where it is full."""
    yield title
    number = 2
    while True:
        yield f"{title} ({number})"
        number += 1


def _year(record: Record, schema: Schema) -> str:
    for column in schema.columns:
        if column.required and column.kind.name in ("day", "year"):
            value = getattr(record, column.attribute)
            return f"{value:%Y}" if column.kind.name == "day" else str(value)
    return ""


def _name(record: Record, schema: Schema) -> str:
    """Whom it is about, or what it describes; '' for a name that no page can have."""
    column = schema.column(schema.type.described_by) if schema.type.described_by else None
    actor = next((c for c in schema.columns if c.field.role == "actor" and c.kind.name == "person"), None)
    wanted = column or actor
    typed = getattr(record, wanted.attribute) if wanted else None
    name = one_line(_REFUSED.sub(" ", typed or "")).strip(". ")[:60]
    return "" if impossible(name) else name
