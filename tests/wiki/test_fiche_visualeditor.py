"""VisualEditor opens a record as a form, and saving rewrites the edited call alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.versions import on

pytestmark = on("1.39")

FIRST = "{{Contribution|date=2026-03-12|qui=Ana Martin|quoi=Mise à jour|cercle=Technique|durée=1h30|taux=25}}"
OTHERS = """{{Contribution| date = 12/03/2026 |qui=[[Paul Roy|Paul]]
| quoi='''Réunion''' du [[cercle]] <!-- à relire --> |cercle=technique| durée = 2h }}

{|
| un tableau || à la main
|}
*  une liste  mal   alignée
{{Contribution|date=demain}}
{{Cercle
| nom = Technique
|raison d'être=Servir
|entrée=libre}}"""
TEXT = f"Mots du début.\n\n{FIRST}\n{OTHERS}"


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def journal(client: ClientOf) -> str:
    client("Camille").edit("Journal", TEXT)
    return "Journal"


@pytest.fixture
def editor(page_of: PageOf, journal: str) -> Browser:
    """Camille's VisualEditor on the journal, ready."""
    page = page_of("Camille", viewport={"width": 1200, "height": 900})
    page.goto(f"/index.php?title={journal}&veaction=edit&vehidebetadialog=1")
    page.wait_for_selector(".ve-ce-documentNode .coopwiki-fiche.ve-ce-focusableNode")
    page.wait_for_function("ve.init.target.active && !ve.init.target.activating")
    return page


def open_form(editor: Browser, selector: str) -> None:
    """Click a block, then "Modifier"; its form is open then."""
    block = editor.locator(f".ve-ce-documentNode {selector}").first
    block.scroll_into_view_if_needed()
    box = block.bounding_box()
    assert box is not None
    editor.mouse.click(box["x"] + box["width"] / 2, box["y"] + 12)
    editor.locator(".ve-ui-linearContextItem").get_by_text("Modifier", exact=True).click()
    editor.wait_for_selector(".ve-ui-mwParameterPage")


def field(editor: Browser, label: str) -> Locator:
    """Find the input of a field of the form."""
    pages = editor.locator(".ve-ui-mwParameterPage")
    one = pages.filter(has=editor.locator(".ve-ui-mwParameterPage-label", has_text=label)).first
    return one.locator("textarea:visible, input:visible").first


def save(editor: Browser) -> None:
    """Apply the form, then save the page."""
    editor.locator(".ve-ui-mwTemplateDialog .oo-ui-processDialog-actions-primary a").click()
    editor.wait_for_selector(".ve-ui-mwParameterPage", state="detached")
    editor.locator(".oo-ui-tool-name-showSave .oo-ui-tool-link").click()
    editor.wait_for_selector(".ve-ui-mwSaveDialog .oo-ui-processDialog-actions-primary a")
    with editor.expect_response(lambda r: "api.php" in r.url and r.request.method == "POST"):
        editor.locator(".ve-ui-mwSaveDialog .oo-ui-processDialog-actions-primary a").click()
    editor.wait_for_selector(".ve-ui-mwSaveDialog", state="hidden")


def test_the_form_has_the_fields_with_their_values(editor: Browser) -> None:
    open_form(editor, ".cw-ligne")
    labels = editor.locator(".ve-ui-mwParameterPage-label").all_inner_texts()
    assert labels == ["Date", "Qui", "Quoi", "Cercle", "Budget", "Durée", "Taux"]
    assert field(editor, "Quoi").input_value() == "Mise à jour"


def test_saving_rewrites_only_the_edited_call(editor: Browser, client: ClientOf) -> None:
    open_form(editor, ".cw-ligne")
    field(editor, "Durée").fill("2h15")
    save(editor)
    assert client("").text("Journal") == TEXT.replace("1h30", "2h15")


def test_a_choice_is_offered_as_a_list(editor: Browser) -> None:
    open_form(editor, ".cw-feuille")
    editor.locator(".ve-ui-mwParameterPage .oo-ui-comboBoxInputWidget-dropdownButton a").click()
    offered = editor.locator(".oo-ui-menuSelectWidget .oo-ui-menuOptionWidget:visible")
    assert offered.all_inner_texts() == ["libre", "engagement", "mandat"]


def test_a_sheet_keeps_a_line_per_field(editor: Browser, client: ClientOf) -> None:
    open_form(editor, ".cw-feuille")
    field(editor, "Rythme").fill("Tous les mardis")
    save(editor)
    saved = client("").text("Journal")
    before, sheet = TEXT.split("{{Cercle")
    assert saved.startswith(before)
    assert sheet.count("\n") == 3
    assert "\n| rythme = Tous les mardis" in saved
