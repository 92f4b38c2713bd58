"""Jobs at their times, with the real scheduler."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coopwiki.serving.schedule_file import Job
from coopwiki.serving.scheduler import Scheduler, trigger
from coopwiki.serving.times import Every, read_at, read_every

PARIS = ZoneInfo("Europe/Paris")
LOOK, NIGHT = Job("veille", "", Every(1, "s")), Job("nuit", "", read_at("03:10"))


class Runs:
    """Notes what runs; a run takes `seconds`, or raises."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.jobs: list[tuple[str, ...]] = []
        self.crashes: list[tuple[str, str]] = []
        self.together = 0
        self.raises: Exception | None = None
        self._now = threading.Semaphore(1)
        self._changed = threading.Condition()

    def run(self, jobs: Sequence[Job]) -> None:
        if not self._now.acquire(blocking=False):
            self.together += 1
        threading.Event().wait(self.seconds)
        self._now.release()
        self._note(self.jobs, tuple(job.name for job in jobs))
        if self.raises:
            raise self.raises

    def crashed(self, job: Job, error: BaseException) -> None:
        self._note(self.crashes, (job.name, repr(error)))

    def _note(self, where: list[tuple[str, ...]] | list[tuple[str, str]], what: tuple[str, ...]) -> None:
        with self._changed:
            where.append(what)  # type: ignore[arg-type]
            self._changed.notify_all()

    def wait_for(self, count: int) -> list[tuple[str, ...]]:
        """The runs, once there are so many."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.jobs) >= count, 10)
        return self.jobs


@pytest.fixture
def runs() -> Runs:
    return Runs()


@pytest.fixture
def timetable(runs: Runs) -> Iterator[Scheduler]:
    made = Scheduler([NIGHT, LOOK], PARIS, runs.run, runs.crashed)
    yield made
    made.stop()


def test_all_jobs_run_once_at_the_start_in_their_order_then_each_at_its_time(runs: Runs, timetable: Scheduler) -> None:
    timetable.start()
    assert runs.wait_for(3)[:3] == [("nuit", "veille"), ("veille",), ("veille",)]


def test_two_runs_are_never_at_once_and_late_ones_take_place(runs: Runs, timetable: Scheduler) -> None:
    runs.seconds = 1.1
    timetable.start()
    assert set(runs.wait_for(3)[1:]) == {("veille",)}
    assert runs.together == 0


def test_a_run_that_crashes_is_told_and_the_next_takes_place(
    runs: Runs, timetable: Scheduler, caplog: pytest.LogCaptureFixture
) -> None:
    runs.raises = KeyError("x")
    timetable.start()
    runs.wait_for(2)
    assert runs.crashes[0] == ("nuit", "KeyError('x')")
    assert "s’est arrêté" in caplog.text
    assert "Traceback" in caplog.text


def test_nothing_begins_after_the_stop(runs: Runs) -> None:
    made = Scheduler([LOOK], PARIS, runs.run, runs.crashed)
    made.start()
    runs.wait_for(1)
    made.stop()
    before = len(runs.jobs)
    threading.Event().wait(1.5)
    assert len(runs.jobs) == before


def test_times_can_be_worked_out_again(runs: Runs, timetable: Scheduler) -> None:
    timetable.start()
    runs.wait_for(1)
    timetable.realign()
    runs.wait_for(3)


@pytest.mark.parametrize(
    ("when", "now", "following"),
    [
        (read_every("1 min"), "2026-06-30T10:00:30", "2026-06-30T10:01:30"),
        (read_at("03:10"), "2026-06-30T03:10:01", "2026-07-01T03:10"),
        (read_at("06:00", "lundi"), "2026-06-30T00:00", "2026-07-06T06:00"),
        (read_at("05:00", "1"), "2026-06-30T00:00", "2026-07-01T05:00"),
        (read_at("03:10"), "2026-03-29T00:00", "2026-03-29T03:10"),
    ],
)
def test_the_scheduler_means_the_same_times(when: Every, now: str, following: str) -> None:
    start = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    last = start if isinstance(when, Every) else None
    wanted = datetime.fromisoformat(following).replace(tzinfo=PARIS)
    found = trigger(when, PARIS).get_next_fire_time(last, start)
    assert abs(found - wanted) < timedelta(seconds=1)
