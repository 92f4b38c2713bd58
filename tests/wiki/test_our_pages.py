"""Every kind of page of ours, the portal, the help, the dashboards: accessible, light to load, narrow, printed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Browser

from coopwiki.deployment.shipped_page import sources
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION
from wiki.operating import Operator
from wiki.versions import on

pytestmark = [on("1.43"), pytest.mark.long]

MOST_BYTES = 60_000
"""Of our HTML, CSS and JavaScript, compressed, as it is sent."""
NIGHT = "document.documentElement.classList.replace('skin-theme-clientpref-day', 'skin-theme-clientpref-night')"
GROUND = "getComputedStyle(document.body).backgroundColor"
TOLD = {"resultTypes": ["violations"]}
"""Else axe describes all that is as it should be."""
DARK = {"runOnly": ["color-contrast"], **TOLD}
"""What the dark changes."""
ONE_OF_A_KIND = re.compile(r"/(?!Technique$|Ana Martin$|Robots$)|\d{4}-(?!06)|20(?!26)")
"""The other months, years, budgets and people have the same page."""
OURS = "ext.coopwiki.styles|ext.coopwiki.fiche.styles"
SCRIPTS = "ext.coopwiki.avis|ext.coopwiki.fiche"
CUT = """[...document.querySelectorAll('[role=region]:has(> .coopwiki-tableau)')]
    .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.ariaLabel)"""
LAST_HIDDEN = """one => one.querySelector('tbody tr > :last-child').getBoundingClientRect().right
    > one.getBoundingClientRect().right + 1"""
A4 = 794
"""Pixels across a sheet of paper."""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(cooperative: Operator) -> MediaWiki:
    """The small cooperative, its dashboards written, with the extension."""
    cooperative.wiki.run_jobs()
    return cooperative.wiki


@pytest.fixture(scope="module")
def titles(mediawiki: MediaWiki) -> tuple[str, ...]:
    """The portal, the help, a dashboard of each kind, and a circle's, a person's and a journal's page."""
    with Client(mediawiki.api) as reader:
        asked = {"list": "allpages", "apprefix": "Tableau de bord", "aplimit": 500}
        listed = reader.call(action="query", **asked)["query"]["allpages"]
    boards = (page["title"].removeprefix("Tableau de bord") for page in listed)
    shipped = (source.title for source in sources() if not source.once)
    return (
        *(title for title in shipped if title.startswith("Aide:") or ":" not in title),
        *(f"Tableau de bord{rest}" for rest in boards if not ONE_OF_A_KIND.search(rest[1:])),
        *("Technique", "Utilisateur:Ana Martin", "Journal d'Ana", "Réunion du 9 juin"),
    )


def visit(page: Browser, title: str, **query: str) -> None:
    """Open a page of the wiki by its title."""
    page.goto(f"/index.php?{urlencode({'title': title, **query})}")


def serious(page: Browser, options: Mapping[str, object] = TOLD) -> list[str]:
    """What axe finds that is serious or critical in our content."""
    found = Axe().run(page, context="#mw-content-text", options=dict(options)).response["violations"]
    return [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in ("serious", "critical")]


def test_axe_finds_nothing_serious_on_any_page_in_light_and_in_the_dark(
    page_of: PageOf, titles: tuple[str, ...], wiki_version: str
) -> None:
    """The skins of 1.39 know no dark."""
    page = page_of("Camille", viewport={"width": 1200, "height": 900})
    for title in titles:
        visit(page, title)
        assert serious(page) == [], title
        day = page.evaluate(GROUND)
        page.evaluate(NIGHT)
        assert (page.evaluate(GROUND) == day) == (wiki_version == "1.39")
        assert serious(page, DARK) == [], f"{title}, sombre"


def test_no_page_is_wider_than_a_telephone_or_a_sheet_of_paper(
    page_of: PageOf, titles: tuple[str, ...], wiki_version: str
) -> None:
    skin = "minerva" if wiki_version == "1.39" else "vector-2022"
    page = page_of("", viewport={"width": 360, "height": 800}, java_script_enabled=False)
    for title in titles:
        visit(page, title, useskin=skin)
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, title
        page.emulate_media(media="print")
        page.set_viewport_size({"width": A4, "height": 1123})
        assert page.evaluate("document.documentElement.scrollWidth") <= A4, f"{title}, imprimé"
        page.emulate_media(media="screen")


def test_a_page_of_ours_is_called_as_members_say_and_a_page_that_shows_one_keeps_its_title(page_of: PageOf) -> None:
    page = page_of("")
    for title, called in (
        ("Tableau de bord/Contributions 2026-06", "Juin 2026"),
        ("Tableau de bord/Budgets 2026/Technique", "Technique, budget 2026"),
        ("Annuaire", "Annuaire"),
    ):
        visit(page, title)
        assert page.locator("h1").inner_text() == called
        assert page.title().startswith(called)
        assert page.locator(".cw-titre").count() == 0


def test_on_a_telephone_a_caption_stands_above_its_table_and_what_is_left_is_in_sight(
    page_of: PageOf, wiki_version: str
) -> None:
    skin = "minerva" if wiki_version == "1.39" else "vector-2022"
    page = page_of("", viewport={"width": 360, "height": 800})
    visit(page, "Tableau de bord/Budgets 2026", useskin=skin)
    page.locator(".headerSort").first.wait_for()
    table = page.locator(".coopwiki-tableau").first
    caption, head = table.locator("caption").bounding_box(), table.locator("thead").bounding_box()
    left = table.locator("th", has_text="Reste").bounding_box()
    assert caption
    assert head
    assert left
    assert caption["y"] + caption["height"] <= head["y"] + 1
    assert left["x"] + left["width"] <= 360


def test_on_a_telephone_a_row_is_a_card_that_begins_with_its_name_and_figures(
    page_of: PageOf, wiki_version: str
) -> None:
    """A card is still a row to who listens to the page, and no word is broken."""
    skin = "minerva" if wiki_version == "1.39" else "vector-2022"
    page = page_of("", viewport={"width": 360, "height": 800})
    visit(page, "Tableau de bord/Contributions 2026-06", useskin=skin)
    card = page.get_by_role("table", name="Contributions par cercle").get_by_role("row").nth(1)
    name, time, lines = (card.get_by_role(role).nth(at) for role, at in (("rowheader", 0), ("cell", 1), ("cell", 0)))
    assert "Temps" in time.evaluate("cell => getComputedStyle(cell, '::before').content")
    tops = [part.bounding_box() for part in (name, time, lines)]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box)
    assert name.evaluate("cell => cell.getClientRects().length == 1 && cell.scrollWidth <= cell.clientWidth")
    assert page.get_by_role("columnheader", name="Montant").count() > 0


def test_on_a_screen_no_table_is_cut_and_beside_open_menus_the_last_column_stays_in_view(
    page_of: PageOf, titles: tuple[str, ...]
) -> None:
    page = page_of("Camille", viewport={"width": 1200, "height": 900})
    for title in titles:
        visit(page, title, useskin="vector")
        assert page.evaluate(CUT) == [], title
    visit(page, "Tableau de bord/Contributions 2026-06", useskin="vector-2022")
    lines = page.locator("[role=region]").filter(has=page.locator("caption", has_text="juin 2026, Technique"))
    assert lines.evaluate(LAST_HIDDEN) is False


def test_a_printed_page_keeps_its_charts_and_loses_its_links_to_edit(page_of: PageOf) -> None:
    page = page_of("Camille")
    visit(page, "Tableau de bord/Budgets 2026/Technique")
    page.emulate_media(media="print")
    kept = page.locator(".cw-trait").first.evaluate("one => getComputedStyle(one).printColorAdjust")
    assert kept == "exact"
    assert page.pdf(format="A4", print_background=False).startswith(b"%PDF-")
    visit(page, "Technique")
    assert page.locator(".cw-modifier:visible, .cw-avis:visible").count() == 0


def test_a_page_of_ours_weighs_less_than_60_kilobytes(
    mediawiki: MediaWiki, client: ClientOf, titles: tuple[str, ...]
) -> None:
    load = f"{mediawiki.url}/load.php?skin=vector-2022&lang=fr&modules="
    styles = requests.get(f"{load}{quote(OURS)}&only=styles", timeout=30).content
    scripts = requests.get(f"{load}{quote(SCRIPTS)}", timeout=30).content
    ours = sum(len(gzip.compress(part)) for part in (styles, scripts))
    assert ours > 1_000
    reader = client("")
    weights = {title: len(gzip.compress(reader.html(title).encode())) for title in titles}
    assert {title: weight for title, weight in weights.items() if weight + ours > MOST_BYTES} == {}
