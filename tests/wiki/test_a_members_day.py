"""A member's day on the small cooperative: declared in three ways, mistaken, mended, seen on the dashboards."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from mediawiki import MediaWiki
from wiki import visualeditor
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, told
from wiki.operating import Operator
from wiki.versions import on

pytestmark = on("1.39")

JUNE = "Tableau de bord/Contributions 2026-06"
BUDGET = "Tableau de bord/Budgets 2026/Technique"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture
def operator(cooperative: Operator) -> Operator:
    return cooperative


@pytest.fixture(scope="module")
def mediawiki(cooperative: Operator) -> MediaWiki:
    return cooperative.wiki


def tabbed(page: Browser, selector: str) -> None:
    """Press Tab until that element has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches(arguments[0])".replace("arguments[0]", repr(selector))):
            return
    raise AssertionError(selector)


def test_by_keyboard_alone_from_the_front_page_to_the_saved_line(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille")
    page.goto("/index.php/Accueil")
    tabbed(page, ".coopwiki-bouton a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for name, typed in (
        ("quoi", "Accueil"),
        ("cercle", "Technique"),
        ("durée", "1h30"),
        ("taux", "20"),
    ):
        tabbed(page, f"[name={field(page, name).get_attribute('name')}]")
        page.keyboard.type(typed)
    expect(page.locator(".cw-total")).to_contain_text("30,00")
    tabbed(page, "button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "sera comptée" in told(page)
    assert "|quoi=Accueil|cercle=Technique|durée=1h30|taux=20}}" in client("").text(
        "Utilisateur:Camille/Contributions " + client("").expanded("{{CURRENTYEAR}}")
    )


def test_on_a_telephone_a_line_is_declared_from_the_circles_page(
    page_of: PageOf, client: ClientOf, mediawiki: MediaWiki, wiki_version: str
) -> None:
    mediawiki.member("Louise")
    skin = "minerva" if wiki_version == "1.39" else "vector-2022"
    louise = client("Louise")
    louise.call(action="options", optionname="skin", optionvalue=skin, token=louise.token())
    page = page_of("Louise", viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto("/index.php/Technique")
    page.locator("#mw-content-text .coopwiki-bouton a").tap()
    page.wait_for_url("**Fiche/Contribution**")
    assert field(page, "cercle").input_value() == "Technique"
    field(page, "quoi").fill("Au téléphone")
    field(page, "durée").fill("45 min")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer").tap()
    assert "Au téléphone" in told(page)


def test_in_visualeditor_a_new_line_is_inserted_with_the_form_of_its_template(
    page_of: PageOf, client: ClientOf
) -> None:
    page = page_of("Camille", viewport={"width": 1200, "height": 900})
    client("Camille").edit("Notes", "Compte rendu de la réunion.")
    visualeditor.start(page, "Notes", ".ve-ce-documentNode p")
    visualeditor.insert(page, "Contribution")
    for label, typed in (
        ("Date", "2026-06-20"),
        ("Qui", "Ana"),
        ("Quoi", "Notes"),
        ("Cercle", "Technique"),
        ("Durée", "2h"),
    ):
        visualeditor.field(page, label).fill(typed)
    visualeditor.save(page)
    text = client("").text("Notes")
    for part in ("{{Contribution|", "date=2026-06-20", "quoi=Notes", "durée=2h"):
        assert part in text


def test_a_mistake_in_wikitext_is_told_mended_and_then_counted_on_the_dashboards(
    page_of: PageOf, operator: Operator
) -> None:
    page = page_of("Camille", java_script_enabled=False)
    wrong = "{{Contribution|date=20/06/2026|qui=Ana|quoi=Relecture|cercle=Technique|durée=1h75|taux=20}}"
    edit(page, wrong)
    assert "1h75" in told(page)
    assert "2h15" in told(page)
    assert operator("run").status == 0
    page.goto("/index.php/Tableau de bord/Fiches à corriger")
    assert "Relu" in told(page)
    page.goto(f"/index.php/{JUNE}")
    assert "Relecture" not in told(page)
    edit(page, wrong.replace("1h75", "2h15"))
    assert operator("run").status == 0
    operator.wiki.run_jobs()
    for title in (JUNE, BUDGET):
        page.goto(f"/index.php/{title}")
        assert "Relecture" in told(page)
        assert "45,00 €" in told(page)
    page.goto("/index.php/Technique")
    assert "98,33 €" in page.locator(".coopwiki-jauge").first.inner_text().replace("\u00a0", " ")


def edit(page: Browser, text: str) -> None:
    """Write a page's wikitext in the source editor, and save it."""
    page.goto("/index.php?title=Relu&action=edit")
    page.locator("#wpTextbox1").fill(text)
    page.locator("#wpSave").click()
