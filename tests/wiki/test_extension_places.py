"""A form writes a record only where robots read it: on no page of another kind, on no redirect."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, open_form, save, told
from wiki.versions import on

pytestmark = on("1.43")

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Mot|cercle=Technique|durée=1h30}}"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.mark.parametrize(
    "title",
    [
        "Utilisateur:Camille/common.js", "Utilisateur:Camille/x.json", "Essai.css", "MediaWiki:Sidebar",
        "Modèle:Contribution", "Module:CoopWiki/x", "Tableau de bord/Robots/Marche", "Tableau de bord",
        "Discussion utilisateur:Robot", "Discussion:Accueil", "Aide:Essai", "Catégorie:Essai", "Fichier:Essai.png",
    ],
)  # fmt: skip
def test_a_link_does_not_make_a_form_write_where_records_have_no_place(
    page_of: PageOf, client: ClientOf, title: str
) -> None:
    page = page_of("Camille", java_script_enabled=False)
    before = client("").call(action="query", titles=title, prop="info")["query"]["pages"]
    open_form(page, "Contribution", page=title, quoi="Site", durée="1h", cercle="Technique")
    save(page)
    assert "En choisir une autre".lower() in told(page).lower()
    assert client("").call(action="query", titles=title, prop="info")["query"]["pages"] == before


@pytest.mark.parametrize("leads", [True, False], ids=["a page", "no page for records"])
def test_a_redirect_leads_the_form_to_its_page_which_is_shown_or_refused(
    page_of: PageOf, client: ClientOf, *, leads: bool
) -> None:
    """On the redirect itself no record would show or count."""
    there = "Réunions d'avant" if leads else "Modèle:Menée"
    client("Admin").edit(f"Menant {leads}", f"#REDIRECTION [[{there}]]")
    client("Admin").edit(f"Vers {leads}", f"#REDIRECTION [[Menant {leads}]]")
    page = page_of("Camille")
    open_form(page, "Contribution", page=f"Vers {leads}", quoi="Site", durée="1h", cercle="Technique")
    expect(page.locator("[name=wppage]")).to_have_value(there)
    page.locator("[name=wppage]").fill(f"Vers {leads}")
    save(page)
    assert client("").text(there).count("{{Contribution") == leads
    assert ("C’est enregistré" in told(page)) == leads
    for name in (f"Menant {leads}", f"Vers {leads}"):
        assert "Contribution" not in client("").text(name)


def test_my_page_that_was_moved_is_still_mine(mediawiki: MediaWiki, page_of: PageOf, client: ClientOf) -> None:
    mediawiki.member("Irène")
    client("Admin").edit("Archives d'Irène", LINE)
    client("Admin").edit("Utilisateur:Irène/Contributions 2026", "#REDIRECTION [[Archives d'Irène]]")
    page = page_of("Irène", java_script_enabled=False)
    open_form(page, "Contribution", date="2026-04-01", quoi="Site", durée="1h", cercle="Technique")
    save(page)
    assert client("").text("Archives d'Irène").count("{{Contribution") == 2


def test_a_redirect_to_another_wiki_or_to_itself_takes_no_record(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    for name, there in (("Rond", "Ronde"), ("Ronde", "Rond"), ("Dehors", "mw:Dehors"), ("Spéciale", "Spécial:Version")):
        client("Admin").edit(name, f"#REDIRECTION [[{there}]]")
    for name in ("Rond", "Dehors", "Spéciale"):
        before = client("").text(name)
        open_form(page, "Contribution", page=name, quoi="Site", durée="1h", cercle="Technique")
        save(page)
        assert "En choisir une autre".lower() in told(page).lower(), name
        assert client("").text(name) == before


def test_the_page_a_link_chose_is_shown_and_can_be_cleared(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille")
    open_form(page, "Contribution", page="Ailleurs", quoi="Site", durée="1h", cercle="Technique")
    assert page.locator("[name=wppage]").is_visible()
    page.locator("[name=wppage]").fill("")
    save(page)
    assert client("").call(action="query", titles="Ailleurs")["query"]["pages"][0].get("missing")
    assert "Contributions" in page.title()
