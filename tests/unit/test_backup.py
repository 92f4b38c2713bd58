"""The copy of what can't be rebuilt."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from coopwiki.commands.backup import keep
from coopwiki.settings import WrongSettings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config" / "wiki.toml"
    file.parent.mkdir()
    file.write_text('api = "https://w.example/api.php"\n', encoding="utf-8")
    return file


def test_settings_and_pseudonyms_are_kept_for_their_owner_alone(config: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    (state / "Robot").mkdir(parents=True)
    (state / "Robot" / "pseudonymes.jsonl").write_text("{}", encoding="utf-8")
    (state / "Robot" / "textes.sqlite").write_text("cache", encoding="utf-8")
    target = tmp_path / "copie.tar.gz"
    names = ("config/wiki.toml", "state/Robot/pseudonymes.jsonl")
    assert keep([config, config.with_name("schedule.toml")], state, target) == names
    assert target.stat().st_mode & 0o777 == 0o600
    with tarfile.open(target) as archive:
        assert archive.getnames() == list(names)
        held = archive.extractfile("config/wiki.toml")
        assert held is not None
        assert held.read() == config.read_bytes()


def test_a_file_that_is_there_is_not_overwritten(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "copie.tar.gz"
    target.write_text("précieux", encoding="utf-8")
    with pytest.raises(WrongSettings, match="existe déjà et n’est pas remplacé"):
        keep([config], tmp_path / "state", target)
    assert target.read_text(encoding="utf-8") == "précieux"


def test_nothing_to_keep_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings, match="rien à sauvegarder"):
        keep([tmp_path / "wiki.toml"], tmp_path, tmp_path / "copie.tar.gz")
    assert not (tmp_path / "copie.tar.gz").exists()
