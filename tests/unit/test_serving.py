"""The service's own life: it works until it has to end."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from coopwiki.serving.outcome import JobResult
from coopwiki.serving.permission import ShuttingDown
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.service import Ending, Service, SteadyClock
from coopwiki.serving.times import Every
from coopwiki.wiki.port import Denied, Unreachable, WikiError

LOOK = Job("veille", "", Every(1, "min"))


@dataclass
class Once:
    """A timetable that runs one thing in a thread of its own."""

    work: Callable[[Sequence[Job]], None]
    then: Callable[[], None] = lambda: None
    said: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.said.append("start")
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        self.work([LOOK])
        self.then()

    def realign(self) -> None:
        self.said.append("realign")

    def stop(self) -> None:
        self.said.append("stop")


def live(ended: JobResult, then: Callable[[Ending], None]) -> Once:
    ending = Ending()
    service = Service(lambda _: [ended], ending)
    timetable = Once(service.work, lambda: then(ending))
    service.live(timetable)
    timetable.thread.join()
    return timetable


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_leaves_the_handlers_as_they_were(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    timetable = live(JobResult("ok"), lambda _: os.kill(os.getpid(), number))
    assert timetable.said == ["start", "stop"]
    assert signal.getsignal(number) == before


def test_a_refusal_before_the_first_success_ends_it() -> None:
    refusal = Denied("Le wiki refuse le mot de passe.")
    with pytest.raises(Denied, match="refuse le mot de passe"):
        live(JobResult("failed", error=refusal), lambda _: None)


@pytest.mark.parametrize("error", [Unreachable("Le wiki ne répond pas."), None])
def test_a_wiki_that_is_away_does_not(error: WikiError | None) -> None:
    assert live(JobResult("failed", error=error), Ending.ask).said == ["start", "stop"]


def test_a_refusal_beside_a_success_does_not() -> None:
    ending = Ending()
    service = Service(lambda _: [JobResult("failed", error=Denied("session")), JobResult("ok")], ending)
    service.work([LOOK])
    assert not ending()


def test_a_refusal_later_does_not() -> None:
    answers = [JobResult("ok"), JobResult("failed", error=Denied("bloqué"))]
    ending = Ending()
    service = Service(lambda _: [answers.pop(0)], ending)
    service.work([LOOK])
    service.work([LOOK])
    assert not ending()


def test_the_end_waits_for_the_run_that_is_under_way() -> None:
    ending, order = Ending(), []

    def run(_: Sequence[Job]) -> list[JobResult]:
        ending.ask()
        time.sleep(0.3)
        order.append("run")
        return [JobResult("ok")]

    service = Service(run, ending)
    service.live(Once(service.work))
    order.append("end")
    assert order == ["run", "end"]


def test_a_pause_ends_as_soon_as_the_service_has_to() -> None:
    ending = Ending()
    threading.Timer(0.1, ending.ask).start()
    begun = time.monotonic()
    with pytest.raises(ShuttingDown):
        ending.sleep(60)
    assert time.monotonic() - begun < 10


def test_the_end_may_be_asked_for_at_any_moment_of_waiting_for_it() -> None:
    """As a signal handler does, between two lines of the code that waits."""
    ending, answers = Ending(), list[bool]()

    def interrupting(*_: object) -> Callable[..., Any]:
        ending.ask()
        return interrupting

    def wait() -> None:
        sys.settrace(interrupting)
        answers.append(ending.wait(0.01))

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    waiting.join(timeout=10)
    assert answers == [True]


def test_everyone_who_waits_sees_the_end() -> None:
    ending, answers = Ending(), list[bool]()
    waiting = [threading.Thread(target=lambda: answers.append(ending.wait(10)), daemon=True) for _ in range(3)]
    for thread in waiting:
        thread.start()
    ending.ask()
    for thread in waiting:
        thread.join(timeout=10)
    assert answers == [True] * 3
    assert ending.wait(0)


def test_a_run_that_leaves_is_no_failure() -> None:
    def run(_: Sequence[Job]) -> list[JobResult]:
        raise ShuttingDown

    ending = Ending()
    ending.ask()
    Service(run, ending).work([LOOK])
    assert ending.error is None


def test_a_clock_that_is_put_back_is_noticed_once() -> None:
    wall, steady = [1_000_000.0], [50.0]
    clock = SteadyClock(lambda: wall[0], lambda: steady[0])
    wall[0], steady[0] = wall[0] + 5, steady[0] + 5
    assert clock.put_back() == 0
    wall[0], steady[0] = wall[0] - 3595, steady[0] + 5
    assert clock.put_back() == 3600
    assert clock.put_back() == 0
    wall[0] += 86_400
    assert clock.put_back() == 0
