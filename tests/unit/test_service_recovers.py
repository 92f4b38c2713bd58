"""What others undo, or a run leaves undone, the next run puts right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.runs.refresh import RunOptions
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.port import Status, Stopped, Text, Unreachable
from counted import Counted
from served import JUNE, LINE, STOP, TODAY, ZOE, Robot, is_up_to_date, saved
from wiki.small_cooperative import PAGES


@pytest.fixture
def wiki() -> Counted:
    return Counted({**dict(PAGES), STOP: "marche", "Prose": "Bonjour", "Contrib": "rien"})


def test_what_people_write_on_a_robots_page_is_seen_and_kept(wiki: Counted) -> None:
    robot = Robot(wiki)
    robot.run()
    wiki.edit(JUNE, "Merci à tou·tes !\n\n" + wiki.text(JUNE).replace("Lettre", "Autre chose"))
    wiki.forget()
    assert saved(robot.run()) == {JUNE}
    assert set(wiki.sent) == {STOP, f"{STOP}/Contributions", JUNE}
    assert wiki.text(JUNE).startswith("Merci à tou·tes !")
    assert "Autre chose" not in wiki.text(JUNE)


def test_a_robots_page_that_was_deleted_comes_back(wiki: Counted) -> None:
    robot = Robot(wiki)
    robot.run()
    wiki.delete(JUNE)
    assert saved(robot.run()) == {JUNE}
    assert is_up_to_date(wiki)


def test_a_page_that_was_refused_is_tried_again() -> None:
    wiki = Counted({**dict(PAGES), STOP: "marche"}, protected=[JUNE])
    robot = Robot(wiki)
    for _ in range(2):
        refused = [f for f in robot.run().fates if f.outcome.status is Status.REFUSED]
        assert [fate.title for fate in refused] == [JUNE]


def test_a_report_that_failed_is_tried_again(wiki: Counted) -> None:
    fails = [True]

    def compute(ledger: Ledger, today: date) -> object:
        if fails[0]:
            raise ZeroDivisionError
        return REPORTS[0].compute(ledger, today)

    robot = Robot(wiki, (replace(REPORTS[0], compute=compute), *REPORTS[1:]))
    assert robot.run().failed == ("contributions",)
    fails[0] = False
    again = robot.run()
    assert again.failed == ()
    assert JUNE in saved(again)
    assert is_up_to_date(wiki)


def test_a_run_that_was_stopped_is_finished_by_the_next(wiki: Counted) -> None:
    robot = Robot(wiki)
    robot.run()
    wiki.edit(ZOE, LINE)
    left = [3]

    def may_write(_: str) -> bool:
        left[0] -= 1
        if left[0] < 0:
            raise Stopped
        return True

    with pytest.raises(Stopped):
        robot.service.refresh(TODAY, RunOptions(may_write))
    assert not is_up_to_date_now(wiki)
    robot.run()
    assert is_up_to_date(wiki)


def is_up_to_date_now(wiki: Counted) -> bool:
    """As `is_up_to_date`, on a copy, so that nothing is put right by asking."""
    copy = Counted({title: wiki.text(title) for title in wiki.titles_under("")})
    return is_up_to_date(copy)


class Interrupted(Counted):
    """A wiki that goes away while it sends texts, or saves, once."""

    goes = ""

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        for text in super().texts(ids):
            yield text
            self._leave("texts")

    def titles_under(self, prefix: str) -> list[str]:
        self._leave("titles_under")
        return list(super().titles_under(prefix))

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        self._leave("purge_users")
        return super().purge_users(titles, beside)

    def _leave(self, where: str) -> None:
        if self.goes == where:
            self.goes = ""
            raise Unreachable("Le wiki ne répond plus.")


@pytest.mark.parametrize("where", ["texts", "titles_under", "purge_users"])
def test_a_run_that_was_interrupted_is_made_good_by_the_next(where: str) -> None:
    wiki = Interrupted({**dict(PAGES), STOP: "marche"})
    robot = Robot(wiki)
    robot.run()
    wiki.edit(ZOE, LINE)
    wiki.edit("Journal d'Ana", LINE)
    wiki.delete("Réunion du 9 juin")
    wiki.goes = where
    with pytest.raises(Unreachable):
        robot.run()
    robot.run()
    assert is_up_to_date(wiki)


def test_a_wiki_put_back_to_an_earlier_state_is_read_again(wiki: Counted) -> None:
    earlier = Counted({title: wiki.text(title) for title in wiki.titles_under("")})
    robot = Robot(wiki)
    wiki.edit(ZOE, LINE)
    robot.run()
    vars(wiki).update(vars(earlier))
    robot.run()
    assert is_up_to_date(wiki)


def edits(draw: Random) -> Iterator[Callable[[Counted], object]]:
    """What members may do, in any order."""
    titles = [title for title, _ in PAGES]
    while True:
        title, other = draw.choice(titles), f"Page {draw.randrange(4)}"
        texts = [text for _, text in PAGES]
        text, line = draw.choice(texts), LINE.replace("1h", f"{draw.randrange(1, 40)} min")
        yield draw.choice(
            (
                lambda wiki, title=title, line=line: wiki.edit(title, line),
                lambda wiki, title=title, text=text: wiki.edit(title, text),
                lambda wiki, other=other, text=text: wiki.edit(other, text),
                lambda wiki, other=other: wiki.edit(other, "{{Brouillon}}" + LINE),
                lambda wiki, other=other, line=line: wiki.edit(other, line + "\n{{Contribution|qui="),
                lambda wiki, other=other, title=title: wiki.edit(other, f"#REDIRECTION [[{title}]]"),
                lambda wiki, other=other: other in wiki.titles_under(other) and wiki.delete(other),
                lambda wiki: wiki.edit("Modèle:Heures", "#REDIRECTION [[Modèle:Contribution]]"),
                lambda wiki: wiki.edit("Modèle:Heures", "bloc"),
                lambda wiki: wiki.edit(JUNE, "effacé"),
            )
        )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.long
def test_after_any_edits_the_pages_are_those_of_a_run_that_remembers_nothing(seed: int) -> None:
    draw = Random(seed)
    wiki = Counted({**dict(PAGES), STOP: "marche"})
    robot, members = Robot(wiki), edits(draw)
    for _ in range(12):
        for _ in range(draw.randrange(4)):
            next(members)(wiki)
        robot.run()
        assert is_up_to_date(wiki)
