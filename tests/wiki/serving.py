"""`coopwiki serve` as a process of its own, on a throw-away wiki."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wiki.operating import TODAY, Operator

T = TypeVar("T")
LONGEST = 40.0
"""Seconds anything is waited for; a look takes place every second."""

SCHEDULE = """
[[job]]
name = "veille"
purpose = "Reprendre"
every = "1 s"
light = true

[[job]]
name = "nuit"
purpose = "Tout relire"
at = "03:10"
"""


@dataclass(frozen=True, slots=True)
class Serving:
    """A service that runs; `log` is what it writes on standard error."""

    process: subprocess.Popen[bytes]
    file: Path

    @property
    def log(self) -> str:
        """What it has said so far."""
        return self.file.read_text(encoding="utf-8")

    def ended(self, number: int = signal.SIGTERM) -> tuple[int, float]:
        """Tell it to end: its exit status, and how many seconds that took."""
        begun = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(timeout=LONGEST)
        return status, time.monotonic() - begun

    def looks(self) -> int:
        """How many runs have ended."""
        return self.log.count(" passage job=")

    def wait_for_looks(self, count: int = 2) -> None:
        """Wait until so many more runs have ended: the last of them began after now."""
        wanted = self.looks() + count
        until(lambda: self.looks() >= wanted, self)


def until(holds: Callable[[], T], serving: Serving | None = None) -> T:
    """What holds, once it does."""
    end = time.monotonic() + LONGEST
    while not (found := holds()):
        said = serving.log if serving else ""
        assert time.monotonic() < end, said
        assert serving is None or serving.process.poll() is None, said
        time.sleep(0.1)
    return found


@contextmanager
def serve(
    operator: Operator,
    *words: str,
    schedule: str = SCHEDULE,
    secrets: Mapping[str, str] | None = None,
) -> Iterator[Serving]:
    """Start a service; it is killed where the test leaves it running."""
    operator.config.with_name("schedule.toml").write_text(schedule, encoding="utf-8")
    file = operator.config.with_name("serve.log")
    command = [sys.executable, "-m", "coopwiki.cli", "serve", "--on", TODAY, *words]
    with file.open("wb") as log:
        process = subprocess.Popen(
            [*command, "--config", str(operator.config)],
            stderr=log,
            env={**os.environ, **operator.secrets, **(secrets or {})},
        )
    try:
        yield Serving(process, file)
    finally:
        process.kill()
        process.wait()
