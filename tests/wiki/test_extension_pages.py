"""What the extension adds to pages: links, the menu, names to choose from, the notice; on both versions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from mediawiki import MediaWiki
from wiki import visualeditor
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.operating import Operator
from wiki.versions import on

pytestmark = [on("1.43"), pytest.mark.long]

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30}}"
PUBLIC = "{{Profil|nom=Ana Martin|alias=Ana|publication=oui}}"
COUNTED_SOON = "C’est enregistré. La fiche sera comptée au prochain passage des robots, d’ici quelques minutes."
ALL_BUT_WRONG = "Les fiches sans erreur seront comptées"
HASTE = "const real = setTimeout; window.setTimeout = (f, ms, ...rest) => real(f, ms < 9000 ? ms : ms / 10, ...rest)"
"""A page for which what it does every 15 seconds comes round ten times sooner."""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def robots(cooperative: Operator) -> Operator:
    """The robots of the small cooperative, after Ana Martin's profile has become public."""
    cooperative.wiki.import_pages([("Utilisateur:Ana Martin", PUBLIC)], links=False)
    assert cooperative("run").status == 0
    return cooperative


@pytest.fixture(scope="module")
def mediawiki(robots: Operator) -> MediaWiki:
    return robots.wiki


@pytest.fixture
def camille(page_of: PageOf) -> Browser:
    return page_of("Camille")


def test_a_line_of_a_dashboard_leads_to_the_block_of_that_line(page_of: PageOf) -> None:
    reader = page_of("")
    for title, link, said in (
        ("Contributions 2026-06", "Journal de Zoé", "Affiches"),
        ("Fiches à corriger", "ligne 4", "Rangement"),
    ):
        reader.goto(f"/index.php/Tableau de bord/{title}")
        rows = reader.locator("#mw-content-text tr", has_text=said)
        (rows.first if rows.count() else reader).get_by_role("link", name=link).first.click()
        assert said in reader.locator(".coopwiki-fiche:target").inner_text()


def test_a_circles_page_leads_to_the_form_with_that_circle(camille: Browser) -> None:
    camille.goto("/index.php/Communication")
    camille.locator("#mw-content-text").get_by_role("link", name="Déclarer une contribution").click()
    assert camille.locator("h1").inner_text() == "Déclarer une contribution"
    assert field(camille, "cercle").input_value() == "Communication"


def test_the_front_pages_button_opens_the_form(camille: Browser) -> None:
    camille.goto("/index.php/Accueil")
    camille.locator("#mw-content-text .coopwiki-bouton a").first.click()
    assert "Fiche/Contribution" in unquote(camille.url)
    camille.goto("/index.php/Contributions")
    camille.get_by_role("link", name="Noter une réunion").click()
    expect(field(camille, "qui", row=6)).to_have_count(1)


def test_the_personal_menu_leads_to_the_form(page_of: PageOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    page.goto("/index.php?title=Technique&useskin=monobook")
    page.locator("#pt-coopwiki a").click()
    assert page.locator("h1").inner_text() == "Déclarer une contribution"
    stranger = page_of("")
    stranger.goto("/index.php?title=Technique&useskin=monobook")
    assert stranger.locator("#pt-coopwiki").count() == 0


def test_the_personal_menu_leads_to_ones_own_lines_once_there_are_some(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    year = str(datetime.now(ZoneInfo("Europe/Paris")).year)
    client("Camille").edit(f"Utilisateur:Camille/Contributions {year}", LINE)
    page.goto("/index.php?title=Technique&useskin=monobook")
    page.locator("#pt-coopwikimine a").click()
    assert page.locator("h1").inner_text() == f"Utilisateur:Camille/Contributions {year}"


def test_minervas_main_menu_leads_to_the_form_and_to_the_portal(page_of: PageOf) -> None:
    portal = ["Écrire", "Contributions", "Budgets", "Cercles", "Annuaire", "Gouvernance"]
    for name, expected in (("Camille", ["Mon espace", "Déclarer une contribution", *portal]), ("", portal)):
        page = page_of(name, viewport={"width": 360, "height": 740})
        page.goto("/index.php/Accueil?useskin=minerva")
        expect(page.locator("#p-navigation [id^=cw-menu-]")).to_have_text(expected)
    page.locator("label[for=main-menu-input]").first.click()
    page.locator("#p-navigation").get_by_role("link", name="Cercles").click()
    assert page.locator("h1").inner_text() == "Cercles"


def test_circles_people_and_budgets_are_chosen_from_what_therobots_found(
    camille: Browser,
) -> None:
    open_form(camille, "Contribution")
    offered = {
        name: camille.locator(f"#{field(camille, name).get_attribute('list')} option").evaluate_all(
            "all => all.map(option => option.value)"
        )
        for name in ("cercle", "qui", "budget")
    }
    found = {
        "cercle": {"Communication", "Technique"},
        "qui": {"Ana Martin"},
        "budget": {"Communication", "Technique"},
    }
    for name, names in found.items():
        assert names <= set(offered[name])


@pytest.mark.parametrize("script", [True, False], ids=["js", "no js"])
def test_a_name_that_is_not_known_is_asked_about_and_saved_as_typed(
    page_of: PageOf, client: ClientOf, *, script: bool
) -> None:
    page = page_of("Camille", java_script_enabled=script)
    open_form(page, "Contribution", page=f"Noms {script}")
    fill(page, qui="Anna Martin", quoi="Tri", cercle="Tecnique", budget="Plage", durée="1h")
    said = (
        "« Anna Martin » n’est pas dans la liste des personnes. Vouliez-vous dire « Ana Martin » ?",
        "« Tecnique » n’est pas dans la liste des cercles. Vouliez-vous dire « Technique » ?",
        "« Plage » n’est pas dans la liste des budgets : la fiche comptera sous ce nom.",
    )
    if script:
        expect(page.locator(".cw-compris-doute")).to_have_text(list(said))
        found = Axe().run(page, context="#mw-content-text").response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    save(page)
    assert all(sentence in told(page) for sentence in said)
    assert "qui=Anna Martin|quoi=Tri|cercle=Tecnique" in client("").text(f"Noms {script}")
    page.reload()
    assert "Vouliez-vous" not in told(page)


def test_names_known_by_another_name_raise_no_question(camille: Browser) -> None:
    open_form(camille, "Contribution", page="Noms connus")
    fill(camille, qui="Ana", quoi="Tri", cercle="[[technique]]", budget="Communication", durée="1h")
    camille.get_by_text("Compris : 1 h").wait_for()
    assert camille.locator(".cw-compris-doute").count() == 0
    save(camille)
    assert "la liste" not in told(camille)


def test_after_a_first_line_the_notice_leads_to_writing_ones_profile(mediawiki: MediaWiki, page_of: PageOf) -> None:
    mediawiki.member("Inès")
    page = page_of("Inès", java_script_enabled=False)
    open_form(page, "Contribution", quoi="Accueil", cercle="Technique", durée="1h")
    save(page)
    page.get_by_role("link", name="créer ce profil").click()
    assert field(page, "nom", "Profil").input_value() == "Inès"
    save(page)
    assert page.locator("h1").inner_text() == "Utilisateur:Inès"
    open_form(page, "Contribution", quoi="Encore", cercle="Technique", durée="1h")
    save(page)
    assert "profil" not in told(page)


def test_after_saving_a_member_sees_when_the_line_will_count_and_then_that_it_does(
    camille: Browser, robots: Operator
) -> None:
    camille.add_init_script(HASTE)
    open_form(camille, "Contribution", page="Journal neuf")
    fill(camille, date="2026-06-12", qui="Ana Martin", quoi="Tri", cercle="Technique", durée="2h")
    save(camille)
    assert "sera comptée au prochain passage" in told(camille)
    assert robots("run").status == 0
    counted = expect(camille.locator(".cw-avis-enregistre"))
    counted.to_contain_text("la fiche est dans les comptes", timeout=30_000)
    camille.reload()
    assert "la fiche est dans les comptes" in told(camille)


def test_after_visualeditor_a_member_sees_what_is_to_mend_and_when_it_will_count(
    page_of: PageOf, client: ClientOf
) -> None:
    client("Camille").edit("Visuel", LINE)
    page = page_of("Camille", viewport={"width": 1200, "height": 900})
    for typed, mistakes, said in (("1h75", 1, "C’est enregistré."), ("2h15", 0, COUNTED_SOON)):
        visualeditor.start(page, "Visuel")
        visualeditor.open_form(page, ".cw-ligne")
        visualeditor.field(page, "Durée").fill(typed)
        visualeditor.save(page)
        notice = page.locator(".cw-avis-enregistre")
        expect(notice).to_have_text(said)
        expect(page.locator(".cw-avis-erreurs")).to_have_count(mistakes)
    assert client("").text("Visuel") == LINE.replace("1h30", "2h15")


def test_after_the_source_editor_a_member_sees_the_same_without_javascript(page_of: PageOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    wrong = LINE.replace("1h30", "beaucoup")
    told_wrong = "une fiche de cette page est à corriger"
    for text, counted, said in (
        (wrong, "C’est enregistré.", told_wrong),
        (f"{LINE}\n\n{wrong}", COUNTED_SOON.replace("La fiche sera comptée", ALL_BUT_WRONG), told_wrong),
        (LINE, COUNTED_SOON, ""),
    ):
        page.goto("/index.php?title=Source&action=edit")
        page.locator("#wpTextbox1").fill(text)
        page.locator("#wpSave").click()
        assert page.locator(".cw-avis-enregistre").inner_text() == counted
        assert said in told(page).lower()
        assert page.locator(".cw-avis-erreurs").count() == bool(said)
        page.reload()
        assert page.locator(".cw-avis").count() == 0


@pytest.mark.parametrize("width", [1200, 360])
def test_forms_and_links_are_accessible_and_fit(page_of: PageOf, width: int, wiki_version: str) -> None:
    skin = "vector-2022" if width > 360 or wiki_version != "1.39" else "minerva"
    page = page_of("Camille", viewport={"width": width, "height": 800})
    for address in (
        "Spécial:Fiche/Contribution?lignes=6",
        "Spécial:Fiche/Cercle",
        "Spécial:Fiche",
        "Journal d'Ana",
    ):
        mark = "&" if "?" in address else "?"
        page.goto(f"/index.php/{address}{mark}useskin={skin}")
        page.wait_for_load_state("networkidle")
        found = Axe().run(page, context="#mw-content-text").response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_mistake_is_accessible_in_the_dark(page_of: PageOf) -> None:
    page = page_of("Camille", color_scheme="dark")
    open_form(page, "Contribution", vectornightmode=1, quoi="x", cercle="Technique")
    fill(page, durée="1h75")
    save(page)
    page.locator(".cw-compris-erreur").wait_for()
    found = Axe().run(page, context="#mw-content-text").response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_by_keyboard_alone_a_contribution_is_declared(camille: Browser, client: ClientOf) -> None:
    open_form(camille, "Contribution", page="Clavier", cercle="Technique")
    field(camille, "quoi").focus()
    camille.keyboard.type("Accueil")
    with camille.expect_navigation():
        camille.keyboard.press("Enter")
    assert "quoi=Accueil|cercle=Technique" in client("").text("Clavier")
