"""What a block shows of the values typed: all of them, as text, as exact as they were."""

from __future__ import annotations

from decimal import Decimal

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.core.euros import worked, write_euros
from coopwiki.schema.export.call_layout import example_call
from coopwiki.schema.record import schema_of
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.records import RECORDS
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.blocks import GOOD, blocks, parsed

HOSTILE = (
    "<nowiki>}}</nowiki></table><script>alert(1)</script>[[Catégorie:X]]{{Supprimer}}~~~~"
    " http://x.test <!-- coopwiki:fin -->"
)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


def shown(reader: Client, screen: Browser, call: str) -> str:
    """Say what the one block of a call shows."""
    (block,) = blocks(screen, parsed(reader, call)[0])
    return block.text


@pytest.mark.parametrize(
    ("values", "sum_"),
    [
        ("durée=1h30|taux=25", "1 h 30 × 25,00 € = 37,50 €"),
        ("durée=0,33|taux=25", "19,8 min × 25,00 € = 8,25 €"),
        ("durée=4h", "4 h · bénévole"),
        ("", "bénévole"),
        ("durée=4h|taux=0", "4 h · bénévole"),
        ("durée=2h|montant=200", "2 h · 200,00 €"),
        ("montant=−45", "−45,00 €"),
        ("montant=1 200,50 €", "1 200,50 €"),
    ],
)
def test_a_contribution_ends_with_what_is_asked(reader: Client, screen: Browser, values: str, sum_: str) -> None:
    call = f"{{{{Contribution|date=2026-03-12|qui=Ana|quoi=Réunion|cercle=Technique|{values}}}}}"
    text = shown(reader, screen, call).replace("\u00a0", " ").replace("\u202f", " ")
    assert text == f"12 mars 2026RéunionAna · Technique{sum_}"


def test_lua_multiplies_as_the_robots_do(reader: Client, screen: Browser) -> None:
    hours = ("0,333333", "1h01", "0,01", "16,67", "99999,99", "7 min", "0,000001")
    rates = ("0,01", "0,30", "25,50", "30", "999999999,99", "0,05")
    pairs = [(hour, rate) for hour in hours for rate in rates]
    start = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Réunion|cercle=Technique"
    text = "\n".join(f"{start}|durée={hour}|taux={rate}}}}}" for hour, rate in pairs)
    lines = [block.text for block in blocks(screen, parsed(reader, text)[0])]
    kinds = {c.field.name: c.kind for c in schema_of(RECORDS[0]).columns}
    for (hour, rate), line in zip(pairs, lines, strict=True):
        minutes, euros = kinds["durée"].read(hour).value, kinds["taux"].read(rate).value
        amount = worked(minutes or Decimal(0), euros or Decimal(0))
        assert line.endswith(f" = {write_euros(amount)}" if amount else " · bénévole"), (hour, rate)


def test_a_sheet_shows_every_field_that_is_given(reader: Client, screen: Browser) -> None:
    text = shown(reader, screen, example_call(schema_of(Circle)))
    for words in (
        "Technique",
        "Des outils libres",
        "Tech, Numérique",
        "Redevabilités",
        "#technique",
    ):
        assert words in text
    assert "Pas encore de budget calculé." in text


def test_what_is_known_roughly_shows_as_roughly_as_it_was_typed(reader: Client, screen: Browser) -> None:
    bought = "{{Dépense|date=2026-03-12|budget=Technique|objet=Salon|montant=5000 à 8000 €}}"
    assert shown(reader, screen, bought).endswith("5000 à 8000 €")
    closed = "{{Clôture|année=2026|budget=Technique|renoncements=Ana Martin ; Paul Roy : 120 €}}"
    assert "renoncements Ana Martin, Paul Roy\u00a0: 120 €" in shown(reader, screen, closed)


def test_the_hostile_description_stays_text_in_its_block(reader: Client, screen: Browser) -> None:
    text = f"Avant.\n{{{{Contribution|{GOOD}|quoi={HOSTILE}}}}}\nAprès."
    html, _ = parsed(reader, text)
    (block,) = blocks(screen, html)
    assert "}}</table><script>alert(1)</script>" in block.text
    assert block.text.endswith("37,50\u00a0€")
    assert screen.locator("main script, main table").count() == 0
    assert screen.locator("main > .mw-parser-output > p").all_inner_texts() == ["Avant.", "Après."]


@pytest.mark.parametrize(
    "typed",
    [
        "fin</div> du bloc",
        "<div>ouvert",
        "<span class='a'><div>ouverts",
        "</span></span></div></div></div>",
        "<table><tr><td>cellule",
        "<b>gras",
        "'''gras",
        "''italique'' et '''",
        "une liste :\n* a\n* b",
        "deux\n\nparagraphes",
        "un tableau\n{| class=x\n| a",
        "<ul><li>a</ul></li>",
        "<pre>code",
        "<!-- commentaire -->rien",
        "<div/>vide",
    ],
)
def test_no_text_breaks_out_of_its_block(reader: Client, screen: Browser, typed: str) -> None:
    call = f"{{{{Contribution|{GOOD}|quoi={typed}|chantier={typed}|durée=2h}}}}"
    html, _ = parsed(reader, f"Avant.\n{call}\nAprès.\n\nFin.")
    (block,) = blocks(screen, html)
    assert block.text.endswith("2\u00a0h × 25,00\u00a0€ = 50,00\u00a0€")
    children = screen.locator("main > .mw-parser-output > *")
    assert children.all_inner_texts()[0] == "Avant."
    assert children.all_inner_texts()[2:] == ["Après.", "Fin."]
    assert screen.locator(".cw-somme b").count() == 1
    assert screen.locator(".cw-somme i, b .cw-somme, i .cw-somme, b .cw-quand").count() == 0
