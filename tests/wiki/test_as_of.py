"""The past of a real wiki: what its history says an evening gone by, and what its full export says."""

from __future__ import annotations

from pathlib import Path

import pytest

from histories import write_history
from mediawiki import MediaWiki
from unit.test_as_of import EDITS
from wiki.operating import Operator, in_process
from wiki.versions import on

pytestmark = on("1.39")
DAYS = ("2026-01-31", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-03")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_history(tmp_path_factory.mktemp("history") / "x.xml", EDITS, author="Camille")


@pytest.fixture(scope="module")
def historian(mediawiki: MediaWiki, history: Path) -> Operator:
    """The operator of a wiki into which the history was imported, each edit at its own time."""
    mediawiki.import_xml(history)
    made = Operator(mediawiki)
    made.configure()
    return made


def spent(operator: Operator | None, day: str, *words: str) -> list[tuple[str, str, str]]:
    asked = ("report", "budgets", "--format", "json", "--as-of", day, *words)
    said = (
        in_process(*asked, "--config", str(operator.config), secrets=operator.secrets)
        if operator
        else in_process(*asked)
    )
    assert said.status == 0, said.err
    return [(row["name"], row["available"], row["spent"]) for row in said.data["budgets"]]


@pytest.mark.parametrize("day", DAYS)
def test_the_wiki_s_history_says_what_its_export_says(historian: Operator, history: Path, day: str) -> None:
    told = spent(historian, day)
    assert told == spent(None, day, "--dump", str(history))
    assert told == spent(historian, day)


def test_evenings_differ(historian: Operator) -> None:
    assert spent(historian, "2026-03-31") == [("Technique", "100.00", "30.00")]
    assert spent(historian, "2026-04-03") == [("Technique", "500.00", "150.00")]


def test_what_was_known_each_month_is_the_same(historian: Operator, history: Path) -> None:
    asked = ("known", "Technique", "--on", "2026-04-30", "--format", "json")
    told = in_process(*asked, "--config", str(historian.config), secrets=historian.secrets)
    assert told.status == 0, told.err
    assert told.data == in_process(*asked, "--dump", str(history)).data
    assert [row["spent"] for row in told.data["months"]] == ["0.00", "0.00", "30.00", "150.00"]


def test_the_pages_of_a_day_gone_by_are_written_into_a_folder(historian: Operator, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("run", "--as-of", "2026-03-31", "--out", str(out), "--config", str(historian.config))
    assert in_process(*words, secrets=historian.secrets).status == 0
    written = out / "Tableau de bord" / "Budgets 2026" / "Technique.wikitext"
    assert "30,00" in written.read_text(encoding="utf-8")
