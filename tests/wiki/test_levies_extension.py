"""With the extension the simulator of scales answers while one types."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from coopwiki.deployment.shipped_page import sources
from mediawiki import MediaWiki
from wiki.conftest import PageOf
from wiki.forms import EXTENSION

DATA = {
    "barèmes": [
        {
            "nom": "A {{b}} | c", "du": "2024-11-01", "mode": "par tranche", "dès": 0, "minimum": 0, "plafond": None,
            "tranches": [{"jusqu_à": 3_000_000, "taux": 11_500_000}, {"jusqu_à": None, "taux": 10_500_000}],
        },
    ]
}  # fmt: skip


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture
def simulator(mediawiki: MediaWiki, page_of: PageOf) -> Browser:
    """A page with the simulator, as a reader without an account sees it."""
    shipped = [(source.title, source.text) for source in sources()]
    data = ("Module:CoopWiki/données/barèmes.json", json.dumps(DATA))
    mediawiki.import_pages([*shipped, data, ("Barème du jour", "{{Simulateur}}")], links=False)
    page = page_of("")
    page.goto("/index.php/Barème_du_jour")
    return page


def test_the_answer_stands_below_while_one_types(simulator: Browser) -> None:
    margin = simulator.get_by_label("Marge de l’année")
    answer = simulator.locator(".coopwiki-simulateur [role=status]")
    margin.press_sequentially("45 000")
    expect(answer).to_contain_text("30\u00a0000\u00a0€ à 11,5\u00a0% = 3\u00a0450\u00a0€, puis 15\u00a0000\u00a0€ à")
    expect(answer).to_contain_text("À verser pour 45\u00a0000\u00a0€\u00a0: 5\u00a0025\u00a0€")
    simulator.get_by_label("Déjà versé cette année").fill("1000")
    expect(answer).to_contain_text("Déjà versé\u00a0: 1\u00a0000\u00a0€, reste 4\u00a0025\u00a0€.")
    margin.fill("<b>}}|x")
    expect(answer).to_contain_text("n’est pas un montant lisible")
    assert answer.locator("b").count() == 0
    margin.fill("")
    expect(answer).to_have_text("")
    assert simulator.locator("input[name=title]:visible, .createbox").count() == 0
