"""How long we bear a wiki that is silent, or that asks to wait."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from coopwiki.wiki.port import Unreachable


class Interrupted(Exception):
    """It wasn't done this time, but may be if asked again.

    `reason` is what to raise when patience ends. `pause` is what the wiki asks for, in seconds,
    0 when it doesn't say. `busy` is true when the wiki answers, and answers to wait.
    """

    def __init__(self, reason: Unreachable, pause: int = 0, *, busy: bool = False) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.pause = pause
        self.busy = busy


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds we wait, in all, for one thing. Pauses double from `first` to `longest`.

    `silent` is for a wiki that doesn't answer; `busy` for one that is read-only, late, or that
    counts our edits (by the minute); `purge` for having pages rendered anew, 30 a minute. `sleep`
    is what waits; it may raise to end the waiting.
    """

    first: int = 2
    longest: int = 30
    silent: int = 10
    busy: int = 180
    purge: int = 300
    sleep: Callable[[float], object] = time.sleep


@dataclass(slots=True)
class Wait:
    """The waiting done so far for one thing."""

    patience: Patience
    waited: int = 0
    pauses: int = field(default=0)

    def bear(self, interruption: Interrupted, limit: int | None = None) -> None:
        """Sleep before the next attempt, or raise the interruption's reason when there were enough.

        `limit` replaces the patience's own total, in seconds.
        """
        if limit is None:
            limit = self.patience.busy if interruption.busy else self.patience.silent
        left = limit - self.waited
        if left <= 0:
            raise interruption.reason
        self._sleep(min(left, max(interruption.pause, self._next())), interruption)

    def _next(self) -> int:
        return min(self.patience.first << self.pauses, self.patience.longest)

    def _sleep(self, seconds: int, interruption: Interrupted) -> None:
        logging.getLogger(__name__).info("%s Nouvel essai dans %s s.", interruption, seconds)
        self.patience.sleep(seconds)
        self.waited += seconds
        self.pauses += 1
