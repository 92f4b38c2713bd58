"""A page that one command writes, beside those of the reports: through the same readers, stop pages and saving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coopwiki.connect import open_robot
from coopwiki.core.audience import Audience
from coopwiki.publishing.context import Context
from coopwiki.publishing.reserved_pages import RESERVED
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs import load as sources
from coopwiki.runs.audience_check import Readers
from coopwiki.runs.last_run import last_run, refuse_a_poor_read
from coopwiki.runs.refresh import SUMMARY
from coopwiki.runs.render import context_of
from coopwiki.runs.save import MayWrite, SaveResult, publish
from coopwiki.runs.task import FINE, ISSUES, Task
from coopwiki.runs.undo import stamped
from coopwiki.serving.exclusive import LONGEST_WAIT, alone, robots_directory
from coopwiki.serving.permission import Permission
from coopwiki.serving.talk_pause import talk_page
from coopwiki.settings import Settings
from coopwiki.terminal.french_parser import tell
from coopwiki.terminal.progress_bar import watched
from coopwiki.wiki.port import Status, Wiki


class PageWriter:
    """Writes one page of ours on a wiki. Stopped is raised where a stop page, or a message, says so."""

    def __init__(self, wiki: Wiki, settings: Settings, may_write: MayWrite, summary: str) -> None:
        self._wiki, self._settings = wiki, settings
        self._may_write, self._summary = may_write, summary
        self._asking = Readers(wiki, wiki, settings)
        self._readers = Audience.EVERYONE

    def context(self, today: date) -> Context:
        """What the page is made from, for those who read the wiki.

        Raises Damaged where far fewer pages were read than last time, TooOpen where more people would read the
        page than can read where its figures come from.
        """
        self._may_write("")
        members = sources.Sources(self._wiki, self._settings, watched)
        ledger = sources.checked(members.read(), today)
        refuse_a_poor_read(ledger, last_run(self._wiki, self._settings))
        self._readers = self._asking.of(members.titles)
        return context_of(ledger, today, self._settings, self._readers)

    def save(self, page: RobotPage) -> SaveResult:
        """Bring the page up to date; what people wrote around its marks stays.

        Raises ValueError for a page that the next run would empty: it has to stand in RESERVED.
        """
        below = f"{self._settings.root}/"
        if not any(one.names(page.title.removeprefix(below)) for one in RESERVED):
            raise ValueError(page.title)
        self._asking.refuse_open([page.title], self._readers)
        (fate,) = publish(self._wiki, [page], self._summary, self._may_write)
        return fate


@contextmanager
def page_writer(task: Task, seconds: float = LONGEST_WAIT) -> Iterator[PageWriter]:
    """The robots' account on the wiki of a task, while no run writes; what it writes can be taken back as a run can.

    Raises Busy where a run has not ended after so many seconds.
    """
    with alone(robots_directory(task.choice, task.settings), seconds):
        robot = open_robot(task.choice, task.settings)
        talk = talk_page(robot.site().titles, task.settings.account)
        permission = Permission(robot, task.settings, talk, robot)
        moment = datetime.now(ZoneInfo(task.settings.timezone))
        yield PageWriter(robot, task.settings, permission, stamped(SUMMARY, moment))


def told(fate: SaveResult) -> int:
    """Say what became of the page; 1 where the wiki refused it."""
    if fate.outcome.status in (Status.REFUSED, Status.CONFLICT):
        tell(f"{fate.title} : {fate.outcome.message}")
        return ISSUES
    tell(f"« {fate.title} » est à jour.")
    return FINE
