"""What Lua reads: one JSON page per record type, and the sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from html.entities import name2codepoint
from typing import Any

from coopwiki.core.names import key, loose
from coopwiki.core.not_yet import KINDS, NOT_YET
from coopwiki.core.phrases import DAYS, DURATIONS, EUROS
from coopwiki.core.real_words import REAL_WORDS
from coopwiki.schema.export.call_layout import layout, shown
from coopwiki.schema.export.form import offered
from coopwiki.schema.export.origin import origin
from coopwiki.schema.kind import Kind
from coopwiki.schema.record import Column, Schema


def lua_schema(schema: Schema) -> str:
    """Everything `Module:CoopWiki/fiche` checks and shows of one record type.

    `names` leads from a field name, as typed or folded by `key`, to its field; `near` from a loose word
    to the field suggested for it.
    """
    document: dict[str, object] = {
        "_": origin(schema),
        "template": schema.template,
        "layout": layout(schema),
        "fields": [_field(column) for column in schema.columns],
        "names": _names(schema),
        "near": _near(schema),
        "one_of": schema.type.one_of,
        "needs": [asdict(pair) for pair in schema.type.needs],
        "negative_with": [asdict(pair) for pair in schema.type.negative_with],
    }
    return _written(document)


def lua_messages(sentences: Mapping[str, str]) -> str:
    """The sentence of each fault code."""
    return _written(dict(sentences))


def lua_not_yet() -> str:
    """The words that say that a name or a day is still to come, and the kinds of field in which they do."""
    return _written({"kinds": dict.fromkeys(sorted(KINDS), True), "words": dict.fromkeys(NOT_YET, True)})


def lua_real_words() -> str:
    """The words that are no typing mistake of a choice."""
    return _written(dict.fromkeys(sorted(REAL_WORDS), True))


def lua_phrases() -> str:
    """The turns of phrase around a value, by kind."""
    kinds = {"days": DAYS, "durations": DURATIONS, "euros": EUROS}
    return _written({name: {**asdict(phrases), "whole": dict(phrases.whole)} for name, phrases in kinds.items()})


def _field(column: Column) -> dict[str, object]:
    field, kind = column.field, column.kind
    given: dict[str, object] = {"name": field.name, "label": field.label, "kind": kind.name}
    if column.required:
        given["required"] = True
    if field.none_is_empty:
        given["none_is_empty"] = True
    how = shown(column)
    if how != "named":
        given["shown"] = how
    if column.attribute == "end":
        given["last"] = True
    given |= choice_of(kind)
    if field.role in ("from", "done"):
        given["role"] = field.role
    if kind.item:
        given["item"] = kind.item
    if list_of := offered(column):
        given["list"] = list_of
    return {**given, "example": field.example}


def choice_of(kind: Kind[Any]) -> dict[str, object]:
    """The words of a choice, and what is read as each; nothing for another kind."""
    if not kind.choices:
        return {}
    return {"choices": kind.choices, "forms": dict(sorted(kind.forms.items()))}


def _names(schema: Schema) -> dict[str, str]:
    typed = {n: c.field.name for c in schema.columns for n in (c.field.name, *c.field.aliases)}
    return dict(sorted((typed | {key(n): field for n, field in typed.items()}).items()))


def _near(schema: Schema) -> dict[str, str]:
    """As the robot's reader suggests: labels, former names and names; the first in order wins a tie."""
    known = {word: c.field.name for c in schema.columns for word in (c.field.label, *c.field.aliases, c.field.name)}
    return dict(sorted({loose(word): known[word] for word in sorted(known, reverse=True)}.items()))


def _written(document: Mapping[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent="\t") + "\n"


def lua_entities() -> str:
    """Give the character of each name of HTML 4, which are those MediaWiki decodes."""
    characters = {name: chr(point) for name, point in sorted(name2codepoint.items())}
    return json.dumps(characters, ensure_ascii=True, indent="\t") + "\n"
