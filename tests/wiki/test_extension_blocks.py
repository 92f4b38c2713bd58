"""Each record's block on its page: its "modifier", the lines it stands on; on both versions."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field
from wiki.small_cooperative import PAGES
from wiki.versions import on

pytestmark = on("1.43")

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30}}"
SHEET = "{{Cercle|nom=Couture|raison d'être=Coudre}}"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    deployed_wiki.import_pages(PAGES, links=False)
    return deployed_wiki


@pytest.fixture
def camille(page_of: PageOf) -> Browser:
    return page_of("Camille")


def links(page: Browser) -> list[str]:
    """Where the links "modifier" of a page lead, from `page=` on."""
    found = page.locator(".cw-modifier").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [re.sub(r"^.*?page=|&rev=\d+", "", unquote(href)) for href in found]


def test_each_block_leads_to_its_own_record(camille: Browser, client: ClientOf) -> None:
    client("Camille").edit("Deux", f"{LINE}\n{SHEET}\n<nowiki>{LINE}</nowiki>\n{{{{contribution|date=x}}}}")
    camille.goto("/index.php/Deux")
    assert links(camille) == ["Deux&n=1", "Deux&n=2", "Deux&n=3"]
    camille.get_by_role("link", name="Modifier la fiche Cercle (n° 2)").click()
    assert field(camille, "nom", "Cercle").input_value() == "Couture"


def test_blocks_from_elsewhere_lead_to_the_list_of_the_pages_own_records(camille: Browser, client: ClientOf) -> None:
    client("Camille").edit("Recueil", f"{{{{:Journal d'Ana}}}}\n{LINE}")
    camille.goto("/index.php/Recueil")
    assert links(camille) == ["Recueil"] * 3
    assert camille.locator("[id^=ligne-]").count() == 0


def test_each_line_of_a_record_leads_to_its_block_and_a_line_of_two_to_the_first(
    camille: Browser, client: ClientOf
) -> None:
    client("Camille").edit("Lignes", f"Mots.\n\n{{{{Cercle\n|nom=A\n|raison d'être=B}}}}{LINE}\n{LINE}")
    camille.goto("/index.php/Lignes")
    ids = camille.locator(".coopwiki-fiche").evaluate_all(
        "all => all.map(one => [one.id, ...[...one.querySelectorAll('[id]')].map(e => e.id)].join(' '))"
    )
    assert ids == ["ligne-3 ligne-4 ligne-5", "", "ligne-6"]


def test_who_may_not_edit_sees_no_links(page_of: PageOf, client: ClientOf) -> None:
    admin = client("Admin")
    admin.edit("Fermée", LINE)
    admin.call(action="protect", title="Fermée", protections="edit=sysop", token=admin.token())
    for name in ("Camille", "Admin"):
        page = page_of(name)
        page.goto("/index.php/Fermée")
        assert page.locator(".cw-modifier").count() == (name == "Admin")


def test_old_revisions_and_previews_have_no_links(camille: Browser, client: ClientOf) -> None:
    old = client("Camille").edit("Ancien", LINE)
    client("Camille").edit("Ancien", f"{LINE}\n{LINE}")
    camille.goto(f"/index.php?oldid={old}")
    assert camille.locator(".coopwiki-fiche").count() == 1
    assert links(camille) == []


def test_printed_pages_carry_no_links_to_edit(camille: Browser) -> None:
    camille.goto("/index.php/Journal d'Ana")
    assert camille.locator(".cw-modifier").first.is_visible()
    camille.emulate_media(media="print")
    assert not camille.locator(".cw-modifier").first.is_visible()
    assert camille.locator(".coopwiki-fiche").first.is_visible()


@pytest.mark.parametrize(
    ("first", "said", "wrong"),
    [("2h", "avec des valeurs différentes", 1), ("1h30", "avec la même valeur", 0)],
)
def test_a_field_typed_twice_is_told_on_its_block_and_after_saving(
    camille: Browser, first: str, said: str, wrong: int
) -> None:
    twice = LINE.replace("|durée=", f"|durée={first}|durée=")
    camille.goto(f"/index.php?title=Deux_fois_{wrong}&action=edit")
    camille.locator("#wpTextbox1").fill(f"{LINE}\n{SHEET}\n{twice}")
    camille.locator("#wpSave").click()
    camille.wait_for_selector(".cw-avis")
    assert camille.locator(".cw-repete").count() == 1
    third = camille.locator(".coopwiki-fiche").nth(2)
    assert said in third.locator(".cw-repete").inner_text()
    assert "durée" in third.locator(".cw-repete b").inner_text()
    assert camille.locator(".cw-a-corriger").count() == wrong
    assert camille.locator(".cw-avis-erreurs").count() == wrong
