"""A real wiki and the export of its full history say the same of what time does: fading, closed months."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mediawiki import MediaWiki
from unit.test_full_history import EDITS, FADED, ON, stands, write_history
from wiki.operating import Operator, in_process
from wiki.versions import on

pytestmark = on("1.39")


@pytest.fixture(scope="module")
def historian(mediawiki: MediaWiki, tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """The operator of a wiki into which the history was imported, each edit at its own time."""
    mediawiki.import_xml(write_history(tmp_path_factory.mktemp("history") / "x.xml", EDITS, author="Robin"))
    made = Operator(mediawiki)
    made.configure()
    return made


@pytest.fixture(scope="module")
def exported(historian: Operator, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the wiki itself exports."""
    path = tmp_path_factory.mktemp("export") / "entier.xml"
    path.write_text(historian.wiki.maintenance("dumpBackup.php", "--full", "--quiet"), encoding="utf-8")
    return path


def live(historian: Operator, *words: str) -> Any:
    said = in_process(*words, "--format", "json", "--config", str(historian.config), secrets=historian.secrets)
    assert said.status in (0, 1), said.err
    return said.data


def dumped(exported: Path, *words: str) -> Any:
    said = in_process(*words, "--format", "json", "--dump", str(exported))
    assert said.status in (0, 1), said.err
    return said.data


@pytest.mark.parametrize("name", ["board", "weekly", "closed_months"])
def test_the_wiki_and_its_full_export_say_the_same(historian: Operator, exported: Path, name: str) -> None:
    told = live(historian, "report", name, "--on", ON)
    assert told == dumped(exported, "report", name, "--on", ON)
    if name == "board":
        assert stands(told) == FADED


def test_what_changed_in_a_closed_month_is_a_contradiction_in_both(historian: Operator, exported: Path) -> None:
    both = (live(historian, "check", "--on", ON), dumped(exported, "check", "--on", ON))
    told, known = ([one for one in found if one["code"] == "paid_line_changed"] for found in both)
    assert len(told) == 1
    assert told == known


def test_an_evening_of_the_past_has_the_edits_of_then_in_both(historian: Operator, exported: Path) -> None:
    told = stands(live(historian, "report", "board", "--as-of", "2026-04-30"))
    assert told == stands(dumped(exported, "report", "board", "--as-of", "2026-04-30"))
    assert told == {"Ranger": (True, "2026-03-01"), "Trier": (True, "2026-02-01")}
