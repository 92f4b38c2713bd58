"""A pack as JSON (docs/pack.md, `pack.schema.json`), and back; the same pack gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from coopwiki.federation.pack_check import LONGEST, why_no_pack
from coopwiki.subjects.packed import Item, Measure
from coopwiki.subjects.packs import FORMAT, RULES, VERSION, Pack, PackFigure, RegisterTold
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import Damaged

Document = Mapping[str, Any]


def as_json(pack: Pack) -> str:
    """The pack as text, an entry a line."""
    return json.dumps(_document(pack), ensure_ascii=False, indent=1)


def _document(pack: Pack) -> Document:
    return {
        "format": FORMAT,
        "version": VERSION,
        "on": pack.on.isoformat(),
        "months": list(pack.months),
        "year": pack.year,
        "measures": [asdict(one) for one in pack.measures],
        "withheld_rules": [{"name": name, "means": means} for name, means in RULES],
        "figures": [asdict(one) for one in pack.figures],
        "registers": [_register(one) for one in pack.registers],
    }


def _register(one: RegisterTold) -> Document:
    items = [{"title": item.title, "details": dict(item.details), "page": item.page} for item in one.items]
    return {"name": one.name, "label": one.label, "definition": one.definition, "items": items, "named": one.named}


def read_pack(file: Path) -> Pack:
    """The pack of a file. Raises Damaged where it is none."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise Damaged(f"Le paquet {file} ne se lit pas : {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise Damaged(f"{file} n’est pas un paquet de « coopwiki pack » en JSON.") from error
    try:
        return parsed(text)
    except Damaged as error:
        raise Damaged(f"{file} n’est pas un paquet de « coopwiki pack » en JSON : {error}.") from error


def parsed(text: str) -> Pack:
    """The pack of a JSON text, whoever wrote it. Raises Damaged, with a clause that says why it is none."""
    if len(text) > LONGEST:
        raise Damaged(f"plus de {LONGEST} caractères")
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged("ce n’est pas du JSON") from error
    if reason := why_no_pack(given):
        raise Damaged(reason)
    try:
        return _pack_of(given)
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged("un de ses champs manque ou n’est pas prévu") from error


def _pack_of(given: Document) -> Pack:
    return Pack(
        on=date.fromisoformat(given["on"]),
        months=tuple(map(str, given["months"])),
        year=int(given["year"]),
        measures=tuple(Measure(**one) for one in given["measures"]),
        figures=tuple(PackFigure(**one) for one in given["figures"]),
        registers=tuple(_register_of(one) for one in given["registers"]),
    )


def _register_of(given: Document) -> RegisterTold:
    items = tuple(Item(one["title"], tuple(one["details"].items()), one["page"]) for one in given["items"])
    return RegisterTold(given["name"], given["label"], given["definition"], items, given["named"])


def settled(pack: Pack, before: Pack | None) -> Pack:
    """The pack, where an earlier one says something of the same month or year: what that one says, withheld ones too.

    A line noted late changes the sum of a month that was published: both sums, subtracted, would be that line.
    """
    if before is None:
        return pack
    told = {(one.measure, one.period): one for one in before.figures}
    return replace(pack, figures=tuple(told.get((one.measure, one.period), one) for one in pack.figures))


def schema() -> Document:
    """The JSON schema of a pack."""
    file = resources.files(__package__) / "pack.schema.json"
    found: Document = json.loads(file.read_text(encoding="utf-8"))
    return found
