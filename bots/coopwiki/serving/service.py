"""`coopwiki serve`: the robots at work until somebody ends them."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Protocol

from coopwiki.serving.lock import Busy
from coopwiki.serving.outcome import JobResult
from coopwiki.serving.permission import ShuttingDown
from coopwiki.serving.schedule_file import Job
from coopwiki.settings import WrongSettings
from coopwiki.wiki.port import Denied, WikiError

log = logging.getLogger(__name__)
LONGEST = 8
"""Seconds from a signal to the end: between two saves as a rule, else in the middle of a request."""

_TICK = 5
_PUT_BACK = 60


class Timetable(Protocol):
    """Runs jobs at their times, in a thread of its own."""

    def start(self) -> None:
        """Begin, with all jobs once."""

    def realign(self) -> None:
        """Work the next times out again."""

    def stop(self) -> None:
        """Begin nothing more."""


@dataclass(slots=True)
class Ending:
    """Whether the service has to end, and why where nobody asked for it.

    Signal handlers ask too, in the middle of anything: a SimpleQueue may be put into there, where the lock
    of an Event could be held by the very code that was interrupted.
    """

    error: WikiError | None = None
    _asked: bool = field(default=False, init=False)
    _news: SimpleQueue[None] = field(default_factory=SimpleQueue, init=False)

    def __call__(self) -> bool:
        """Whether it has to."""
        return self._asked

    def ask(self) -> None:
        """Have it end."""
        self._asked = True
        self._news.put(None)

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for it to have to; whether it has."""
        with suppress(Empty):
            self._news.get(timeout=seconds)
            self._news.put(None)  # for whoever waits too
        return self._asked

    def sleep(self, seconds: float) -> None:
        """Wait so long. Raises Leaving as soon as the service has to end."""
        if self.wait(seconds):
            raise ShuttingDown


@dataclass(slots=True)
class Service:
    """Has jobs run, and ends when asked to. A wiki that refuses us before the first success ends it too."""

    run: Callable[[Sequence[Job]], Sequence[JobResult]]
    ending: Ending
    _begun: bool = field(default=False, init=False)
    _busy: threading.Lock = field(default_factory=threading.Lock, init=False)

    def work(self, jobs: Sequence[Job]) -> None:
        """Run jobs; called by the timetable, one call at a time."""
        with self._busy:
            try:
                ended = self.run(jobs)
            except (ShuttingDown, Busy):
                if self.ending():
                    return
                raise
        errors = [one.error for one in ended if isinstance(one.error, Denied | WrongSettings)]
        self._begun = self._begun or len(errors) < len(ended)
        if errors and not self._begun:
            self.ending.error = errors[0]
            self.ending.ask()

    def live(self, timetable: Timetable) -> None:
        """Live until the end is asked for; a run that doesn't end in time is cut short, and the process with it.

        Raises the wiki's refusal where that is why we end.
        """
        with signals(self.ending):
            timetable.start()
            self._watch(timetable)
            timetable.stop()
            if not self._busy.acquire(timeout=LONGEST):
                log.warning("Arrêt au milieu d’un passage : le suivant finira ce qui reste.")
                logging.shutdown()
                os._exit(0)
            self._busy.release()  # for a run that waits its turn, which then sees that we leave
        log.info("Arrêt du service.")
        if self.ending.error is not None:
            raise self.ending.error

    def _watch(self, timetable: Timetable) -> None:
        """Wait for the end; the times are worked out again where the clock was put back."""
        clock = SteadyClock()
        while not self.ending.wait(_TICK):
            if seconds := clock.put_back():
                log.warning(
                    "L’horloge de cette machine a reculé de %s s : les horaires sont refaits.",
                    seconds,
                )
                timetable.realign()


@dataclass(slots=True)
class SteadyClock:
    """Notices when this machine's clock is put back: hours would pass before a job's next time came."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    _apart: float = field(init=False)

    def __post_init__(self) -> None:
        self._apart = self.wall() - self.steady()

    def put_back(self) -> int:
        """By how many seconds since it was last asked; 0 for less than a minute."""
        before, self._apart = self._apart, self.wall() - self.steady()
        back = int(before - self._apart)
        return back if back > _PUT_BACK else 0


@contextmanager
def signals(ending: Ending) -> Iterator[None]:
    """Have SIGTERM and SIGINT ask for the end while the block runs."""

    def asked(_number: int, _frame: FrameType | None) -> None:
        ending.ask()

    before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
