"""Long work shows how far it is on a terminal, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

LONG_WORK = """
from coopwiki.terminal.progress_bar import watched
print(sum(watched(iter(range(1000)), 1000, "Lecture des pages")))
print(sum(watched(iter(range(10)), 10, "Lecture des pages")))
"""


def test_nothing_is_shown_when_piped() -> None:
    done = subprocess.run([sys.executable, "-c", LONG_WORK], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"499500\n45\n", b"")


def test_a_bar_is_shown_on_a_terminal_and_data_stays_apart() -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", LONG_WORK],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
    )
    data, _ = process.communicate()
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert data == b"499500\n45\n"
    assert "Lecture des pages" in shown
    assert "100%" in shown
