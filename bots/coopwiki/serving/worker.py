"""Runs jobs, notes their results, and notifies those who should know."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime

from coopwiki.runs.save import Stopped
from coopwiki.serving.lock import held_by_run, patient
from coopwiki.serving.logbook import Logbook
from coopwiki.serving.note_writer import NoteResult, write_notes
from coopwiki.serving.notifier import Notifier
from coopwiki.serving.outcome import JobResult
from coopwiki.serving.permission import ShuttingDown
from coopwiki.serving.robots import Robots
from coopwiki.serving.robots_page import RobotsPage, show
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.shown_alone import Alone
from coopwiki.serving.state import HELD, State
from coopwiki.wiki.port import Denied, WikiError

log = logging.getLogger(__name__)
_MINUTE = 60
_MOST_PATIENT = 6


@dataclass(slots=True)
class Worker:
    """One wiki's robots at work. `leaving` says that we have to end; then nothing more is begun.

    After a refusal (a wrong password, a blocked account) light jobs wait for 1, 2, 4 … 64 minutes, since
    each try may be a log-in.
    """

    robots: Robots
    logbook: Logbook
    teller: Notifier
    page: RobotsPage
    board: ServiceStatus
    leaving: Callable[[], bool] = lambda: False
    _alone_with: Alone = field(default_factory=Alone, init=False)
    _denied: int = field(default=0, init=False)
    _not_before: float = field(default=0, init=False)
    _shown: object = field(default=None, init=False)

    def run(self, jobs: Sequence[Job], seconds: float | None = None) -> tuple[JobResult, ...]:
        """Run jobs in turn, then bring the state page up to date.

        Another process's run is waited for, `seconds` at most, then Busy; None is for ever. Raises ShuttingDown.
        """
        with self._alone(seconds):
            ended = tuple(self._each(jobs))
            if any(not isinstance(one.error, WikiError) for one in ended) and not self._stands(ended):
                self._show()
        return ended

    def _each(self, jobs: Sequence[Job]) -> Iterator[JobResult]:
        """Run them until the wiki refuses us: every try is a log-in. Then those that were held, made up for."""
        for job in jobs:
            if not self._may_try(job):
                continue
            ended = self._run(job)
            yield ended
            if isinstance(ended.error, Denied):
                return
            if job.light and ended.result == "ok":
                yield from self._each(self._held(jobs))

    def _held(self, but: Sequence[Job]) -> tuple[Job, ...]:
        """The other jobs whose time came while members had stopped the robots."""
        state = self.board.state
        return tuple(
            job for job in self.board.jobs if job not in but and not job.light and state.job(job.name).result in HELD
        )

    def crashed(self, job: Job, error: BaseException) -> None:
        """Note a job that ended by a mistake of ours; its traceback is in the log."""
        message = f"Erreur interne ({type(error).__name__}), décrite dans le journal."
        with self._alone(None):
            self._note(job, JobResult("failed", message), self.board.now(), 0)

    def _alone(self, seconds: float | None) -> AbstractContextManager[None]:
        go_on = (lambda: not self.leaving()) if seconds is None else patient(seconds)
        return held_by_run(self.logbook.directory, go_on)

    def _run(self, job: Job) -> JobResult:
        started, clock = self.board.now(), time.monotonic_ns()
        ended = self.robots.attempt(job)
        self._note(job, ended, started, (time.monotonic_ns() - clock) // 1_000_000)
        self._wait_after(ended)
        self._write_notes(job, ended)
        self._show_alone(ended)
        return ended

    def _note(self, job: Job, ended: JobResult, started: datetime, milliseconds: int) -> None:
        state = self.logbook.note(job.name, ended, started, milliseconds)
        self.board.saved += state.job(job.name).figures.saved if ended.run else 0
        self._keep(self.teller.told(state, job, ended, self.robots.clock.today()))

    def _keep(self, state: State) -> None:
        self.board.state = self.logbook.keep(state)

    def _may_try(self, job: Job) -> bool:
        if self.leaving():
            raise ShuttingDown
        return not job.light or time.monotonic() >= self._not_before

    def _wait_after(self, ended: JobResult) -> None:
        self._denied = self._denied + 1 if isinstance(ended.error, Denied) else 0
        pause = _MINUTE << min(self._denied - 1, _MOST_PATIENT) if self._denied else 0
        self._not_before = time.monotonic() + pause

    def _write_notes(self, job: Job, ended: JobResult) -> None:
        if ended.run is None or ended.run.ledger is None or not job.notes:
            return
        ledger, robots = ended.run.ledger, self.robots
        told, today = self.board.state.told, robots.clock.today()
        try:
            for one in write_notes(job, ledger, robots.opened(), robots.settings, told, today):
                self._remember(job, one)
        except ShuttingDown:
            raise
        except (Stopped, WikiError) as error:
            log.warning("Les mots aux membres attendent le prochain passage. %s", error)

    def _remember(self, job: Job, one: NoteResult) -> None:
        """Keep what a note says and what is held, at once: whatever ends us, no note comes twice."""
        state = self.board.state
        kept = replace(state.job(job.name), held=(*state.job(job.name).held, *one.held))
        if one != NoteResult():
            self._keep(replace(state, told=state.told | one.keys).with_job(job.name, kept))

    def _show_alone(self, ended: JobResult) -> None:
        if ended.run is None:
            return
        try:
            self._alone_with.show(ended.run, self.robots.opened(), self.board.now())
        except ShuttingDown:
            raise
        except (Stopped, WikiError) as error:
            log.warning("Les espaces personnels attendent le prochain passage. %s", error)

    def _stands(self, ended: Sequence[JobResult]) -> bool:
        """Whether nothing moved on the wiki since the state page was last looked at, nor in what it says."""
        glances = [one.run.glance if one.run else None for one in ended]
        if not all(glances) or self._shown != self._to_show():
            return False
        self.board.jobs_waiting = next((one.jobs_waiting for one in glances if one), None)
        return True

    def _to_show(self) -> object:
        """What the state page depends on beside the wiki: the day, how each job ended, what it holds back."""
        jobs = self.board.state.jobs
        return self.robots.clock.today(), {n: (job.result, job.message, job.held) for n, job in jobs.items()}

    def _show(self) -> None:
        """Bring the state page up to date, and what else the wiki says of itself."""
        self._shown = None
        try:
            opened = self.robots.opened()
            state = replace(self.board.state, stopped=opened.permission.stopped(self.page.robots))
            self._keep(state)
            show(self.page, state, opened, self.robots.clock.today())
            self.board.jobs_waiting = opened.robot.jobs_waiting()
            self._shown = self._to_show()
        except ShuttingDown:
            raise
        except Stopped:
            log.debug("La page des robots reste comme elle est : ils sont arrêtés.")
        except WikiError as error:
            log.warning("La page des robots n’est pas mise à jour. %s", error)
