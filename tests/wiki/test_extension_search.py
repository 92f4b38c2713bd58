"""The wiki's own search leads to forms, and to what has such a name or title."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, told

TITLES = (
    ("Repas commun", "Proposition", "Propositions/Le repas", ()),
    ("Technique", "Cercle", "Le cercle", ("Tech",)),
    ("Technique", "Cercle", "Un autre", ()),
    ("<b>Gras</b> {{x}}", "Décision", "Le cercle", ()),
    ("Partie", "Formation", "Page partie", ()),
)
SEEN = ".cw-trouve"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def searching(client: ClientOf, page_of: PageOf) -> Browser:
    """A reader's browser, on a wiki whose robots wrote which titles there are."""
    admin = client("Admin")
    for page in ("Propositions/Le repas", "Le cercle", "Un autre"):
        admin.edit(page, "Une page.")
    admin.edit("Utilisateur:Camille/Notes", "Le pédalier est réparé.")
    rows = [dict(zip(("name", "kind", "page", "others"), row, strict=True)) for row in TITLES]
    admin.edit("Module:CoopWiki/données/titres.json", json.dumps({"titles": [*rows, "faux", {"name": 3}]}))
    return page_of("")


def search(page: Browser, term: str, how: str = "fulltext") -> list[str]:
    """What stands above the wiki's results: each link with its kind."""
    page.goto(f"/index.php?title=Spécial:Recherche&{how}=1&search={term}")
    return page.locator(f"{SEEN} li").all_inner_texts()


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("annoncer un achat", "Annoncer un achat"), ("acheter", "Annoncer un achat"),
        ("mes heures", "Déclarer une contribution"), ("lever l’objection", "Noter une objection"),
        ("REPAS COMMUN", "Repas commun (Proposition)"), ("proposition repas", "Repas commun (Proposition)"),
        ("gras", "<b>Gras</b> {{x}} (Décision)"),
    ],
)  # fmt: skip
def test_what_members_look_for_leads_somewhere(searching: Browser, term: str, expected: str) -> None:
    assert expected in search(searching, term)


def test_a_link_opens_what_it_names(searching: Browser) -> None:
    search(searching, "annoncer un achat")
    searching.locator(SEEN).get_by_role("link", name="Annoncer un achat").click()
    assert "Fiche/D" in searching.url
    search(searching, "repas")
    searching.locator(SEEN).get_by_role("link", name="Repas commun").click()
    assert searching.locator("h1").first.inner_text() == "Propositions/Le repas"


def test_what_is_called_alike_says_on_which_page_it_stands(searching: Browser) -> None:
    assert search(searching, "technique") == ["Technique (Cercle, Le cercle)", "Technique (Cercle, Un autre)"]


@pytest.mark.parametrize("term", ["la", "<script>", "%22 onload=%22", "partie", "pédalier", "  "])
def test_nothing_is_said_of_what_nothing_is_called(searching: Browser, term: str) -> None:
    assert search(searching, term) == []


def test_another_name_opens_its_page_at_once_where_one_page_alone_goes_by_it(searching: Browser) -> None:
    search(searching, "tech", "go")
    assert searching.locator("h1").first.inner_text() == "Le cercle"
    search(searching, "technique", "go")
    assert searching.locator(SEEN).count() == 1


def test_what_stands_on_members_pages_is_searched(searching: Browser) -> None:
    search(searching, "pédalier")
    assert "Utilisateur:Camille/Notes" in told(searching)


def test_the_list_of_special_pages_has_ours_by_their_names(searching: Browser) -> None:
    searching.goto("/index.php/Spécial:Pages_spéciales")
    listed = searching.locator("#mw-content-text a").all_inner_texts()
    assert {"Écrire une fiche", "Mon espace", "Agenda des cercles"} <= set(listed)
    searching.locator("#mw-content-text").get_by_role("link", name="Écrire une fiche").click()
    assert "Annoncer un achat" in told(searching)
