"""Where the robots note what they did: the state file, changed by one process at a time (see `lock`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coopwiki.serving.outcome import Ended, line, remembered
from coopwiki.serving.state import State, read_state, write_state
from coopwiki.serving.status import STATE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Logbook:
    """The state file of one wiki's robots, in their directory. Hold the lock to write in it."""

    directory: Path

    def read(self) -> State:
        """The state as it stands."""
        return read_state(self.directory / STATE)

    def change(self, change: Callable[[State], State]) -> State:
        """The state once changed and kept; an equal one is not written."""
        before = self.read()
        after = change(before)
        if after != before:
            write_state(self.directory / STATE, after)
        return after

    def note(self, name: str, ended: Ended, started: datetime, milliseconds: int) -> State:
        """Note a run of a job: in the state, and on one line of the log."""
        state = self.change(
            lambda state: state.with_job(
                name, remembered(state.job(name), ended, started, milliseconds)
            )
        )
        level = logging.WARNING if ended.result == "failed" else logging.INFO
        log.log(level, "%s", line(name, state.job(name)))
        return state
