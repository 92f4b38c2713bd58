"""One at a time: a lock on a file, let go by the system when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO

from coopwiki.wiki.port import WikiError

SERVICE, RUN = "service.lock", "passage.lock"
"""The lock a service holds while it lives, and the one of whatever writes on the wiki, run or command."""

_PAUSE = 0.2


class Busy(WikiError):
    """Somebody else holds the lock; `holder` is the id of the process, 0 where it doesn't say."""

    def __init__(self, message: str, holder: int) -> None:
        super().__init__(message)
        self.holder = holder


def patient(seconds: float) -> Callable[[], bool]:
    """Makes a test that is true until so many seconds from now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


@contextmanager
def held(path: Path, what: str, go_on: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Hold the lock while the block runs. Busy where another holds it and `go_on` says to wait no longer.

    `what` says who would hold it, in French: `un service`, `un passage`. A second lock on the same file in
    the same process waits too.
    """
    with _opened(path) as file:
        while not _taken(file):
            if not go_on():
                raise _busy(file, what)
            time.sleep(_PAUSE)
        _sign(file)
        yield


def held_by_run(directory: Path, go_on: Callable[[], bool]) -> AbstractContextManager[None]:
    """Hold the lock that all who write on a wiki take in turn."""
    return held(directory / RUN, "un passage", go_on)


def _sign(file: IO[str]) -> None:
    """Write who holds the lock. On a full disk the name stays unwritten; the lock still holds."""
    with suppress(OSError):
        os.ftruncate(file.fileno(), 0)
        os.pwrite(file.fileno(), str(os.getpid()).encode(), 0)


def holder(path: Path) -> int:
    """The id of the process that holds the lock; 0 where nobody does."""
    if not path.exists():
        return 0
    with _opened(path) as file:
        return 0 if _taken(file) else _named(file)


def _opened(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="ascii")
    except OSError as error:
        raise WikiError(f"Le verrou {path} ne s’ouvre pas : {error.strerror}.") from error


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _named(file: IO[str]) -> int:
    file.seek(0)
    text = file.read(20).strip()
    return int(text) if text.isdigit() else 0


def _busy(file: IO[str], what: str) -> Busy:
    number = _named(file)
    process = f" (processus {number})" if number else ""
    return Busy(f"Il y a déjà {what} sur ce wiki{process} : un seul à la fois.", number)
