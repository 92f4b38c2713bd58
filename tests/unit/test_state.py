"""What the robots remember of their own work."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coopwiki.serving.state import Figures, JobState, State, read_state, write_state

NOW = datetime(2026, 6, 30, 3, 10, tzinfo=UTC)
NIGHT = JobState("failed", NOW, NOW, 2, "Le wiki ne répond pas.", Figures(11, 16, 1, {"a": 2}, 3, 840))
STATE = State(
    {"nuit": NIGHT, "veille": JobState()}, ("Budgets",), frozenset({"b", "a"}), frozenset({"nuit"})
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "service" / "state.json"


def test_what_is_written_is_read_again(path: Path) -> None:
    write_state(path, STATE)
    assert read_state(path) == STATE


def test_without_a_file_nothing_is_remembered(path: Path) -> None:
    assert read_state(path) == State()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"jobs": 1}', '{"jobs": {"a": {"started": "hier"}}}', "\x00"])
def test_a_file_that_does_not_read_is_said_and_forgotten(
    path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_text(text)
    assert read_state(path) == State()
    assert "ne se lit pas" in caplog.text


def test_a_newer_file_with_more_in_it_is_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"jobs": {"nuit": {"result": "ok", "colour": 1, "figures": {"saved": 3, "x": 1}}}, "y": 2}')
    assert read_state(path).job("nuit") == JobState("ok", figures=Figures(saved=3))


def test_a_state_that_cannot_be_kept_is_a_warning(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.mkdir(parents=True)
    write_state(path, STATE)
    assert "ne s’écrit pas" in caplog.text
    assert [file.name for file in path.parent.iterdir()] == ["state.json"]


def test_only_its_owner_may_look(path: Path) -> None:
    write_state(path, STATE)
    assert path.parent.stat().st_mode & 0o777 == 0o700
