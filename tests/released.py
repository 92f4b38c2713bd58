"""What others rely on: records, commands, what reports print and their pages, as plain data that a release keeps."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from coopwiki.cli import COMMANDS
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import plain_value
from coopwiki.subjects.exports import export_of
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.reports import REPORTS
from coopwiki.terminal.french_parser import FrenchParser

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "extension" / "CoopWiki" / "schema"
RELEASED = ROOT / "tests" / "golden" / "released"


def interface(ledger: Ledger, today: date) -> dict[str, Any]:
    """What today's tree offers, with the JSON of each report and the exported rows of this ledger."""
    return {
        "rows": {t.__name__: plain_value([*export_of(t).rows(ledger)]) for t in RECORDS},
        "records": dict(_records()),
        "commands": {command.name: sorted(_options(command)) for command in COMMANDS},
        "reports": {t.name: sorted(set(_keys(plain_value(t.compute(ledger, today))))) for t in REPORTS},
        "pages": {t.name: re.findall(r"`([^`]+)`", t.shows) for t in REPORTS},
    }


def broken(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What was there and is not any more, and fields that must be filled in where they were not."""
    gone = [f"{part} {name}: gone" for part in before for name in before[part] if name not in now[part]]
    for part in ("commands", "reports", "pages"):
        for name in before[part].keys() & now[part].keys():
            gone += [f"{part} {name}: {item} is gone" for item in before[part][name] if item not in now[part][name]]
    for name in before["rows"].keys() & now["rows"].keys():
        gone += [f"rows {name}: {row}" for row in before["rows"][name] if not _found(row, now["rows"][name])]
    for name in before["records"].keys() & now["records"].keys():
        gone += [f"records {name}: {what}" for what in _broken_record(before["records"][name], now["records"][name])]
    return sorted(gone)


def _found(row: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    """Whether a row is still among these; it may have gained columns."""
    return any(row == {key: each[key] for key in row if key in each} for each in rows)


def _broken_record(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    names = {each: name for name, field in now.items() for each in (name, *field["aliases"])}
    for name, field in before.items():
        for each in (name, *field["aliases"]):
            if each not in names:
                yield f"{each} is gone"
        after = now.get(names.get(name, ""), field)
        yield from (f"{name} no longer takes {choice}" for choice in field["choices"] if choice not in after["choices"])
    yield from (
        f"{name} must be filled in"
        for name, field in now.items()
        if field["required"] and not any(before.get(each, {}).get("required") for each in (name, *field["aliases"]))
    )


def _records() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(SCHEMAS.glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        kept = ("aliases", "kind", "required", "choices")
        yield schema["template"], {field["name"]: {key: field[key] for key in kept} for field in schema["fields"]}


def _options(command: Any) -> Iterator[str]:
    parser = FrenchParser(prog=command.name)
    command.complete(parser)
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction):
            yield from action.option_strings or [action.dest]


def _keys(value: Any, at: str = "") -> Iterator[str]:
    """The path of each key, as `budgets[].name`; a list that is empty says nothing of its items."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{at}.{key}".lstrip(".")
            yield from _keys(item, f"{at}.{key}")
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _keys(item, f"{at}[]")
