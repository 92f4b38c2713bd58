"""VisualEditor opens a record as a form, and saving rewrites the edited call alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.versions import on
from wiki.visualeditor import field, open_form, save, start

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
    start(page, journal)
    return page


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
