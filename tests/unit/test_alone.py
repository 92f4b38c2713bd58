"""Pages that one command writes: while nobody else writes, and only those that a run then leaves."""

from __future__ import annotations

import os
import threading
from datetime import date
from pathlib import Path

import pytest

from coopwiki.commands.single_page import PageWriter, page_writer
from coopwiki.connect import WikiSource
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.task import Task
from coopwiki.serving.exclusive import alone, robots_directory
from coopwiki.serving.lock import Busy, held_by_run
from coopwiki.settings import Settings
from coopwiki.wiki.memory import Memory


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """One whose wiki nobody could reach."""
    settings = Settings(api="http://127.0.0.1:9/api.php", state_directory=str(tmp_path))
    return Task(WikiSource(), settings, date(2026, 6, 30))


def test_a_command_that_writes_is_told_of_the_run_that_does(task: Task, capsys: pytest.CaptureFixture[str]) -> None:
    directory = robots_directory(task.choice, task.settings)
    with (
        held_by_run(directory, lambda: False),
        pytest.raises(Busy) as busy,
        page_writer(task, seconds=0.1),
    ):
        pass
    assert str(busy.value) == (f"Il y a déjà un passage sur ce wiki (processus {os.getpid()}) : un seul à la fois.")
    assert capsys.readouterr().err == "Un autre passage est en cours : on attend qu’il finisse.\n"


def test_it_writes_when_the_run_has_ended(tmp_path: Path) -> None:
    order: list[str] = []
    begun = threading.Event()

    def run() -> None:
        with held_by_run(tmp_path, lambda: False):
            begun.set()
            threading.Event().wait(0.3)
            order.append("run")

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait()
    with alone(tmp_path):
        order.append("command")
    thread.join()
    assert order == ["run", "command"]


def test_a_page_that_the_next_run_would_empty_is_not_written() -> None:
    wiki = Memory({})
    hand = PageWriter(wiki, Settings(), lambda _: None, "essai")
    with pytest.raises(ValueError, match="Tableau de bord/Essai"):
        hand.save(RobotPage("Tableau de bord/Essai", "essai", "texte"))
    assert wiki.saves == []
