"""The robots put together for one wiki: as a service, for cron, or for one run by hand."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, time
from json import dumps
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coopwiki.connect import open_robot, remembering, seal_of
from coopwiki.core.progress import Progress, unwatched
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.refresh import Run
from coopwiki.runs.task import FINE, ISSUES, Task
from coopwiki.serving.addresses import Addresses, read_addresses
from coopwiki.serving.clock import Clock
from coopwiki.serving.exclusive import LONGEST_WAIT, robots_directory, say_who_runs
from coopwiki.serving.lock import SERVICE, Busy, held
from coopwiki.serving.logbook import Logbook
from coopwiki.serving.notes import ROBOT
from coopwiki.serving.notifier import Notifier
from coopwiki.serving.outcome import JobResult
from coopwiki.serving.permission import Permission
from coopwiki.serving.robots import OpenedWiki, Robots
from coopwiki.serving.robots_page import RobotsPage
from coopwiki.serving.schedule_file import Job, Schedule, read_schedule
from coopwiki.serving.service import Ending, Service
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.state import JobState
from coopwiki.serving.status import as_json, as_text, read_status
from coopwiki.serving.talk_pause import talk_page
from coopwiki.serving.times import At
from coopwiki.serving.worker import Worker
from coopwiki.settings import Settings, WrongSettings
from coopwiki.shipped import default
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.terminal.french_parser import WRONG_USAGE, tell
from coopwiki.terminal.output import print_out, shown
from coopwiki.terminal.progress_bar import watched
from coopwiki.wiki.port import Stopped, WikiError
from coopwiki.wiki.retry import Patience

BY_HAND = "à la main"

UNREADABLE, STOPPED = 3, 4


@dataclass(frozen=True, slots=True)
class RobotSetup:
    """One wiki's robots on this machine, as the command line names them."""

    task: Task
    schedule: Schedule

    @property
    def clock(self) -> Clock:
        """The day the task says, or this machine's time."""
        fixed = None if self.task.now else self.task.today
        return Clock(ZoneInfo(self.task.settings.timezone), fixed)

    @property
    def directory(self) -> Path:
        """Where the robots note what they do; another one for each wiki."""
        return robots_directory(self.task.choice, self.task.settings)

    def worker(
        self,
        ending: Ending,
        addresses: Addresses,
        *,
        fewer: bool = False,
        more: bool = False,
        watch: Progress = unwatched,
        alone: bool = False,
    ) -> Worker:
        """The robots, ready to work; the wiki is opened when they begin.

        `alone` says that this process does one run, and may leave it at what the last process's run left.
        """
        settings, api = self.task.settings, self.task.choice.wiki or self.task.settings.api
        robots = Robots(settings, lambda: self._opened(ending, alone=alone), self.clock, fewer, more, watch)
        page = RobotsPage(settings, self.schedule.jobs, robots_called())
        logbook = Logbook(self.directory, unnamed_by(settings))
        board = ServiceStatus(self.schedule.jobs, self.clock.now, logbook.read())
        return Worker(robots, logbook, Notifier(addresses, api), page, board, ending)

    def _opened(self, ending: Ending, *, alone: bool) -> OpenedWiki:
        choice, settings = self.task.choice, self.task.settings
        robot = open_robot(choice, settings, Patience(sleep=ending.sleep))
        talk = talk_page(robot.site().titles, settings.account)
        permission = Permission(robot, settings, talk, robot, ending)
        seals = seal_of(robot, choice, settings) if alone else None
        return OpenedWiki(remembering(robot, choice, settings), robot, permission, seals)


def place_of(task: Task, schedule: Path) -> RobotSetup:
    """The robots of a task, with the schedule of a file, or the one we ship where there is no such file.

    Raises WrongSettings.
    """
    names = [report.name for report in REPORTS]
    text = schedule.read_text(encoding="utf-8") if schedule.exists() else default("schedule.toml")
    return RobotSetup(task, read_schedule(text, str(schedule), names))


def robots_called() -> tuple[str, ...]:
    """The robots that members can stop one by one, by their names on the wiki."""
    return (*(report.called for report in REPORTS), ROBOT)


def serve(place: RobotSetup, called: str = "") -> int:
    """Work until asked to end; 2 where another service does. `called` names the wiki in figures for Prometheus.

    Raises Denied where the wiki doesn't want us.
    """
    from coopwiki.serving.http_endpoint import listening
    from coopwiki.serving.scheduler import Scheduler

    gc.enable()
    log_everything(place.task.settings)
    ending, told = Ending(), place.schedule.told
    worker = place.worker(ending, read_addresses(told, os.environ))
    service = Service(worker.run, ending)
    timetable = Scheduler(place.schedule.jobs, place.clock.zone, service.work, worker.crashed)
    with ExitStack() as stack:
        try:
            stack.enter_context(held(place.directory / SERVICE, "un service"))
        except Busy as busy:
            tell(str(busy))
            return WRONG_USAGE
        if told.metrics_port:
            stack.enter_context(listening(worker.board, told.metrics_port, called))
        service.live(timetable)
    return FINE


def unnamed_by(settings: Settings) -> Callable[[str], str]:
    """A function that takes the names of forgotten people out of a text. It reads the file each time.

    Where the file is damaged, the text is replaced by that news.
    """
    file = pseudonyms(settings)

    def unnamed(text: str) -> str:
        try:
            return file.register().replaced(text) if text else text
        except WrongSettings as damaged:
            return str(damaged)

    return unnamed


class _SafeFormatter(logging.Formatter):
    """Nothing that a terminal obeys, nobody who is forgotten."""

    def __init__(self, unnamed: Callable[[str], str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")
        self._unnamed = unnamed

    def format(self, record: logging.LogRecord) -> str:
        """The whole record as it may be shown."""
        return shown(self._unnamed(super().format(record)))


def log_everything(settings: Settings) -> None:
    """Have the log say each run, with the time, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_SafeFormatter(unnamed_by(settings)))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("coopwiki").setLevel(logging.INFO)


def once(place: RobotSetup) -> int:
    """Run what is due, for cron: light jobs each time, the others when theirs has come; nothing while others run."""
    log_everything(place.task.settings)
    addresses = read_addresses(place.schedule.told, os.environ)
    worker = place.worker(Ending(), addresses, alone=not addresses.circles)
    state, now = worker.logbook.read(), place.clock.now()
    due = [j for j in place.schedule.jobs if j.light or is_due(j, state.job(j.name), now)]
    try:
        return _status(worker.run(due, seconds=0))
    except Busy as busy:
        tell(f"{busy} Rien à faire de plus ici.")
        return FINE


def by_hand(place: RobotSetup, types: Sequence[ReportType[Any]], *, fewer: bool, more: bool) -> Run:
    """Run these reports now, noted as the service's runs are. Raises Stopped, WikiError, Busy after a while."""
    names = () if len(types) == len(REPORTS) else tuple(type_.name for type_ in types)
    worker = place.worker(Ending(), Addresses(), fewer=fewer, more=more, watch=watched, alone=True)
    say_who_runs(place.directory)
    (ended,) = worker.run([Job(BY_HAND, "", At(time()), names)], seconds=LONGEST_WAIT)
    if ended.run is None:
        raise ended.error or Stopped
    return ended.run


def is_due(job: Job, state: JobState, now: datetime) -> bool:
    """Whether a job is due since it last succeeded, or never succeeded."""
    return state.succeeded is None or job.when.due(state.succeeded, now)


def _status(ended: Sequence[JobResult]) -> int:
    """The exit status of some runs: that of the one that fared worst (docs/commands.md)."""
    for one in ended:
        if one.message:
            tell(one.message)
    if any(isinstance(one.error, WikiError) for one in ended):
        return UNREADABLE
    if any(isinstance(one.error, Stopped) for one in ended):
        return STOPPED
    return ISSUES if any(one.result == "failed" for one in ended) else FINE


def statuses(places: Mapping[str, RobotSetup], *, json: bool) -> int:
    """Print how the robots of several wikis are doing, by name; 1 when something calls for a person in one of them."""
    known = {name: read_status(p.directory, p.schedule.jobs, p.clock.now()) for name, p in places.items()}
    if json:
        told = (f"{dumps(name, ensure_ascii=False)}: {as_json(one)}" for name, one in known.items())
        print_out("{" + ",\n".join(told) + "}")
    else:
        told = (f"== {name} ==\n{as_text(one, places[name].clock.zone)}" for name, one in known.items())
        print_out("\n\n".join(told))
    return FINE if all(one.well for one in known.values()) else ISSUES


def status(place: RobotSetup, *, json: bool) -> int:
    """Print how the robots are doing; 1 when something calls for a person."""
    known = read_status(place.directory, place.schedule.jobs, place.clock.now())
    print_out(as_json(known) if json else as_text(known, place.clock.zone))
    return FINE if known.well else ISSUES
