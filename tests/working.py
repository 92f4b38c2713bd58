"""Robots at work on a wiki in memory, on a clock that tests set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coopwiki.serving.addresses import Addresses
from coopwiki.serving.assembly import robots_called
from coopwiki.serving.clock import Clock
from coopwiki.serving.logbook import Logbook
from coopwiki.serving.notifier import Notifier
from coopwiki.serving.permission import Permission
from coopwiki.serving.robots import OpenedWiki, Robots
from coopwiki.serving.robots_page import RobotsPage
from coopwiki.serving.schedule_file import CONFIRMED, LEFT_OUT, NOTHING_NOTED, Job
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.serving.times import At, Every
from coopwiki.serving.worker import Worker
from coopwiki.settings import Settings
from coopwiki.wiki.port import WikiError
from talking import TALK, Talking
from wiki.small_cooperative import PAGES

STOP = "Tableau de bord/Robots/Marche"
SETTINGS = Settings(account="Robot@coopwiki", amounts_by_person="everyone")
LOOK = Job("veille", "Reprendre", Every(1, "min"), light=True)
NIGHT = Job("nuit", "Tout relire", At(time(3, 10)), notes=(LEFT_OUT, CONFIRMED))
MONTH = Job("mois", "Le mois", At(time(5), day=1), ("contributions",), notes=(NOTHING_NOTED,))


@dataclass
class Moment:
    """A clock: it stands until it is moved."""

    at: datetime = datetime(2026, 6, 30, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.at

    def go(self, **span: int) -> None:
        """Move on, by days, hours, minutes."""
        self.at += timedelta(**span)


@dataclass
class Work:
    """A worker with all it works on; `fails` is what opening the wiki raises."""

    directory: Path
    wiki: Talking = field(default_factory=lambda: Talking({**dict(PAGES), STOP: "marche"}))
    moment: Moment = field(default_factory=Moment)
    fails: list[WikiError] = field(default_factory=list)
    leaving: bool = False
    addresses: Addresses = field(default_factory=Addresses)

    def __post_init__(self) -> None:
        self.opened = 0
        clock, jobs = Clock(ZoneInfo("Europe/Paris"), machine=self.moment), (LOOK, NIGHT, MONTH)
        logbook = Logbook(self.directory)
        self.worker = Worker(
            Robots(SETTINGS, self._open, clock),
            logbook,
            Notifier(self.addresses, "wiki"),
            RobotsPage(SETTINGS, jobs, robots_called()),
            ServiceStatus(jobs, clock.now, logbook.read()),
            lambda: self.leaving,
        )

    def _open(self) -> OpenedWiki:
        self.opened += 1
        if self.fails:
            raise self.fails.pop(0)
        permission = Permission(self.wiki, SETTINGS, TALK, self.wiki, lambda: self.leaving)
        return OpenedWiki(self.wiki, self.wiki, permission)

    def run(self, *jobs: Job) -> set[str]:
        """Run jobs; the titles that were saved."""
        self.wiki.saves.clear()
        self.worker.run(jobs)
        return {draft.title for draft in self.wiki.saves}
