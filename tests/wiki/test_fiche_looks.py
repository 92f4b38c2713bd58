"""Records as readers see them on saved pages, on a screen and on a telephone, on both versions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.schema.export.call_layout import example_call
from coopwiki.schema.record import schema_of
from coopwiki.subjects.records import RECORDS
from mediawiki import MediaWiki
from wiki.conftest import PageOf
from wiki.versions import on

pytestmark = on("1.43")

LONG = "Relecture des comptes rendus de toute l’année et envoi des convocations à " + "x" * 60
TEXT = "\n".join(
    (
        *(example_call(schema_of(record)) for record in RECORDS),
        f"{{{{Contribution|date=30/02/2026|quoi={LONG}|cercle=Technique|durée=90|taux=25}}}}",
        "{{Jauge|valeur=42|texte=Traduction}}",
    )
)
BROAD, NARROW = 1200, 360


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    deployed_wiki.import_pages([("Journal", TEXT)], links=False)
    return deployed_wiki


def opened(page_of: PageOf, width: int, skin: str) -> Browser:
    """Open the journal as a reader."""
    page = page_of("", viewport={"width": width, "height": 900})
    page.goto(f"/index.php?title=Journal&useskin={skin}")
    return page


def top(page: Browser, selector: str) -> float:
    """Say where the first such element begins."""
    box = page.locator(f".cw-ligne {selector}").first.bounding_box()
    assert box is not None
    return box["y"]


def test_on_a_screen_day_text_and_sum_stand_side_by_side(page_of: PageOf) -> None:
    page = opened(page_of, BROAD, "vector-2022")
    assert top(page, ".cw-quand") == top(page, ".cw-corps") == top(page, ".cw-somme")


def test_on_a_telephone_the_text_stands_below_and_nothing_is_cut(page_of: PageOf) -> None:
    page = opened(page_of, NARROW, "minerva")
    assert top(page, ".cw-corps") > top(page, ".cw-quand")
    assert top(page, ".cw-erreurs") > top(page, ".cw-quand")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_every_bar_says_its_figure_to_screen_readers(page_of: PageOf) -> None:
    page = opened(page_of, BROAD, "vector-2022")
    bars = page.locator("[role=img]")
    assert bars.count() == 1
    assert (bars.get_attribute("aria-label") or "").replace("\u00a0", " ") == "42 %"


def test_the_blocks_are_legible_without_the_style_sheet(page_of: PageOf) -> None:
    page = page_of("", viewport={"width": NARROW, "height": 900})
    page.goto("/index.php?title=Journal&useskin=minerva&safemode=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert top(page, ".cw-erreurs") > top(page, ".cw-quand")


def test_without_the_extension_the_buttons_open_a_new_record_on_my_page(page_of: PageOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    for title, circle in (("Accueil", ""), ("Journal", "Technique")):
        page.goto(f"/index.php/{title}")
        page.locator("#mw-content-text").get_by_role("link", name="Déclarer").first.click()
        assert "Utilisateur:Camille/Contributions" in page.locator("h1").inner_text()
        text = page.locator("#wpTextbox1").input_value()
        assert text.startswith("{{Contribution")
        assert f"|cercle={circle}\n" in text
