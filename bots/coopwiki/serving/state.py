"""What the robots remember of their own work, in one file that can be deleted: it is made again."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

log = logging.getLogger(__name__)
Result = Literal["", "ok", "failed", "stopped", "paused"]
"""How a job's last run ended; '' before the first."""

HELD: tuple[Result, ...] = ("stopped", "paused")
"""How one ends while members have stopped the robots."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run did. `issues` counts by code; `left_out` the sheets that no total counts."""

    pages_read: int = 0
    records: int = 0
    left_out: int = 0
    issues: Mapping[str, int] = field(default_factory=dict)
    saved: int = 0
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class JobState:
    """One job: when it last ran and succeeded, how often it has failed in a row, what it says, in French.

    `held` says what of its output is held back or lost, though the job itself went well.
    """

    result: Result = ""
    started: datetime | None = None
    succeeded: datetime | None = None
    failures: int = 0
    message: str = ""
    figures: Figures = Figures()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Everything remembered.

    `stopped` are the robots stopped by their own page. `told` are the keys of what was said once and for all;
    `alarmed` the jobs whose failure operators know of.
    """

    jobs: Mapping[str, JobState] = field(default_factory=dict)
    stopped: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()
    alarmed: frozenset[str] = frozenset()

    def job(self, name: str) -> JobState:
        """One job's state; an empty one before its first run."""
        return self.jobs.get(name, JobState())

    @property
    def held(self) -> tuple[str, ...]:
        """Every way in which output is held or lost now, in French; nothing where all is written."""
        jobs = (job.message for job in self.jobs.values() if job.result in HELD and job.message)
        own = (f"Le robot « {name} » est arrêté par sa page, qui reste telle quelle." for name in self.stopped)
        lost = (text for job in self.jobs.values() for text in job.held)
        return tuple(dict.fromkeys((*jobs, *own, *lost)))

    def with_job(self, name: str, job: JobState) -> State:
        """The state with one job's replaced."""
        return replace(self, jobs={**self.jobs, name: job})


def read_state(path: Path) -> State:
    """The state in a file; an empty one where there is none. A file that can't be read is a warning."""
    try:
        return _state(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return State()
    except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        log.warning("Le fichier d’état %s ne se lit pas (%s) : il est refait.", path, error)
        return State()


def write_state(path: Path, state: State) -> None:
    """Keep the state: whole or not at all. A disk that is full is a warning: the pages are written."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8") as file:
            file.write(as_json(state))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        log.warning("Le fichier d’état %s ne s’écrit pas : %s.", path, error.strerror)


def as_json(state: State) -> str:
    """The state as JSON text; the same state gives the same text."""
    return json.dumps(asdict(state), default=_plain, ensure_ascii=False, indent=1, sort_keys=True)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(value)


def _state(given: Mapping[str, Any]) -> State:
    return State(
        jobs={name: _job(job) for name, job in given.get("jobs", {}).items()},
        stopped=tuple(given.get("stopped", ())),
        told=frozenset(given.get("told", ())),
        alarmed=frozenset(given.get("alarmed", ())),
    )


def _job(given: Mapping[str, Any]) -> JobState:
    known = {one.name: given[one.name] for one in fields(JobState) if one.name in given}
    for name in ("started", "succeeded"):
        known[name] = datetime.fromisoformat(known[name]) if known.get(name) else None
    known["held"] = tuple(known.get("held", ()))
    figures = known.get("figures", {})
    known["figures"] = Figures(**{f.name: figures[f.name] for f in fields(Figures) if f.name in figures})
    return JobState(**known)
