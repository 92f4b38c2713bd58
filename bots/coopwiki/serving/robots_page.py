"""`Tableau de bord/Robots`: how the robots are doing, for members."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from coopwiki.publishing.context import ROBOTS
from coopwiki.publishing.layout import environment
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.refresh import SUMMARY
from coopwiki.saving import publish
from coopwiki.serving.permission import stop_page
from coopwiki.serving.robots import Opened
from coopwiki.serving.schedule_file import Job
from coopwiki.serving.state import JobState, State
from coopwiki.serving.status import RESULTS, moment
from coopwiki.settings import Settings
from coopwiki.wiki.port import Status


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

    def page(self, state: State, talk: str) -> RobotPage:
        """The page for a state; `talk` is the robots' talk page, '' for none."""
        content = environment(self.settings.prefix).get_template("robots.jinja").render(
            pause=_message(state, "paused"), failures=_failures(state), talk=talk,
            passages=[self._passage(name, job) for name, job in state.jobs.items()],
            robots=[self._robot(name, state.stopped) for name in self.robots],
            figures=_last(state).figures, stop_page=stop_page(self.settings),
        )  # fmt: skip
        return RobotPage(self.settings.page(ROBOTS), "robots", content)

    def _passage(self, name: str, job: JobState) -> Passage:
        planned = next((one for one in self.jobs if one.name == name), None)
        zone = ZoneInfo(self.settings.timezone)
        succeeded = moment(job.succeeded, zone) if job.succeeded else "jamais"
        purpose, when = (planned.purpose, str(planned.when)) if planned else ("", "à la demande")
        return Passage(name, purpose, when, succeeded, RESULTS[job.result])

    def _robot(self, name: str, stopped: Collection[str]) -> Robot:
        return Robot(name, name in stopped, stop_page(self.settings, name))


def show(page: RobotsPage, state: State, opened: Opened, today: date) -> State:
    """Write the page where it is due, and say so in the state. Raises Stopped, WikiError."""
    if not is_due(state, today) or not opened.permission.of_state():
        return state
    fates = publish(
        opened.wiki, [page.page(state, opened.permission.talk)], SUMMARY, lambda *_: True
    )
    taken = all(fate.outcome.status in (Status.SAVED, Status.UNCHANGED) for fate in fates)
    return replace(state, shown=shown(state), shown_on=today) if taken else state


def shown(state: State) -> str:
    """What the page tells that matters at once: it is written when this changes, and once a day."""
    results = {name: job.result for name, job in state.jobs.items()}
    told = (results, _message(state, "paused"), state.stopped)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def is_due(state: State, today: date) -> bool:
    """Whether the page has to be written."""
    return bool(state.jobs) and (state.shown != shown(state) or state.shown_on != today)


def _message(state: State, result: str) -> str:
    """What a job says that ended so; '' when none did."""
    return next((job.message for job in state.jobs.values() if job.result == result), "")


def _failures(state: State) -> list[str]:
    return [f"{name} : {job.message}" for name, job in state.jobs.items() if job.result == "failed"]


def _last(state: State) -> JobState:
    ran = [(job.started, name) for name, job in state.jobs.items() if job.started is not None]
    return state.job(max(ran)[1]) if ran else JobState()
