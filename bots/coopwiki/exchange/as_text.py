"""Reports and issues as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from coopwiki.core.issue import Issue
from coopwiki.exchange.as_json import plain_value


def issue_line(issue: Issue) -> str:
    """`PAGE:LINE: FIELD: message`."""
    field = f"{issue.field}: " if issue.field else ""
    return f"{issue.page.title}:{issue.line}: {field}{issue.fault.message}"


def report_text(data: object) -> str:
    """The figures of a report, then each of its tables, columns aligned; how many rows a table in a row has.

    A list of words or figures stands on one line. Of a record in a row only the first value is shown.
    """
    blocks: list[str] = []
    if is_dataclass(data) and not isinstance(data, type):
        for field in fields(data):
            blocks.extend(_block(field.name, getattr(data, field.name)))
    return "\n".join(blocks) + "\n"


def _block(name: str, value: object) -> Iterable[str]:
    if isinstance(value, tuple) and value and isinstance(value[0], Issue):
        return ["", *(issue_line(issue) for issue in value)]
    plain = plain_value(value, name)
    if isinstance(plain, list) and all(isinstance(row, dict) for row in plain):
        return ["", f"{name}:", *_table(plain)]
    if isinstance(plain, dict):
        return ["", f"{name}:", *_table([plain])]
    return [f"{name}: {_cell(plain)}"]


def _table(rows: Sequence[dict[str, Any]]) -> list[str]:
    if not rows:
        return ["  (rien)"]
    header = list(rows[0])
    lines = [header, *([_cell(row.get(name)) for name in header] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]


def _cell(value: object) -> str:
    if isinstance(value, list):
        nested = any(isinstance(item, dict) for item in value)
        return f"({len(value)})" if nested else " ; ".join(map(str, value))
    if isinstance(value, dict):
        return _cell(next(iter(value.values()), None))
    return "—" if value is None else " ".join(str(value).split())
