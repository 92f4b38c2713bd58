"""`coopwiki status`: what the robots remember of their work, for a person or a machine; the wiki isn't asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coopwiki.serving.lock import SERVICE, holder
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.service_status import trouble
from coopwiki.serving.state import JobState, Result, State, read_state

STATE = "state.json"
RESULTS: dict[Result, str] = {
    "": "n’a pas encore eu lieu", "ok": "réussi", "failed": "en panne", "stopped": "arrêté", "paused": "en pause",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ServingStatus:
    """What is known now: the service's process (0 for none), the jobs of the schedule, the state."""

    service: int
    jobs: tuple[Job, ...]
    state: State
    now: datetime

    @property
    def well(self) -> bool:
        """Whether nothing calls for a person: no failure, and nothing that ran before is late."""
        return not any(self.trouble(job) for job in self.jobs) and not self._failed_otherwise()

    def trouble(self, job: Job) -> str:
        """What is wrong with one job; one that never ran can't be late."""
        state = self.state.job(job.name)
        since = state.started or self.now
        return trouble(job, state, since, self.now)

    def _failed_otherwise(self) -> bool:
        """Whether a run by hand was the last of its kind to fail; nobody tries it again by itself."""
        planned = {job.name for job in self.jobs}
        others = (job for name, job in self.state.jobs.items() if name not in planned)
        return any(job.result == "failed" for job in others)


def read_status(directory: Path, jobs: Iterable[Job], now: datetime) -> ServingStatus:
    """The status, read from the files in the robots' directory."""
    state = read_state(directory / STATE)
    return ServingStatus(holder(directory / SERVICE), tuple(jobs), state, now)


def as_json(status: ServingStatus) -> str:
    """For a machine: times are ISO 8601 with their zone, null for never."""
    told = {
        "service": status.service or None,
        "well": status.well,
        "stopped": status.state.stopped,
        "held": status.state.held,
        "jobs": [_job(status, name, job) for name, job in _ran(status)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_text(status: ServingStatus, zone: ZoneInfo) -> str:
    """For a person."""
    first = f"Le service tourne (processus {status.service})." if status.service else "Le service ne tourne pas."
    stopped = [f"Robot arrêté par sa page : {name}." for name in status.state.stopped]
    lines = (line for name, job in _ran(status) for line in _lines(status, name, job, zone))
    return "\n".join([first, *stopped, *lines])


def moment(value: datetime, zone: ZoneInfo) -> str:
    """`22/11/2026 à 3 h 10`."""
    local = value.astimezone(zone)
    return f"{local:%d/%m/%Y} à {local.hour}\u00a0h\u00a0{local.minute:02}"


def _ran(status: ServingStatus) -> Iterator[tuple[str, JobState]]:
    """The jobs of the schedule in its order, then what was run otherwise."""
    names = dict.fromkeys([*(job.name for job in status.jobs), *status.state.jobs])
    return ((name, status.state.job(name)) for name in names)


def _job(status: ServingStatus, name: str, job: JobState) -> dict[str, object]:
    planned = next((one for one in status.jobs if one.name == name), None)
    return {
        "name": name,
        "purpose": planned.purpose if planned else "",
        "when": str(planned.when) if planned else "",
        "result": job.result or None,
        "message": job.message,
        "failures": job.failures,
        "started": job.started.isoformat() if job.started else None,
        "succeeded": job.succeeded.isoformat() if job.succeeded else None,
        **asdict(job.figures),
        "trouble": status.trouble(planned) if planned else "",
    }


def _lines(status: ServingStatus, name: str, job: JobState, zone: ZoneInfo) -> Iterator[str]:
    planned = next((one for one in status.jobs if one.name == name), None)
    last = f", le {moment(job.started, zone)}" if job.started else ""
    yield f"{name}{f' ({planned.when})' if planned else ''} : {RESULTS[job.result]}{last}."
    if job.message:
        yield f"  {job.message}"
    yield from (f"  {text}" for text in job.held)
    if job.result in ("failed", "stopped", "paused") and job.succeeded:
        yield f"  Dernière réussite le {moment(job.succeeded, zone)}."
    if job.started:
        yield f"  {_figures(job)}"


def _figures(job: JobState) -> str:
    told = job.figures
    seconds = f"{told.milliseconds // 1000},{told.milliseconds % 1000 // 100}\u00a0s"
    found = (
        f"pages lues : {told.pages_read}",
        f"fiches : {told.records}",
        f"écartées : {told.left_out}",
        f"à corriger ou à voir : {sum(told.issues.values())}",
        f"pages écrites : {told.saved}",
        seconds,
    )
    return ", ".join(found)
