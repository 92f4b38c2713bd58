"""What the service shows of itself while it runs: one place the runs write and the listener reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from coopwiki.serving.schedule_file import Job
from coopwiki.serving.state import JobState, State

_GRACE = timedelta(minutes=5)
_OFTEN = 2
"""Failures in a row that call for a person."""


@dataclass(slots=True)
class ServiceStatus:
    """The jobs, the state after the last run, and what has been counted since `since`.

    Each attribute is replaced whole, so that a reader in another thread sees one or the other.
    """

    jobs: tuple[Job, ...]
    now: Callable[[], datetime]
    state: State = field(default_factory=State)
    saved: int = 0
    jobs_waiting: int | None = None
    since: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.since = self.now()

    def held(self) -> tuple[str, ...]:
        """Every way in which output is held or lost, in French; people may mean it to be."""
        return self.state.held

    def troubles(self) -> tuple[str, ...]:
        """What is wrong, in French; nothing when all is well, or when people stopped the robots."""
        now = self.now()
        found = (trouble(job, self.state.job(job.name), self.since, now) for job in self.jobs)
        return tuple(text for text in found if text)


def trouble(job: Job, state: JobState, since: datetime, now: datetime) -> str:
    """What is wrong with one job watched since a moment; '' when it is well."""
    if state.failures >= _OFTEN:
        return f"« {job.name} » a échoué {state.failures} fois de suite : {state.message}"
    last = max(since, state.started or since, key=lambda moment: moment.astimezone(UTC))
    if now.astimezone(UTC) - last.astimezone(UTC) > 3 * job.when.period + _GRACE:
        return f"« {job.name} » n’a pas eu lieu depuis le {last:%d/%m/%Y à %H:%M}."
    return ""
