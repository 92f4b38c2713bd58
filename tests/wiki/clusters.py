"""A Dask cluster on the loopback: a scheduler and workers, each a process."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.executable).parent
ENDS = 10
"""Seconds in which a process that is told to end has to."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@dataclass
class Cluster:
    """Its processes keep their files below `directory`."""

    directory: Path
    port: int = field(default_factory=free_port)
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return f"tcp://127.0.0.1:{self.port}"

    def start(self, workers: int) -> None:
        """A scheduler that listens, and so many workers, which join it by themselves."""
        words = (
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--no-dashboard",
        )
        self.scheduler = self._begin(*words)
        self._await()
        for _ in range(workers):
            self.work()

    def work(self) -> None:
        """One more worker."""
        where = ("--host", "127.0.0.1", "--local-directory", str(self.directory))
        self.workers.append(
            self._begin("worker", self.address, *where, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        )

    def kill_workers(self) -> None:
        """All workers end at once, without a word; as many others come."""
        killed, self.workers = self.workers, []
        for process in killed:
            process.kill()
            process.wait(ENDS)
            self.work()

    def kill(self) -> None:
        """All processes end at once."""
        for process in (*self.workers, *filter(None, (self.scheduler,))):
            process.kill()
        for process in (*self.workers, *filter(None, (self.scheduler,))):
            process.wait(ENDS)
        self.workers.clear()

    def _begin(self, *words: str) -> subprocess.Popen[bytes]:
        log = (self.directory / "log").open("ab")
        with log:
            return subprocess.Popen([BIN / "dask", *words], stdout=log, stderr=log, cwd=self.directory)

    def _await(self) -> None:
        for _ in range(300):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise TimeoutError((self.directory / "log").read_text(encoding="utf-8"))


@contextmanager
def running(directory: Path, workers: int) -> Iterator[Cluster]:
    """A cluster that ends with the test."""
    directory.mkdir()
    made = Cluster(directory)
    try:
        made.start(workers)
        yield made
    finally:
        made.kill()
