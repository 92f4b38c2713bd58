"""The demo's three neighbours, and the page on which its cooperative stands beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from coopwiki.federation.comparison import RespondingCooperative
from coopwiki.federation.federation_pages import federation_pages
from coopwiki.federation.pack_json import parsed
from coopwiki.federation.sources import read_sources
from coopwiki.federation.work import packed
from coopwiki.settings import Settings
from ledgers import ledger
from neighbours import NEIGHBOURS, Neighbour, neighbour_pages, write_federation
from said import in_folder
from wiki.small_cooperative import PAGES

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("one", NEIGHBOURS, ids=lambda one: one.name)
def test_a_neighbour_has_nothing_to_mend(one: Neighbour) -> None:
    read = ledger({page.title: page.text for page in neighbour_pages(one, TODAY)}, TODAY)
    assert [issue.fault.message for issue in read.issues] == []


def test_the_same_day_gives_the_same_bytes() -> None:
    assert [neighbour_pages(one, TODAY) for one in NEIGHBOURS] == [neighbour_pages(one, TODAY) for one in NEIGHBOURS]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The pages of the federation, by name; the small cooperative stands for the demo's own."""
    directory = tmp_path_factory.mktemp("federation")
    in_folder(directory / "ici", dict(PAGES))
    file = write_federation(directory, TODAY, (("nom", "Ici"), ("folder", "ici")))
    partners = [RespondingCooperative(source, parsed(packed(source, TODAY))) for source in read_sources(file)]
    pages = federation_pages(partners, (), Settings())
    return {page.title.removeprefix("Tableau de bord/"): page.content for page in pages}


def test_each_of_the_four_has_its_page(shown: Mapping[str, str]) -> None:
    assert list(shown) == ["Fédération", "Fédération Ici", *(f"Fédération {one.name}" for one in NEIGHBOURS)]


def test_the_common_page_says_what_each_needs_offers_and_decided(shown: Mapping[str, str]) -> None:
    for one in NEIGHBOURS:
        assert f"* {one.name} : {one.need} ; pour : Avancer ; cercle : Ensemble" in shown["Fédération"]
        assert f"* {one.name} : {one.training} ; date" in shown["Fédération"]
        assert f"* {one.name} : {one.precedent} ; état : adoptée" in shown["Fédération"]


def test_the_rules_that_differ_stand_side_by_side(shown: Mapping[str, str]) -> None:
    rule = re.search(r"^\* taux horaire maximum : (.*)$", shown["Fédération"], re.MULTILINE)
    assert rule
    assert [f"{one.cap} €/h" in rule[1] for one in NEIGHBOURS] == [True] * 3


def test_a_neighbour_is_shown_its_figures(shown: Mapping[str, str]) -> None:
    page = shown["Fédération La Ruche des Plaines"]
    assert "par mois, en moyenne de 12 mois sur 12" in page
    assert re.search(r"Décisions<br>.*année 2025</span>\n\| 6\n", page)


def test_no_name_of_a_neighbours_people_is_on_a_page(shown: Mapping[str, str]) -> None:
    names = [word for one in NEIGHBOURS for who in one.people for word in who.split()]
    assert [name for name in names if any(re.search(rf"\b{name}\b", page) for page in shown.values())] == []
