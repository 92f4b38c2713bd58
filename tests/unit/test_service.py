from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.refresh import Orders, Run, Service, refresh
from coopwiki.reports import REPORTS
from coopwiki.reports.report import ReportType
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings
from coopwiki.stopped import Stopped
from coopwiki.wiki.cache import Cache
from coopwiki.wiki.port import Status, Text, Unreachable, Wiki
from counted import LISTS, Counted
from wiki.small_cooperative import PAGES

TODAY = date(2026, 6, 30)
SETTINGS = Settings()
MONEY = {
    "mine",
    "budgets",
    "circles",
    "closing",
    "assertions",
    "contradictions",
    "issues",
    "overview",
    "social_code",
}
"""The reports that money moves."""

STOP = "Tableau de bord/Robots/Marche"
JUNE, MAY = "Tableau de bord/Contributions 2026-06", "Tableau de bord/Contributions 2026-05"
ZOE = "Journal de Zoé"
MOVE = "{{Virement|date=2026-03-01|de=Technique|vers=Communication|montant=5}}"
LINE = "{{Contribution|date=2026-06-20|qui=Ana|cercle=Technique|quoi=Essai|durée=1h|taux=12}}"


@pytest.fixture
def wiki() -> Counted:
    return Counted({**dict(PAGES), STOP: "marche", "Prose": "Bonjour", "Contrib": "rien"})


class Robot:
    """A service on a wiki, the way it is run."""

    def __init__(
        self, wiki: Wiki, types: tuple[ReportType, ...] = REPORTS, settings: Settings = SETTINGS
    ) -> None:
        self.service = Service(wiki, wiki, settings, types)
        self.orders = Orders(Permission(wiki, settings))

    def run(self, today: date = TODAY) -> Run:
        return self.service.refresh(today, self.orders)


def saved(run: Run) -> set[str]:
    return {fate.title for fate in run.fates if fate.outcome.status is Status.SAVED}


def is_up_to_date(wiki: Wiki, today: date = TODAY, settings: Settings = SETTINGS) -> bool:
    """Whether a run that remembers nothing finds nothing to write."""
    run = refresh(wiki, wiki, settings, today, REPORTS, Orders(lambda _: True))
    return {fate.outcome.status for fate in run.fates} == {Status.UNCHANGED}


def test_where_nothing_changed_only_lists_are_asked_for(wiki: Counted) -> None:
    robot = Robot(wiki)
    first = robot.run()
    wiki.forget()
    again = robot.run()
    assert wiki.asked == ["stored", "pages", "standing"]
    assert wiki.sent == [STOP]
    assert wiki.saves == []
    assert {fate.title for fate in again.fates} == {fate.title for fate in first.fates}
    assert {fate.outcome.status for fate in again.fates} == {Status.UNCHANGED}
    assert again.ledger is first.ledger


def test_with_a_cache_the_first_run_of_a_process_asks_for_lists_only(
    wiki: Counted, tmp_path: Path
) -> None:
    path = tmp_path / "textes.sqlite"
    Robot(Cache(wiki, path)).run()
    Robot(Cache(wiki, path)).run()
    wiki.forget()
    assert saved(Robot(Cache(wiki, path)).run()) == set()
    assert set(wiki.asked) == set(LISTS)
    assert wiki.sent == []


def test_one_edit_costs_one_text_and_the_pages_it_changes(wiki: Counted) -> None:
    robot = Robot(wiki)
    robot.run()
    number = next(page.id for page in wiki.pages() if page.title == ZOE)
    wiki.forget()
    wiki.edit(ZOE, wiki.text(ZOE) + "\n" + LINE)
    run = robot.run()
    assert [one for one in wiki.sent if isinstance(one, int)] == [number]
    assert JUNE in saved(run)
    assert MAY not in saved(run)
    assert MAY not in wiki.sent
    assert {draft.title for draft in wiki.saves} == saved(run)
    assert is_up_to_date(wiki)


def test_prose_changes_nothing(wiki: Counted) -> None:
    robot = Robot(wiki)
    first = robot.run()
    wiki.edit("Prose", "Bonsoir {{peut-être}}")
    wiki.forget()
    again = robot.run()
    assert again.ledger is first.ledger
    assert wiki.asked == ["stored", "pages", "texts", "standing"]
    assert wiki.saves == []


def test_a_deleted_page_leaves_the_totals(wiki: Counted) -> None:
    robot = Robot(wiki)
    before = robot.run()
    wiki.delete(ZOE)
    after = robot.run()
    assert after.ledger.pages_read == before.ledger.pages_read - 1
    assert JUNE in saved(after)
    assert is_up_to_date(wiki)


def counting(calls: list[str], type_: ReportType) -> ReportType:
    def compute(ledger: Ledger, today: date) -> object:
        calls.append(type_.name)
        return type_.compute(ledger, today)

    return replace(type_, compute=compute)


@pytest.mark.parametrize(
    ("title", "text", "touched"),
    [
        (ZOE, LINE, MONEY | {"contributions"}),
        ("Virements", MOVE, MONEY | {"decisions"}),
        ("Prose", "Bonsoir", set()),
    ],
)  # fmt: skip
def test_only_reports_that_read_what_changed_are_worked_out(
    wiki: Counted, title: str, text: str, touched: set[str]
) -> None:
    calls: list[str] = []
    robot = Robot(wiki, tuple(counting(calls, type_) for type_ in REPORTS))
    robot.run()
    calls.clear()
    wiki.edit(title, text)
    robot.run()
    assert set(calls) == touched
    assert is_up_to_date(wiki)


def test_a_name_shown_by_a_report_that_is_not_worked_out_changes_all_the_same(
    wiki: Counted,
) -> None:
    settings = Settings(amounts_by_person="everyone")
    robot = Robot(wiki, settings=settings)
    robot.run()
    wiki.edit("Utilisateur:Zoé Petit", "{{Profil|nom=Zoé Grand|alias=Zoé Petit}}")
    robot.run()
    assert "Zoé Grand" in wiki.text("Tableau de bord/Budgets 2026/Communication")
    assert is_up_to_date(wiki, settings=settings)


def test_a_person_who_gets_a_redirect_costs_no_text(wiki: Counted) -> None:
    wiki.edit(ZOE, wiki.text(ZOE) + "\n" + LINE.replace("qui=Ana", "qui=Zaza"))
    robot = Robot(wiki)
    assert "unknown_person" in {issue.code for issue in robot.run().ledger.issues}
    wiki.edit("Zaza", "#REDIRECTION [[Utilisateur:Zoé Petit]]")
    wiki.forget()
    assert "unknown_person" not in {issue.code for issue in robot.run().ledger.issues}
    assert [one for one in wiki.sent if isinstance(one, int)] == []
    assert is_up_to_date(wiki)


def test_a_template_that_gets_a_redirect_has_all_pages_read_again(wiki: Counted) -> None:
    wiki.edit("Contrib", LINE.replace("Contribution", "Heures"))
    robot = Robot(wiki)
    before = robot.run().ledger
    wiki.edit("Modèle:Heures", "#REDIRECTION [[Modèle:Contribution]]")
    after = robot.run().ledger
    assert total(after) == total(before) + 1
    wiki.delete("Modèle:Heures")
    assert total(robot.run().ledger) == total(before)
    assert is_up_to_date(wiki)


def total(ledger: Ledger) -> int:
    return sum(len(records) for records in ledger.records.values())


def test_the_next_day_is_worked_out_without_reading_anything(wiki: Counted) -> None:
    robot = Robot(wiki)
    robot.run()
    wiki.forget()
    tomorrow = date(2026, 7, 1)
    robot.run(tomorrow)
    assert "texts" not in wiki.asked
    assert is_up_to_date(wiki, tomorrow)


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
        robot.service.refresh(TODAY, Orders(may_write))
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

    def purge_users(self, titles: Collection[str]) -> int:
        self._leave("purge_users")
        return super().purge_users(titles)

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
                lambda wiki, other=other, line=line: wiki.edit(
                    other, line + "\n{{Contribution|qui="
                ),
                lambda wiki, other=other, title=title: wiki.edit(
                    other, f"#REDIRECTION [[{title}]]"
                ),
                lambda wiki, other=other: other in wiki.titles_under(other) and wiki.delete(other),
                lambda wiki: wiki.edit("Modèle:Heures", "#REDIRECTION [[Modèle:Contribution]]"),
                lambda wiki: wiki.edit("Modèle:Heures", "bloc"),
                lambda wiki: wiki.edit(JUNE, "effacé"),
            )
        )


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_pages_are_those_of_a_run_that_remembers_nothing(seed: int) -> None:
    draw = Random(seed)
    wiki = Counted({**dict(PAGES), STOP: "marche"})
    robot, members = Robot(wiki), edits(draw)
    for _ in range(12):
        for _ in range(draw.randrange(4)):
            next(members)(wiki)
        robot.run()
        assert is_up_to_date(wiki)
