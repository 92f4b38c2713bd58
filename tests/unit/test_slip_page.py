"""A list of slips published on the wiki: for those who may see amounts by person, and by nobody's clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopwiki.commands.single_page import PageWriter
from coopwiki.commands.slips import publish_list
from coopwiki.publishing.page_names import STOP
from coopwiki.runs.refresh import RunOptions, refresh
from coopwiki.runs.save import Stopped
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.invoicing.slip import Slip
from coopwiki.subjects.invoicing.slip_list import SlipList
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Status
from ledgers import SHEETS, TODAY, line

SETTINGS = Settings(amounts_by_person="everyone")
PAGE = "Tableau de bord/Bons"
STOP_PAGE = f"Tableau de bord/{STOP}"
LINES = (
    line(montant="45", bon="B-1", réglé_le="2026-04-05")
    + line(montant="12", date="2026-03-20")
    + line(montant="7", bon="B-9", qui="Paul Roy")
    + line(montant="3", qui="Paul Roy")
    + line(montant="5", qui="Paul Roy", bon="B-7")
)
PAGES = SHEETS | {"Carnet": LINES, STOP_PAGE: "marche"}


def slip(number: str, amount: str, person: str = "Ana Martin", paid: date | None = None) -> Slip:
    return Slip(number, date(2026, 4, 1), person, Decimal(amount), "Libellé de Zoé Blanc", paid)


LIST = SlipList(
    (
        slip("B-1", "45.00", paid=date(2026, 4, 6)), slip("B-2", "12.00"), slip("B-3", "99.00", "Anou"),
        slip("B-4", "8.00", "Zoé Blanc"), slip("B-7", "6.00", "Paul Roy"),
    ),
    ("Ligne 9 : la même que la ligne 8, comptée une fois.",),
)  # fmt: skip


def published(wiki: Memory, settings: Settings = SETTINGS) -> Status:
    hand = PageWriter(wiki, settings, Permission(wiki, settings), "essai")
    return publish_list(hand, TODAY, LIST).outcome.status


@pytest.fixture
def wiki() -> Memory:
    return Memory(PAGES)


@pytest.fixture
def page(wiki: Memory) -> str:
    assert published(wiki) is Status.SAVED
    return wiki.text(PAGE).replace("\u00a0", " ")


def section(page: str, title: str) -> str:
    return page.partition(f"== {title} ==")[2].partition("\n== ")[0]


def test_each_side_is_shown_with_what_calls_for_a_look_first(page: str) -> None:
    assert "B-7 du 1er avril 2026, 6,00 €" in section(page, "Le bon et les lignes n’ont pas le même montant")
    assert "bon B-9" in section(page, "Un bon nommé, que la liste n’a pas")
    assert "3,00 €" in section(page, "Des lignes sans bon")
    assert "B-3" in section(page, "Des bons sans ligne")
    assert "<code>&#124;bon&#61;B-2</code>" in section(page, "Ce qui peut être écrit sur les lignes")


def test_payments_that_disagree_have_their_section(page: str) -> None:
    told = section(page, "Des paiements dits autrement")
    assert "Réglé le 5 avril 2026 sur le wiki, payé le 6 avril 2026 d’après la liste." in told


def test_it_says_of_which_day_it_is_and_that_it_stays_so(page: str) -> None:
    assert "La liste des bons lue le 30 juin 2026" in page
    assert "elle change quand une nouvelle liste est lue, pas avant" in page


def test_people_the_wiki_does_not_know_and_labels_are_left_out(page: str) -> None:
    assert "Zoé" not in page
    assert "1 bon d’une personne que le wiki ne connaît pas" in page


def test_the_same_list_twice_saves_nothing_and_a_run_leaves_the_page(wiki: Memory, page: str) -> None:
    assert published(wiki) is Status.UNCHANGED
    refresh(wiki, wiki, SETTINGS, TODAY, REPORTS, RunOptions(Permission(wiki, SETTINGS)))
    assert wiki.text(PAGE).replace("\u00a0", " ") == page


def test_a_run_takes_it_away_once_amounts_by_person_are_no_longer_published(wiki: Memory, page: str) -> None:
    assert "Ana Martin" in page
    nobody = replace(SETTINGS, amounts_by_person="nobody")
    refresh(wiki, wiki, nobody, TODAY, REPORTS, RunOptions(Permission(wiki, nobody)))
    assert "Ana Martin" not in wiki.text(PAGE)
    assert "n’a plus de sujet" in wiki.text(PAGE)


@pytest.mark.parametrize("setting", ["members", "nobody"])
def test_a_wiki_that_all_can_read_gets_no_such_page(wiki: Memory, setting: str) -> None:
    settings = Settings(amounts_by_person=setting)  # type: ignore[arg-type]
    with pytest.raises(WrongSettings, match="sans --publish"):
        published(wiki, settings)
    assert wiki.saves == []


def test_the_stop_page_stops_it(wiki: Memory) -> None:
    wiki.edit(STOP_PAGE, "arrêt")
    with pytest.raises(Stopped):
        published(wiki)
    assert wiki.saves == []


def test_what_people_write_around_it_stays(wiki: Memory, page: str) -> None:
    wiki.edit(PAGE, f"Vu avec Paul.\n{wiki.text(PAGE)}")
    wiki.edit("Carnet", LINES + line(montant="1", date="2026-03-01"))
    assert published(wiki) is Status.SAVED
    assert wiki.text(PAGE).startswith("Vu avec Paul.\n<!-- coopwiki:début bons -->")
    assert page


def test_a_list_of_thousands_stays_within_what_a_page_holds(wiki: Memory) -> None:
    many = tuple(slip(f"B-{n}", f"{n % 97 + 1}.00", "Ana Martin") for n in range(5_000))
    same = "\n".join(line(montant="1", bon="C-1", quoi="x" * 200) for _ in range(400))
    wiki.edit("Autre", same)
    hand = PageWriter(wiki, SETTINGS, Permission(wiki, SETTINGS), "essai")
    listed = SlipList((*many, slip("C-1", "9.00")), ())
    assert publish_list(hand, TODAY, listed).outcome.status is Status.SAVED
    page = wiki.text(PAGE).replace("\u00a0", " ")
    assert len(page.encode()) < 1_000_000
    assert "et 370 autres lignes" in page
    assert "qui tient les robots]] peut les donner tous" in page
