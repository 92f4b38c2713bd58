"""From a deadline to the record that settles it, with the extension and without; the headcount's curve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.blocks import parsed
from wiki.conftest import PageOf
from wiki.forms import EXTENSION, field, fill, save

MEETING = "{{Noter|Entretien|Entretiens 2026|fait|qui=L&#61;a &#124; B&#93;|nature=contact}}"
CURVE = "{{Couches|titre=Effectif|couches=CAPE ; CESA|2026-01=3/1|2026-02=4/2|2026-03=2/2}}"


@pytest.fixture(scope="module", params=[(EXTENSION,), ()], ids=["form", "no form"])
def wiki_plugins(request: pytest.FixtureRequest) -> tuple[Path, ...]:
    return tuple(request.param)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def reader(mediawiki: MediaWiki) -> Iterator[Client]:
    with Client(mediawiki.api) as client:
        yield client


def address(reader: Client, call: str) -> str:
    """Where a call's link leads: the path and what it asks."""
    found = re.search(r'href="([^"]+)"[^>]*>([^<]*)</a>', parsed(reader, call)[0])
    assert found
    assert found[2] == "fait"
    parts = urlsplit(unescape(found[1]))
    return f"{parts.path}?{parts.query}"


def test_the_link_opens_the_record_filled_in(reader: Client, page_of: PageOf, wiki_plugins: tuple[Path, ...]) -> None:
    screen = page_of("Camille")
    screen.goto(address(reader, MEETING))
    if wiki_plugins:
        assert field(screen, "qui", "Entretien").input_value() == "L=a | B]"
        chosen = field(screen, "nature", "Entretien").evaluate_all(
            "all => all.filter(one => one.type != 'radio' || one.checked).map(one => one.value)"
        )
        assert chosen == ["contact"]
        return
    typed = screen.locator("#wpTextbox1").input_value()
    assert typed.strip() == "{{Entretien\n|qui=L=a &#124; B&#93;\n|date=\n|nature=contact\n}}"


def test_what_the_form_saves_settles_it(reader: Client, page_of: PageOf, wiki_plugins: tuple[Path, ...]) -> None:
    screen = page_of("Camille", java_script_enabled=bool(wiki_plugins))  # no welcome of VisualEditor over the page
    screen.goto(address(reader, MEETING.replace("L&#61;a &#124; B&#93;", "Ana Martin")))
    if wiki_plugins:
        fill(screen, "Entretien", date="2026-06-15")
        save(screen)
    else:
        typed = screen.locator("#wpTextbox1")
        typed.fill(typed.input_value().replace("|date=", "|date=2026-06-15"))
        with screen.expect_event("load"):
            screen.locator("#wpSave").click()
    text = re.sub(r"\s", "", reader.text("Entretiens 2026"))
    assert "qui=AnaMartin|date=2026-06-15|nature=contact" in text


def test_a_page_that_cannot_be_one_leads_to_the_page_itself(reader: Client) -> None:
    asked = parse_qs(address(reader, "{{Noter|Entretien|a<b|fait|qui=Ana}}").partition("?")[2])
    assert asked.get("page", asked.get("title")) == ["Journal"]


def test_the_curve_draws_a_layer_a_type_and_writes_the_last_figures(reader: Client, screen: Browser) -> None:
    screen.set_content(parsed(reader, CURVE)[0])
    said = screen.locator(".coopwiki-graphique").inner_text().replace("\u00a0", " ")
    assert "CAPE : 2" in said
    assert "CESA : 2" in said
    shapes = screen.locator(".cw-champ > .cw-trait").evaluate_all("all => all.map(one => one.style.clipPath)")
    assert len(shapes) == 2
    assert all(shape.count("%") == 2 * 5 for shape in shapes)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("{{Couches|couches=CAPE ; CESA|2026-01=3}}", "2026-01=3"),
        ("{{Couches|couches=CAPE|2026-13=3}}", "2026-13=3"),
        ("{{Couches|couches=CAPE|2026-01=<b>x}}", "2026-01=<b>x"),
        ("{{Couches|couches=CAPE|2026-01=9999999}}", "9999999"),
        ("{{Couches|2026-01=3}}", "écrire les noms des couches"),
        ("{{Couches|couches=CAPE}}", "un mois au moins"),
    ],
)
def test_a_curve_that_cannot_be_drawn_says_what_to_write(reader: Client, screen: Browser, call: str, told: str) -> None:
    screen.set_content(parsed(reader, call)[0])
    assert told in screen.locator(".coopwiki-graphique").inner_text().replace("\u00a0", " ")


def test_one_month_alone_is_drawn(reader: Client, screen: Browser) -> None:
    screen.set_content(parsed(reader, "{{Couches|titre=Effectif|couches=CAPE|2026-01=3}}")[0])
    assert screen.locator(".cw-champ > .cw-trait").count() == 1
