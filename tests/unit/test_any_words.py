"""Whatever stands in the settings or on the command line, it ends with a status and a sentence on one line."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from coopwiki.cli import COMMANDS
from coopwiki.settings import Settings, WrongSettings, read_settings
from said import Coopwiki, in_folder

PAGE = {"A": "{{Contribution|date=2026-06-01|qui=Ana|cercle=Technique|quoi=Essai|durée=1h|taux=30}}"}
VALUES = (
    "3", "-1", "1.5", "true", "[]", "{}", "[1]", "nan", "inf", "1979-05-27",
    '""', '" "', '"x\\u0000y"', '"a\\nb"', '"/"', '"a/"',
    '"../x"', '"[[x]]"',
    '"é"', '"Special:X"', '"http://[::1"', '"http://exemple.coop:99999/"', '"Europe/../etc"', '"~~~~"',
    '"#"', '":"', '"everyone"', '"\\u2028"', '"\\u202e"', f'"{"x" * 400}"', "[" * 4000, "'''", "",
)  # fmt: skip
NAMES = (*(field.name for field in fields(Settings)), "inconnu", "a.b", "feeds.allow", "feeds.ca", "feeds.x", '""')
DAYS = (
    "9999-12-31", "0001-01-01", "0000-01-01", "-1-01-01", "2026-02-30", "10000-01-01", "1/1/1", "٢٠٢٦-٠١-٠١", "", "1e9",
    "x" * 9000, "demain\nmatin", "2026-06-30\n", "\u202e", "9998-06-30",
)  # fmt: skip
NEEDED = {
    "report": ["budgets"], "export": ["contribution"], "calls": ["Contribution"], "explain": ["budgets"],
    "known": ["Technique"], "levy": ["1000"], "person": ["Ana"], "forget": ["Ana"], "import": ["absent.csv"],
    "run": ["contributions", "--dry-run"], "archive": ["--out", "o"],
}  # fmt: skip
ALONE = tuple(command.name for command in COMMANDS if command.name not in {"serve", "setup"})
"""Commands that end by themselves and ask nothing."""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands keep on a machine, `forget` above all, is kept in a directory of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.mark.parametrize("name", NAMES)
def test_any_value_of_a_setting_is_taken_or_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    file = tmp_path / "wiki.toml"
    for value in VALUES:
        file.write_text(f"{name} = {value}\n", encoding="utf-8")
        refused = _refusal(file)
        assert "\n" not in refused, (name, value)
        assert refused == "" or refused[-1] == ".", (name, value)


def _refusal(file: Path) -> str:
    """Why the settings are not taken; '' where they are."""
    try:
        assert isinstance(read_settings(file), Settings)
    except WrongSettings as error:
        return str(error)
    return ""


@pytest.mark.parametrize("zone", ["Europe", "x" * 400, "../..", "/etc/passwd", "Europe/Paris/x", "~"])
def test_a_time_zone_that_is_none_is_told(coopwiki: Coopwiki, tmp_path: Path, zone: str) -> None:
    (tmp_path / "w.toml").write_text(f'timezone = "{zone}"', encoding="utf-8")
    said = coopwiki("check", "--folder", in_folder(tmp_path / "p", PAGE), "--config", tmp_path / "w.toml")
    assert (said.status, said.out) == (2, "")
    assert "n’est pas un fuseau horaire" in said.err


@pytest.mark.parametrize("command", ALONE)
def test_any_path_is_read_or_refused_in_a_sentence(coopwiki: Coopwiki, tmp_path: Path, command: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    in_folder(tmp_path / "folder", PAGE)
    (tmp_path / "A.wikitext").write_text(PAGE["A"], encoding="utf-8")
    (tmp_path / "latin").write_bytes(b'root = "\xe9"')
    (tmp_path / "deep").write_text(f"a = {'[' * 4000}", encoding="utf-8")
    for path in ("loop", "folder", "latin", "deep", "latin/x", "x" * 300, ""):
        for option in ("--config", "--dump", "--folder"):
            said = coopwiki(command, *NEEDED.get(command, ()), option, path)
            assert said.status in (0, 1, 2, 3), (option, path)
            assert said.status < 2 or said.err.count("\n") == 1, (option, path, said.err)


@pytest.mark.parametrize("words", [("check",), ("levy", "1000"), ("rollover",), ("pack",)], ids=str)
def test_any_day_is_taken_or_refused_in_a_sentence(coopwiki: Coopwiki, tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = in_folder(tmp_path / "p", PAGE)
    for day in DAYS:
        for option in ("--on", "--year", "--as-of"):
            said = coopwiki(*words, "--folder", folder, option, day)
            assert said.status in (0, 1, 2), (option, day)
            assert said.status < 2 or said.err.count("\n") == 1, (option, day, said.err)
