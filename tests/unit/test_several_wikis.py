"""One operator, many wikis: their settings, their statuses, their figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coopwiki.serving.metrics import metrics
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.several import configured
from coopwiki.settings import WrongSettings
from said import Coopwiki
from working import LOOK, Moment


def settings(file: Path, account: str = "Robot", state: str = "") -> Path:
    file.parent.mkdir(exist_ok=True)
    lines = {"api": "https://wiki.exemple.coop/api.php", "account": account, "state_directory": state}
    file.write_text("".join(f'{name} = "{value}"\n' for name, value in lines.items()), encoding="utf-8")
    return file


def test_a_wiki_is_called_by_its_file_or_by_the_folder_of_a_wiki_toml(tmp_path: Path) -> None:
    files = [
        settings(tmp_path / "canal" / "wiki.toml", state=str(tmp_path / "a")),
        settings(tmp_path / "plaines.toml", state=str(tmp_path / "b")),
    ]
    assert [one.name for one in configured(files)] == ["canal", "plaines"]


def test_two_of_one_name_are_refused(tmp_path: Path) -> None:
    files = [settings(tmp_path / "canal" / "wiki.toml"), settings(tmp_path / "canal.toml")]
    with pytest.raises(WrongSettings, match="s’appellent « canal » tous deux"):
        configured(files)


def test_two_that_would_share_their_sessions_are_refused(tmp_path: Path) -> None:
    files = [settings(tmp_path / "a.toml", state=str(tmp_path)), settings(tmp_path / "b.toml", state=str(tmp_path))]
    with pytest.raises(WrongSettings, match="donner à chacun son « state_directory »"):
        configured(files)
    settings(tmp_path / "b.toml", account="Autre", state=str(tmp_path))
    assert len(configured(files)) == 2


def test_the_status_of_all_stands_under_their_names(coopwiki: Coopwiki, tmp_path: Path) -> None:
    files = [settings(tmp_path / f"{name}.toml", state=str(tmp_path / name)) for name in ("canal", "plaines")]
    text = coopwiki("status", "--each", *files)
    assert [row for row in text.out.splitlines() if row.startswith("==")] == ["== canal ==", "== plaines =="]
    assert text.out.count("Le service ne tourne pas.") == 2
    told = json.loads(coopwiki("status", "--json", "--each", *files).out)
    assert {name: one["well"] for name, one in told.items()} == {"canal": True, "plaines": True}


def test_each_names_the_wikis_and_nothing_else_does(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = settings(tmp_path / "canal.toml")
    for command in ("serve", "status"):
        said = coopwiki(command, "--each", file, "--config", file)
        assert (said.status, "--each nomme les wikis" in said.err) == (2, True)


def test_the_figures_say_of_which_wiki_they_are() -> None:
    board = ServiceStatus((LOOK,), Moment())
    rows = [row for row in metrics(board, "canal").decode().splitlines() if not row.startswith("#")]
    assert rows
    assert [row for row in rows if 'wiki="canal"' not in row] == []
    assert 'wiki="' not in metrics(board).decode()
