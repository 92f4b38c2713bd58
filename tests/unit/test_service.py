"""A service asks, works out and writes no more than what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.settings import Settings
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.cache import Cache
from coopwiki.wiki.port import Status
from counted import LISTS, Counted
from served import JUNE, LINE, MAY, MOVE, STOP, ZOE, Robot, is_up_to_date, saved
from wiki.small_cooperative import PAGES

MONEY = {
    "mine",
    "budgets",
    "circles",
    "closing",
    "commons",
    "assertions",
    "contradictions",
    "issues",
    "overview",
    "social_code",
    "weekly",
}
"""The reports that money moves."""


@pytest.fixture
def wiki() -> Counted:
    return Counted({**dict(PAGES), STOP: "marche", "Prose": "Bonjour", "Contrib": "rien"})


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


def test_with_a_cache_the_first_run_of_a_process_asks_for_lists_only(wiki: Counted, tmp_path: Path) -> None:
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
        (ZOE, LINE, MONEY | {"brands", "closed_months", "contributions", "headcount"}),
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
