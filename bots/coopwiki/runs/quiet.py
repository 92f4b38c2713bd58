"""Runs of a service where nothing moved: one small request in place of lists."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from coopwiki.runs.refresh import Refresher, Run, RunOptions
from coopwiki.runs.save import SaveResult, is_done
from coopwiki.wiki.port import Glance, Outcome, Status, Wiki

HOUR = 3600
"""Seconds after which everything is listed all the same: recent changes forget, and don't tell everything."""


def _now() -> tuple[float, float]:
    """By this machine's clock, which may be put back, and by one that stands still while it sleeps."""
    return time.time(), time.monotonic()


@dataclass(frozen=True, slots=True)
class _Look:
    """When everything was last looked at, what had changed last before that, what for, and what came of it."""

    at: tuple[float, float]
    change: str
    today: date
    everything: bool
    done: Run

    def is_fresh(self, now: tuple[float, float]) -> bool:
        """Whether it is less than an hour old by both clocks."""
        return all(abs(new - old) < HOUR for new, old in zip(now, self.at, strict=True))


@dataclass(slots=True)
class Quiet:
    """A service that looks at everything at its start, each hour, each day, and where something moved.

    In between the last run stands, as long as the wiki's last recent change is the one before it began, feeds and
    pseudonyms are those it found, and it left every page as it should be. `now` is for tests.
    """

    service: Refresher
    wiki: Wiki
    now: Callable[[], tuple[float, float]] = _now
    _last: _Look | None = field(default=None, init=False)

    def refresh(self, today: date, orders: RunOptions) -> Run:
        """Refresh as the service does. Raises Stopped, WikiError."""
        now, glance = self.now(), self.wiki.glance()
        last, self._last = self._last, None
        if last is None or not self._stands(last, now, glance, today, orders):
            done = self.service.refresh(today, orders)
            last = _Look(now, glance.change, today, orders.everything, done)
            self._last = last if glance.change and is_whole(done) else None
            return done
        self._last = last
        return replace(last.done, fates=tuple(map(_unchanged, last.done.fates)), glance=glance)

    def _stands(self, last: _Look, now: tuple[float, float], glance: Glance, today: date, orders: RunOptions) -> bool:
        asked = (glance.change, today, orders.everything) == (last.change, last.today, last.everything)
        return asked and last.is_fresh(now) and self.service.is_same_beside_the_wiki()


def is_whole(done: Run) -> bool:
    """Whether a run did all there was to do."""
    return not done.failed and all(map(is_done, done.fates))


def _unchanged(fate: SaveResult) -> SaveResult:
    return replace(fate, outcome=Outcome(Status.UNCHANGED, fate.outcome.revision))
