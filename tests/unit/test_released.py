"""What a release offered is still there: its records, commands, JSON and pages, and its own pages read the same.

`RELEASE=write pytest tests/unit/test_released.py` keeps what today's version offers, once it is released.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from coopwiki import __version__
from ledgers import SHEETS, ledger
from released import RELEASED, ROOT, broken, interface

TODAY = date(2026, 12, 31)


def _offered(text: str) -> dict[str, object]:
    return dict(interface(ledger(SHEETS | {"Page": text}, TODAY), TODAY))


def _keep(version: str) -> None:
    pages = sorted((ROOT / "tests/golden/records").glob("*/*.wikitext"), key=lambda path: path.stem)
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    (RELEASED / f"{version}.wikitext").write_text(text, encoding="utf-8")
    kept = json.dumps(_offered(text), ensure_ascii=False, indent=1, sort_keys=True)
    (RELEASED / f"{version}.json").write_text(kept + "\n", encoding="utf-8")


if os.environ.get("RELEASE") == "write":
    _keep(__version__)

RELEASES = sorted(path.stem for path in RELEASED.glob("*.json"))


@pytest.mark.parametrize("version", RELEASES)
def test_what_a_release_offered_is_still_there(version: str) -> None:
    before = json.loads((RELEASED / f"{version}.json").read_text(encoding="utf-8"))
    text = (RELEASED / f"{version}.wikitext").read_text(encoding="utf-8")
    assert broken(before, json.loads(json.dumps(_offered(text)))) == []


def test_this_version_or_the_one_before_is_kept() -> None:
    assert RELEASES


def _small() -> dict[str, dict[str, object]]:
    field = {"aliases": ["auteur"], "kind": "name", "required": False, "choices": ["oui"]}
    return {
        "records": {"Note": {"qui": field}},
        "commands": {"run": ["--wiki"]},
        "reports": {"notes": ["rows[].name"]},
        "pages": {"notes": ["Tableau de bord/Notes"]},
        "rows": {"Note": [{"name": "Ana", "line": 1}]},
    }


@pytest.mark.parametrize(
    ("part", "name", "now", "said"),
    [
        ("records", "Note", {"qui": {"aliases": [], "required": False, "choices": ["oui"]}}, "auteur is gone"),
        (
            "records",
            "Note",
            {"qui": {"aliases": ["auteur"], "required": True, "choices": ["oui"]}},
            "must be filled in",
        ),
        ("records", "Note", {"qui": {"aliases": ["auteur"], "required": False, "choices": []}}, "no longer takes oui"),
        ("commands", "run", [], "--wiki is gone"),
        ("reports", "notes", ["rows[].names"], "rows[].name is gone"),
        ("pages", "notes", [], "Tableau de bord/Notes is gone"),
        ("rows", "Note", [{"name": "Ana", "line": 2}], "Ana"),
    ],
)
def test_what_breaks_others_is_said(part: str, name: str, now: object, said: str) -> None:
    (only,) = broken(_small(), _small() | {part: {name: now}})
    assert said in only


def test_what_is_renamed_with_its_former_name_or_added_breaks_nobody() -> None:
    field = {"aliases": ["qui", "auteur"], "required": False, "choices": ["oui", "non"]}
    more = {"aliases": [], "required": False, "choices": []}
    now = _small() | {"records": {"Note": {"personne": field, "lieu": more}, "Lieu": {}}}
    now["rows"]["Note"] = [{"name": "Ana", "line": 1, "place": None}]
    assert broken(_small(), now) == []


def test_what_is_gone_whole_is_said() -> None:
    now = {part: {} for part in _small()}
    assert len(broken(_small(), now)) == 5


def test_the_changes_and_the_package_tell_one_version() -> None:
    newest = next(row for row in Path(ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if "## " in row)
    assert newest.removeprefix("## ").split()[0] == __version__
