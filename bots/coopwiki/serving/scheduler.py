"""When jobs run: the one place that knows apscheduler."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from coopwiki.serving.schedule_file import Job
from coopwiki.serving.times import At, Every, When

log = logging.getLogger(__name__)
FIRST = "départ"
"""The run of all jobs at the start, as the scheduler calls it."""


class Scheduler:
    """Runs all jobs once, in their order, then each at its times, never two at once, in a thread of its own.

    A late run still takes place, once for all the times that were missed. `run` is given the
    jobs to run; what it raises goes to `crashed` with the job (the first one, for the first run).
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        zone: ZoneInfo,
        run: Callable[[Sequence[Job]], object],
        crashed: Callable[[Job, BaseException], None],
    ) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._zone = zone
        self._run = run
        self._crashed = crashed
        self._scheduler = BackgroundScheduler(
            timezone=zone,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1},
        )

    def start(self) -> None:
        """Begin: the first run at once."""
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # its listeners below say it in French
        heard = EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES
        self._scheduler.add_listener(self._heard, heard)
        everything = tuple(self._jobs.values())
        self._scheduler.add_job(self._run, args=[everything], id=FIRST, misfire_grace_time=None)
        for job in everything:
            self._scheduler.add_job(
                self._run,
                trigger(job.when, self._zone),
                args=[(job,)],
                id=job.name,
                misfire_grace_time=max(1, int(job.when.period.total_seconds())),
            )
        self._scheduler.start()

    def realign(self) -> None:
        """Work out the next times again, from the clock as it is now: it was put back."""
        for job in self._jobs.values():
            self._scheduler.reschedule_job(job.name, trigger=trigger(job.when, self._zone))

    def stop(self) -> None:
        """Begin nothing more; what runs goes on."""
        self._scheduler.pause()
        self._scheduler.get_jobs()  # waits for the scheduler's thread, which stumbles where it is stopped midway
        self._scheduler.shutdown(wait=False)

    def _heard(self, event: JobEvent) -> None:
        if event.code == EVENT_JOB_ERROR:
            log.error("Le passage « %s » s’est arrêté.", event.job_id, exc_info=event.exception)
            first = next(iter(self._jobs.values()))
            self._crashed(self._jobs.get(event.job_id, first), event.exception)
        elif event.code == EVENT_JOB_MISSED:
            log.warning("Le passage « %s » n’a pas eu lieu à temps ; le suivant s’en charge.", event.job_id)
        else:
            log.info("Le passage « %s » dure encore ; le suivant s’en charge.", event.job_id)


class _AtTrigger(BaseTrigger):
    """The hours of `At`; apscheduler's own trigger comes twice in the night that has an hour twice."""

    def __init__(self, when: At, zone: ZoneInfo) -> None:
        self._when, self._zone = when, zone

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """The next time, as apscheduler asks for it."""
        return self._when.next((previous_fire_time or now).astimezone(self._zone))


def trigger(when: When, zone: ZoneInfo, start: datetime | None = None) -> BaseTrigger:
    """The scheduler's own word for a time; an interval counts from `start`, one period from now where it is None."""
    if isinstance(when, Every):
        return IntervalTrigger(seconds=int(when.period.total_seconds()), timezone=UTC, start_date=start)
    return _AtTrigger(when, zone)
