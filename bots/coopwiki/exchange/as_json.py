"""Reports, issues and records as JSON, in the shapes of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from coopwiki.core.book_years import YearSpan
from coopwiki.core.flat import Flat
from coopwiki.core.issue import Issue
from coopwiki.core.typed import plain

_LABELS = ("name", "month", "year")


def plain_value(value: object, name: str = "") -> Any:  # noqa: ANN401 - JSON is any value
    """A value JSON can hold: money as "45.00", minutes as "90", days as "2026-03-12".

    An attribute `from_` is `from`, which Python keeps for itself.
    """
    if isinstance(value, Issue):
        return issue_value(value)
    if isinstance(value, YearSpan):
        return str(value)
    parts = _parts(value)
    if parts is not None:
        return {each.rstrip("_"): plain_value(part, each) for each, part in parts}
    if isinstance(value, tuple | list):
        return [plain_value(item, name) for item in value]
    if isinstance(value, Decimal):
        return plain(value) if name.endswith("minutes") else f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value


def _parts(value: object) -> Iterable[tuple[str, object]] | None:
    """What a row is about stands first, the figures after, in their own order; None for a single value."""
    if isinstance(value, Flat):
        return value.flat()
    if not is_dataclass(value) or isinstance(value, type):
        return None
    names = sorted((field.name for field in fields(value)), key=_is_figure)
    return ((name, getattr(value, name)) for name in names)


def _is_figure(name: str) -> bool:
    return name not in _LABELS


def issue_value(issue: Issue) -> dict[str, object]:
    """One issue, as `coopwiki check --format json` prints it."""
    return {
        "page": issue.page.title,
        "page_id": issue.page.id,
        "revision": issue.page.revision,
        "line": issue.line,
        "template": issue.template,
        "field": issue.field,
        "severity": issue.severity,
        "code": issue.code,
        "message": issue.fault.message,
        "found": issue.fault.found,
        "suggestion": issue.fault.suggestion,
    }


def list_of(values: Iterable[object]) -> str:
    """A JSON list with a value a line, quick to write and to read line by line."""
    return "[" + ",".join(f"\n{json.dumps(v, ensure_ascii=False)}" for v in values) + "\n]\n"


def dumps(value: object) -> str:
    """Indented JSON, French letters as they are."""
    return json.dumps(plain_value(value), ensure_ascii=False, indent=2)
