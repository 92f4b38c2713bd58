"""The robots on their wiki: opened when needed, asked to do a job, remembered between two jobs."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from coopwiki.core.progress import Progress, unwatched
from coopwiki.runs.feed_store import Gather
from coopwiki.runs.quiet import Quiet
from coopwiki.runs.refresh import SUMMARY, Refresher, Run, RunOptions
from coopwiki.runs.save import Stopped
from coopwiki.runs.seal import Seals
from coopwiki.runs.undo import stamped
from coopwiki.serving.clock import Clock
from coopwiki.serving.outcome import JobResult, of_run
from coopwiki.serving.permission import Paused, Permission, ShuttingDown
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.state import Result
from coopwiki.serving.talk_pause import Listening
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.port import Denied, Wiki, WikiError

log = logging.getLogger(__name__)


class RobotWiki(Wiki, Listening, Protocol):
    """A live wiki under the robots' account."""

    def accounts(self, names: Collection[str]) -> frozenset[str]:
        """The names that are registered accounts, as the wiki spells them."""

    def shown_alone(self, accounts: Collection[str]) -> Mapping[str, str] | None:
        """The mark of what each account alone is shown; '' for nothing yet, None where the wiki can't do so."""

    def show_alone(self, account: str, document: str) -> None:
        """Have an account alone shown a document."""

    def jobs_waiting(self) -> int:
        """How many jobs stand in MediaWiki's own queue."""


@dataclass(frozen=True, slots=True)
class OpenedWiki:
    """A wiki to work on. `wiki` may remember texts, `robot` asks each time; `permission` asks `robot`.

    `seals` keeps what the last run left, None where each run looks at everything.
    """

    wiki: Wiki
    robot: RobotWiki
    permission: Permission
    seals: Seals | None = None


@dataclass(slots=True)
class Robots:
    """Does jobs on one wiki. It is opened at the first one, and again after it refused us.

    `fewer` says that it is right if many pages have gone, `more` if many are made; `watch` shows long work.
    A job that writes notes to members needs what they wrote: it looks at everything.
    """

    settings: Settings
    open: Callable[[], OpenedWiki]
    clock: Clock
    fewer: bool = False
    more: bool = False
    watch: Progress = unwatched
    _opened: OpenedWiki | None = field(default=None, init=False)
    _service: Quiet | None = field(default=None, init=False)

    def opened(self) -> OpenedWiki:
        """The wiki, opened now if it wasn't. WikiError."""
        if self._opened is None:
            self._opened, self._service = self.open(), None
        return self._opened

    def attempt(self, job: Job) -> JobResult:
        """Do a job. Raises ShuttingDown where the service has to end, and whatever is no wiki's fault."""
        try:
            return of_run(self._done(job))
        except ShuttingDown:
            raise
        except Stopped as stopped:
            result: Result = "paused" if isinstance(stopped, Paused) else "stopped"
            return JobResult(result, str(stopped), error=stopped)
        except WikiError as error:
            if isinstance(error, Denied):
                self._opened = None
            return JobResult("failed", str(error), error=error)

    def _done(self, job: Job) -> Run:
        opened = self.opened()
        now = self.clock.now()
        orders = RunOptions(
            opened.permission,
            everything=not job.reports,
            fewer=self.fewer,
            more=self.more,
            summary=stamped(SUMMARY, now),
            now=None if self.clock.fixed else now,
        )
        with no_search_for_garbage():
            return self._service_for(job, opened).refresh(self.clock.today(), orders)

    def _service_for(self, job: Job, opened: OpenedWiki) -> Refresher | Quiet:
        """One that remembers for light jobs; a fresh one for the others, which is then the one that remembers."""
        wiki, seals = opened.wiki, None if job.notes else opened.seals
        if job.reports:
            chosen = tuple(type_ for type_ in REPORTS if type_.name in job.reports)
            return Refresher(wiki, wiki, self.settings, chosen, self.watch, self._feeds())
        if self._service is None or not job.light:
            service = Refresher(wiki, wiki, self.settings, REPORTS, self.watch, self._feeds(), seals)
            self._service = Quiet(service, wiki)
        return self._service

    def _feeds(self) -> Gather:
        """The feeds that members follow, each asked once a day."""
        from coopwiki.runs.feeds import asking_feeds

        return asking_feeds(self.settings, self.clock.today)


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Leave the search for reference cycles to the pause after a run: it goes through all records, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
