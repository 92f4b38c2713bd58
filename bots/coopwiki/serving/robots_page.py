"""`Tableau de bord/Robots`: how the robots are doing, for members.

Written when a job ends otherwise than the last time, when somebody stops or pauses a robot, and once a day; what
it says by the way (hours, figures) is of that moment.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from coopwiki.publishing import zones
from coopwiki.publishing.headings import with_heading
from coopwiki.publishing.layout import environment
from coopwiki.publishing.page_names import ROBOTS
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.save import publish
from coopwiki.serving.excluded_lines import digest
from coopwiki.serving.permission import stop_page
from coopwiki.serving.robots import OpenedWiki
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.state import JobState, State
from coopwiki.serving.status import RESULTS, moment
from coopwiki.settings import Settings

SUMMARY = "coopwiki : état des robots"
ZONE = "robots"
_MARK = "<!-- coopwiki:état "


@dataclass(frozen=True, slots=True)
class Passage:
    """A row of the table of jobs."""

    name: str
    purpose: str
    when: str
    succeeded: str
    state: str


@dataclass(frozen=True, slots=True)
class Robot:
    """A row of the table of robots."""

    name: str
    stopped: bool
    stop_page: str


@dataclass(frozen=True, slots=True)
class RobotsPage:
    """What the page is made from, but for the state."""

    settings: Settings
    jobs: tuple[Job, ...]
    robots: tuple[str, ...]

    def page(self, state: State, talk: str, today: date) -> RobotPage:
        """The page for a state; `talk` is the robots' talk page, '' for none."""
        body = (
            environment(self.settings.prefix)
            .get_template("robots.jinja")
            .render(
                pause=_message(state, "paused"),
                failures=_failures(state),
                well=self._well(state),
                held=_lost(state),
                talk=talk,
                passages=[self._passage(name, state.job(name)) for name in self._names(state)],
                robots=[self._robot(name, state.stopped) for name in self.robots],
                figures=_last(state).figures,
                stop_page=stop_page(self.settings),
            )
            .strip()
        )
        page = with_heading(RobotPage(self.settings.page(ROBOTS), ZONE, body), self.settings.root)
        return replace(page, content=f"{page.content}\n{_mark(page.content, state, today)}")

    def _well(self, state: State) -> str:
        """The moment up to which all is well; '' where a job failed, is held, or none has run."""
        ends = {job.result for job in state.jobs.values()}
        succeeded = [job.succeeded for job in state.jobs.values() if job.succeeded]
        if ends != {"ok"} or state.held:
            return ""
        return moment(max(succeeded), ZoneInfo(self.settings.timezone)) if succeeded else ""

    def _names(self, state: State) -> list[str]:
        """The jobs that have run: those of the schedule in its order, then the others."""
        names = dict.fromkeys([*(job.name for job in self.jobs), *state.jobs])
        return [name for name in names if name in state.jobs]

    def _passage(self, name: str, job: JobState) -> Passage:
        planned = next((one for one in self.jobs if one.name == name), None)
        zone = ZoneInfo(self.settings.timezone)
        succeeded = moment(job.succeeded, zone) if job.succeeded else "jamais"
        purpose, when = (planned.purpose, str(planned.when)) if planned else ("", "à la demande")
        return Passage(name, purpose, when, succeeded, RESULTS[job.result])

    def _robot(self, name: str, stopped: Collection[str]) -> Robot:
        return Robot(name, name in stopped, stop_page(self.settings, name))


def show(page: RobotsPage, state: State, opened: OpenedWiki, today: date) -> None:
    """Write the page where it is due. Raises Stopped, WikiError."""
    made = page.page(state, opened.permission.talk, today)
    held = opened.wiki.stored([made.title]).get(made.title)
    standing = zones.content(held.text, ZONE) if held else None
    if state.jobs and is_due(standing or "", state, today) and opened.permission.of_state():
        publish(opened.wiki, [made], SUMMARY, lambda _: True)


def is_due(standing: str, state: State, today: date) -> bool:
    """Whether the zone as it stands says another state, or another day, or isn't as we wrote it."""
    start = standing.rfind(_MARK)
    if start < 0:
        return True
    return standing[start:] != _mark(standing[:start].rstrip(), state, today)


def _mark(body: str, state: State, today: date) -> str:
    """The comment that ends the zone: what matters at once, the day, and the words, as digests."""
    results = sorted((name, job.result) for name, job in state.jobs.items())
    told = json.dumps((results, _message(state, "paused"), state.stopped, *_lost(state)))
    return f"<!-- coopwiki:état {today} {digest(told)} {digest(body)} -->"


def _message(state: State, result: str) -> str:
    """What a job says that ended so; '' when none did."""
    return next((job.message for job in state.jobs.values() if job.result == result), "")


def _failures(state: State) -> list[str]:
    return [f"{name} : {job.message}" for name, job in state.jobs.items() if job.result == "failed"]


def _lost(state: State) -> list[str]:
    """What of the output is held back or lost beside what members stopped."""
    return list(dict.fromkeys(text for job in state.jobs.values() for text in job.held))


def _last(state: State) -> JobState:
    ran = [(job.started, name) for name, job in state.jobs.items() if job.started is not None]
    return state.job(max(ran)[1]) if ran else JobState()
