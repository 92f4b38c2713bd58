"""`coopwiki serve --each`: a real wiki beside one that never answers."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from mediawiki_server import free_port
from wiki.operating import Operator
from wiki.serving import SCHEDULE

LONGEST = 90


def until(holds: Callable[[], object], log: Path) -> None:
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.2)


def config(directory: Path, api: str, login: str, password: str, port: int) -> Path:
    directory.mkdir()
    secret = directory / "mot-de-passe"
    secret.touch(mode=0o600)
    secret.write_text(password, encoding="utf-8")
    lines = {"api": api, "account": login, "password_file": str(secret), "state_directory": str(directory / "state")}
    text = "".join(f'{name} = "{value}"\n' for name, value in lines.items())
    (directory / "wiki.toml").write_text(text, encoding="utf-8")
    (directory / "schedule.toml").write_text(f"{SCHEDULE}\n[told]\nmetrics_port = {port}\n", encoding="utf-8")
    return directory / "wiki.toml"


@pytest.fixture
def silent() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def test_a_wiki_that_never_answers_keeps_no_other_waiting(
    operator: Operator, tmp_path: Path, silent: socket.socket
) -> None:
    robot, ports = operator.wiki.accounts["Robot"], (free_port(), free_port())
    nowhere = f"http://127.0.0.1:{silent.getsockname()[1]}/api.php"
    files = [
        config(tmp_path / "lente", nowhere, robot.bot_login, robot.bot_password, ports[0]),
        config(tmp_path / "vive", operator.wiki.api, robot.bot_login, robot.bot_password, ports[1]),
    ]
    log = tmp_path / "log"
    with silent, log.open("wb") as said:
        words = [sys.executable, "-m", "coopwiki.cli", "serve", "--each", *map(str, files)]
        process = subprocess.Popen(words, stderr=said)
        try:
            until(lambda: "vive : " in (text := log.read_text(encoding="utf-8")) and "result=ok" in text, log)
            figures = requests.get(f"http://127.0.0.1:{ports[1]}/metrics", timeout=10).text
            assert 'wiki="vive"' in figures
            process.send_signal(signal.SIGTERM)
            assert process.wait(LONGEST) == 0
        finally:
            process.kill()
            process.wait()
    assert "lente : " not in [row[:8] for row in log.read_text(encoding="utf-8").splitlines() if "result=ok" in row]
