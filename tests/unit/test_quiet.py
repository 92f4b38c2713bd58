"""A service where nothing moved asks one small request; what recent changes don't tell is found within the hour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from coopwiki.core.announcements import Announced
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.feed_store import feed_store
from coopwiki.runs.quiet import HOUR, Quiet
from coopwiki.runs.refresh import Refresher, Run, RunOptions
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Glance, Page, Status
from ledgers import TODAY, line
from refreshing import MARCH, PAGES
from talking import Talking
from wiki.small_cooperative import PAGES as COOPERATIVE
from working import LOOK, NIGHT, STOP, Work


class Listed(Memory):
    """A wiki that counts what it is asked."""

    glances = lists = 0

    def glance(self) -> Glance:
        self.glances += 1
        return super().glance()

    def pages(self) -> Iterable[Page]:
        self.lists += 1
        return super().pages()


@dataclass
class Served:
    """A service on a wiki, on two clocks that tests set."""

    wiki: Listed = field(default_factory=lambda: Listed(PAGES))
    wall: float = 0
    steady: float = 0
    fails: bool = False

    def __post_init__(self) -> None:
        self.settings = Settings(amounts_by_person="everyone")
        service = Refresher(self.wiki, self.wiki, self.settings, REPORTS)
        self.quiet = Quiet(service, self.wiki, lambda: (self.wall, self.steady))
        for _ in range(2):
            self.look()

    def look(self, days: int = 0) -> Run:
        return self.quiet.refresh(
            TODAY + timedelta(days), RunOptions(lambda robot: robot != "Budgets" or not self.fails)
        )

    def is_a_glance(self, days: int = 0) -> bool:
        """Whether the next run lists nothing."""
        before = self.wiki.lists
        done = self.look(days)
        assert (done.glance is None) is (self.wiki.lists > before)
        return done.glance is not None


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Served:
    """A service that found nothing to do."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return Served()


def test_where_nothing_moved_one_request_is_all(served: Served) -> None:
    served.wiki.glances = 0
    before = served.look()
    again = served.look()
    assert served.wiki.glances == 2
    assert again.ledger is before.ledger
    assert {fate.outcome.status for fate in again.fates} == {Status.UNCHANGED}
    assert [fate.title for fate in again.fates] == [fate.title for fate in before.fates]


def test_an_edit_is_found_at_once(served: Served) -> None:
    assert served.is_a_glance()
    served.wiki.edit("Mars", line(montant="11"))
    assert MARCH in {fate.title for fate in served.look().fates if fate.outcome.status is Status.SAVED}
    assert not served.is_a_glance()  # our own saves are changes too
    assert served.is_a_glance()


def test_a_deletion_and_a_move_are_found_at_once(served: Served) -> None:
    assert served.is_a_glance()
    served.wiki.delete("Mai")
    assert not served.is_a_glance()
    served.look()
    served.wiki.move("Mars", "Mars 2026")
    assert not served.is_a_glance()


def test_a_change_that_no_recent_change_tells_is_found_within_the_hour(served: Served) -> None:
    served.wiki.hears = False
    served.wiki.edit("Mars", line(montant="11"))
    served.wiki.hears = True
    served.wall = served.steady = HOUR - 1
    assert served.is_a_glance()
    served.wall = served.steady = HOUR
    assert MARCH in {fate.title for fate in served.look().fates if fate.outcome.status is Status.SAVED}


@pytest.mark.parametrize(("wall", "steady"), [(HOUR, 60), (-HOUR, 60), (60, HOUR)], ids=["sleep", "put back", "clock"])
def test_after_a_gap_by_either_clock_everything_is_listed(served: Served, wall: float, steady: float) -> None:
    assert served.is_a_glance()
    served.wall, served.steady = wall, steady
    assert not served.is_a_glance()
    assert served.is_a_glance()


def test_another_day_is_another_run(served: Served) -> None:
    assert served.is_a_glance()
    assert not served.is_a_glance(days=1)


def test_an_announcement_or_a_pseudonym_is_found_at_once(served: Served) -> None:
    feed_store(served.settings).write({"https://exemple.coop/": Announced(TODAY)})
    assert not served.is_a_glance()
    assert served.is_a_glance()
    pseudonyms(served.settings).add(["Ana Martin"], "Ana")
    assert not served.is_a_glance()


def test_a_wiki_without_recent_changes_is_listed_each_time(served: Served) -> None:
    served.wiki._changes = 0
    assert not served.is_a_glance()
    assert not served.is_a_glance()


def test_a_page_that_was_held_is_looked_at_each_time(served: Served) -> None:
    served.fails = True
    served.wiki.edit("Mars", line(montant="12"))
    served.look()
    served.look()
    assert not served.is_a_glance()
    served.fails = False
    assert "Tableau de bord/Budgets 2026" in {f.title for f in served.look().fates if f.outcome.status is Status.SAVED}


class Queued(Talking):
    """A wiki with jobs in its queue, which are counted one by one when somebody asks for them alone."""

    asked = 0

    def jobs_waiting(self) -> int:
        self.asked += 1
        return 3


def test_the_state_page_is_left_alone_too_and_jobs_waiting_are_known(tmp_path: Path) -> None:
    wiki = Queued({**dict(COOPERATIVE), STOP: "marche"})
    work = Work(tmp_path / "state", wiki)
    work.run(NIGHT, LOOK)
    work.run(LOOK)
    before = wiki.asked
    assert work.run(LOOK) == set()
    assert (wiki.asked, work.worker.board.jobs_waiting) == (before, 0)
    wiki.edit("Essai", "Bonjour")
    work.run(LOOK)
    assert (wiki.asked, work.worker.board.jobs_waiting) == (before + 1, 3)
