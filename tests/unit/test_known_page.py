"""What was known month by month, as a page of the wiki: a chart and a table for each budget."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.commands.known import known_of_all
from coopwiki.commands.single_page import PageWriter
from coopwiki.core.ledger import Ledger
from coopwiki.runs.refresh import RunOptions, refresh
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings
from coopwiki.subjects.budgets.budget_history_page import budget_history_page
from coopwiki.subjects.reports import REPORTS
from coopwiki.subjects.rules.year_rule import year_of
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Status
from ledgers import SHEETS, budget, ledger, line

YEAR, TODAY = 2026, date(2026, 4, 15)
PAGE = "Tableau de bord/Ce qu’on savait 2026"
SETTINGS = Settings()
LATE = line(date="2026-02-10", montant="600")
PAGES = SHEETS | {
    "Budgets": budget() + budget(cercle="Accueil", montant="50"), "Carnet": LATE,
    "Tableau de bord/Robots/Marche": "marche",
}  # fmt: skip


def evenings() -> list[tuple[date, Ledger]]:
    """Technique's budget was written in February, its line in March, the one of Accueil in April."""
    said = (
        (date(2026, 1, 31), {}),
        (date(2026, 2, 28), {"Budgets": budget()}),
        (date(2026, 3, 31), {"Budgets": budget(), "Carnet": LATE}),
        (TODAY, {name: PAGES[name] for name in ("Budgets", "Carnet")}),
    )
    return [(day, ledger(SHEETS | pages, day)) for day, pages in said]


@pytest.fixture
def wiki() -> Memory:
    return Memory(PAGES)


def write(wiki: Memory) -> Status:
    hand = PageWriter(wiki, SETTINGS, Permission(wiki, SETTINGS), "essai")
    context = hand.context(TODAY)
    found, revision = known_of_all(evenings(), YEAR)
    return hand.save(budget_history_page(context, found, year_of(context.ledger, TODAY), revision)).outcome.status


@pytest.fixture
def page(wiki: Memory) -> str:
    assert write(wiki) is Status.SAVED
    return wiki.text(PAGE).replace("\u00a0", " ")


def test_every_budget_there_was_has_its_row_for_each_evening() -> None:
    found, _ = known_of_all(evenings(), YEAR)
    assert [one.name for one in found] == [None, "Accueil", "Technique"]
    assert [[row.exists for row in one.months] for one in found[1:]] == [
        [False, False, False, True],
        [False, True, True, True],
    ]


def test_it_begins_with_the_budgets_that_were_told_to_run_out(page: str) -> None:
    head = page.partition("== Tous les budgets ==")[0]
    assert "* '''Technique''' : le 31 mars 2026" in head
    assert "Accueil" not in head


def test_a_chart_and_a_table_show_what_the_year_was_seen_to_spend(page: str) -> None:
    technique = page.partition("== Technique ==")[2]
    assert "{{Colonnes|en=euros|" in technique
    assert "|2026-02=0|2026-03=" in technique
    assert "ce budget n’était encore écrit nulle part" in technique
    assert technique.count('! scope="row"') == 4


def test_nobody_is_named_and_everyone_may_read_it(page: str) -> None:
    assert "Ana" not in page


def test_a_run_leaves_it_as_it_is_and_the_same_history_saves_nothing(wiki: Memory, page: str) -> None:
    refresh(wiki, wiki, SETTINGS, TODAY, REPORTS, RunOptions(Permission(wiki, SETTINGS)))
    assert wiki.text(PAGE).replace("\u00a0", " ") == page
    assert write(wiki) is Status.UNCHANGED
