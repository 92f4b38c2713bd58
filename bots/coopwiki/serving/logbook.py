"""Where the robots note what they did: the state file, changed by one process at a time (see `lock`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coopwiki.serving.outcome import JobResult, line, remembered
from coopwiki.serving.state import State, read_state, write_state
from coopwiki.serving.status import STATE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Logbook:
    """The state file of one wiki's robots, in their directory. Hold the lock to write in it.

    `unnamed` takes out of a message the names of those who are forgotten: a page's title may hold one.
    """

    directory: Path
    unnamed: Callable[[str], str] = str

    def read(self) -> State:
        """The state as it stands."""
        return read_state(self.directory / STATE)

    def keep(self, state: State) -> State:
        """Keep a state; one that is kept already is not written."""
        if state != self.read():
            write_state(self.directory / STATE, state)
        return state

    def note(self, name: str, ended: JobResult, started: datetime, milliseconds: int) -> State:
        """Note a run of a job: in the state, and on one line of the log."""
        state, ended = self.read(), replace(ended, message=self.unnamed(ended.message))
        job = remembered(state.job(name), ended, started, milliseconds)
        log.info("%s", line(name, job))
        return self.keep(state.with_job(name, job))
