"""Calls that look like a record and are none: a mistyped name, `subst:`, a computed name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.names import loose, nearest
from coopwiki.core.source import Page
from coopwiki.core.titles import TEMPLATE
from coopwiki.reading.calls import Call
from coopwiki.reading.preprocess import Scan
from coopwiki.reading.templates import Templates
from coopwiki.reading.unclosed import Unclosed
from coopwiki.schema.record import Record, schema_of

_SUBSTITUTIONS = ("subst:", "msgnw:")
_CODE = "coopwiki/fiche"
"""The Lua module that a record's template calls: on a page it is what `subst:` left of a record."""
_ENOUGH = 2
"""Fields of a record type a call must have before its name is doubted."""


def is_doubtful(name: str, templates: Templates) -> bool:
    """Whether a call of this name might be meant as a record; its fields then decide."""
    return "{{" in name or _is_code(name) or _meant(name, templates) is not None


def doubtful(call: Call, page: Page, templates: Templates) -> Iterator[Issue]:
    """The warning such a call deserves, if its fields are those of a record type; an error for a record's code."""
    if _is_code(call.name):
        yield from _frozen(call, page, templates)
        return
    computed = "{{" in call.name
    types = dict.fromkeys(templates.by_title.values()) if computed else (_meant(call.name, templates),)
    for type_ in types:
        if type_ is not None and _fields(call.params, type_) >= _ENOUGH:
            fault = _fault(call.name, type_, templates)
            yield Issue(page, call.line, type_.template, "", "warning", fault, call.start)
            return


def doubtful_opener(opener: Unclosed, scan: Scan, page: Page, templates: Templates) -> Iterator[Issue]:
    """The warning for braces that never close: a name mistyped and the closing braces forgotten."""
    type_ = _meant(opener.name, templates)
    parts = scan.source.text[opener.start : opener.end].split("|")
    if type_ is not None and _fields((part.partition("=")[0].strip() for part in parts), type_) >= _ENOUGH:
        fault, line = _fault(opener.name, type_, templates), scan.line(opener.start)
        yield Issue(page, line, type_.template, "", "warning", fault, opener.start)


def _is_code(name: str) -> bool:
    return name.startswith("#") and name.lower().endswith(_CODE)


def _frozen(call: Call, page: Page, templates: Templates) -> Iterator[Issue]:
    """An error: what shows as a record has no values, and nobody reads it."""
    kind = call.params.get("2", "").strip()
    name = next((name for name, type_ in templates.by_name.items() if type_.template == kind), "")
    if name:
        fault = Fault("frozen_call", f"{{{{{call.name}|…", f"{{{{{name}|…}}}} avec ses champs")
        yield Issue(page, call.line, kind, "", "error", fault, call.start)


def _fault(typed: str, type_: type[Record], templates: Templates) -> Fault:
    name = next(name for name, other in templates.by_name.items() if other is type_)
    return Fault(_code(typed), f"{{{{{typed}|…", f"{{{{{name}|…}}}}")


def _code(name: str) -> str:
    if "{{" in name:
        return "computed_name"
    return "substituted_call" if name.lower().startswith(_SUBSTITUTIONS) else "near_template"


def _meant(name: str, templates: Templates) -> type[Record] | None:
    if name.lower().startswith(_SUBSTITUTIONS):
        return templates.type_of(name.partition(":")[2])
    if name.startswith("#") or len(name) > 60:
        return None
    namespace, bare = templates.titles.split(name, TEMPLATE)
    near = nearest(loose(bare), templates.by_name, 0.8) if namespace == TEMPLATE else ""
    return templates.by_name[near] if near else None


def _fields(names: Iterable[str], type_: type[Record]) -> int:
    columns = map(schema_of(type_).column, names)
    return len({column.attribute for column in columns if column})
