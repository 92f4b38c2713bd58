"""The processes of a throw-away wiki: those it started, and no other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mediawiki_server as server
from mediawiki import MediaWiki, main
from wiki.conftest import NewWiki

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")


@pytest.fixture
def bystander() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(SLEEP) as process:
        yield process
        process.kill()


def test_a_process_that_was_given_an_old_number_is_left_alone(
    bystander: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    pids = tmp_path / "pids"
    pids.write_text(f"{bystander.pid} {server.started(bystander.pid) - 1}\n", encoding="ascii")
    server.end(pids)
    assert bystander.poll() is None
    assert not pids.exists()


def test_a_process_of_the_file_is_ended(bystander: subprocess.Popen[bytes], tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    server.remember(pids, bystander.pid)
    server.end(pids)
    assert server.started(bystander.pid) == 0


def test_stopping_what_was_never_started_is_fine(tmp_path: Path) -> None:
    MediaWiki(tmp_path).stop()
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_is_said_and_leaves_nothing_running(
    new_wiki: NewWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = new_wiki("1.39").url.rpartition(":")[2]
    assert main(["start", str(tmp_path / "second"), "--port", port]) == 1
    assert "Le serveur s’est arrêté aussitôt" in capsys.readouterr().err
    assert not (tmp_path / "second" / "pids").exists()


def test_the_commands_start_and_stop_a_wiki(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "wiki"
    try:
        assert main(["start", str(folder)]) == 0
        assert MediaWiki(folder).url in capsys.readouterr().out
        assert len(server.alive(folder / "pids")) == server.WORKERS + 1
        assert main(["start", str(folder), "--version", "1.43"]) == 1
        assert "contient déjà un MediaWiki 1.39" in capsys.readouterr().err
    finally:
        assert main(["stop", str(folder)]) == 0
    assert not (folder / "pids").exists()
