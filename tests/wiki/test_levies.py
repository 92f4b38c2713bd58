"""The levy in Lua, on the real Scribunto: the same as Python to the cent; and the simulator as members meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.core.source import Page
from coopwiki.deployment.shipped_page import sources
from coopwiki.subjects.levies.answer import answer, sentences
from coopwiki.subjects.levies.bracket import Bracket
from coopwiki.subjects.levies.scale import MODES, Scale
from coopwiki.subjects.levies.scales import MILLION, WrittenScale, euros
from coopwiki.subjects.levies.tariff import MOST
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.blocks import parsed
from wiki.conftest import PageOf

MANY, A_PAGE = 10_000, 1_000
CHANCE = Random("levies")
PLACE = Page(1, "Barèmes", 0, 1)

READER = """
local tariff = require('Module:CoopWiki/tarif')
local words = require('Module:CoopWiki/réponse')
local p = {}

function p.main(frame)
	local found = {}
	for i, case in ipairs(mw.loadJsonData('Module:Essai/' .. frame.args[1] .. '.json')) do
		local levy = tariff.levy(case.scale, case.margin)
		local steps = {}
		for n, step in ipairs(levy and levy.steps or {}) do
			steps[n] = string.format('%.0f', step.amount)
		end
		found[i] = {
			levy and string.format('%.0f', levy.levy) or '',
			levy and levy.effective and string.format('%.0f', levy.effective) or '',
			table.concat(steps, ' '),
			table.concat(words.sentences(case.scale, case.margin, case.paid), ' '),
		}
	end
	return (mw.text.jsonEncode(found):gsub('%W', function(byte)
		return string.format('%%%02X', byte:byte())
	end))
end

return p
"""
Case = tuple[WrittenScale, int, int | None]


def amount() -> int:
    """Cents: round ones, odd ones, small and very high ones."""
    most = CHANCE.choice((1_000, 10_000_000, 20_000_000, MOST))
    return CHANCE.randint(1, most // 100) * 100 if CHANCE.random() < 0.5 else CHANCE.randint(1, most)


def scale() -> WrittenScale:
    """A sound scale, drawn."""
    borders: list[int | None] = [*sorted({amount() for _ in range(CHANCE.randint(0, 5))})]
    if not borders or CHANCE.random() < 0.9:
        borders.append(None)
    rates = [CHANCE.choice((CHANCE.randint(0, 100) * MILLION, CHANCE.randint(0, 100 * MILLION))) for _ in borders]
    brackets = [
        Bracket(page=PLACE, line=1, up_to=None if border is None else euros(border), rate=euros(rate).scaleb(-4))
        for border, rate in zip(borders, rates, strict=True)
    ]
    optional = [euros(amount()) if CHANCE.random() < 0.3 else None for _ in range(3)]
    head = Scale(
        page=PLACE, line=1, name="Contribution", start=date(2023, 1, 1), mode=CHANCE.choice(MODES),
        least=optional[0], cap=optional[1], minimum=optional[2],
    )  # fmt: skip
    return WrittenScale(head, tuple(brackets), (), None)


def case() -> Case:
    """A scale and a margin, often at a border or beside one."""
    written = scale()
    borders = [part.up_to for part in written.tariff.slices if part.up_to is not None]
    near = [min(border + CHANCE.randint(-1, 1), MOST) for border in borders]
    margin = CHANCE.choice((amount(), amount(), *near, 0, -amount()))
    return written, margin, amount() if CHANCE.random() < 0.3 else None


CASES = tuple(case() for _ in range(MANY))


def document(written: WrittenScale) -> Mapping[str, object]:
    """A scale as the robots publish it."""
    tariff = written.tariff
    slices = [{"jusqu_à": part.up_to, "taux": part.rate} for part in tariff.slices]
    return {
        "nom": written.scale.name, "du": "2023-01-01", "mode": written.scale.mode, "dès": tariff.least,
        "minimum": tariff.minimum, "plafond": tariff.cap, "tranches": slices,
    }  # fmt: skip


def expected(given: Case) -> list[str]:
    written, margin, paid = given
    found = answer(written, euros(margin), None if paid is None else euros(paid))
    levy = "" if found.levy is None else str(int(found.levy * 100))
    rate = "" if found.effective_rate is None else str(int(found.effective_rate * 100))
    steps = " ".join(str(int(step.amount * 100)) for step in found.steps)
    return [levy, rate, steps, " ".join(sentences(found))]


DATA = {
    "barèmes": [
        {**document(scale()), "nom": "Contribution"},
        {
            "nom": "Contribution", "du": "2024-11-01", "mode": "par tranche", "dès": 50_000, "minimum": 0,
            "plafond": 1_200_000,
            "tranches": [{"jusqu_à": 3_000_000, "taux": 11_500_000}, {"jusqu_à": None, "taux": 10_500_000}],
        },
    ]
}  # fmt: skip
ANSWER = "À verser pour 45 000 € : 5 025 €, soit 11,17 % de la marge."


@pytest.fixture(scope="module")
def lua(mediawiki: MediaWiki) -> Iterator[Client]:
    """Answer as the modules we ship do, on a fresh wiki."""
    shipped = [(source.title, source.text) for source in sources()]
    pages = [("Module:Essai", READER), ("Module:CoopWiki/données/barèmes.json", json.dumps(DATA))]
    for start in range(0, MANY, A_PAGE):
        rows = [
            {"scale": document(written), "margin": margin, "paid": paid}
            for written, margin, paid in CASES[start : start + A_PAGE]
        ]
        pages.append((f"Module:Essai/{start}.json", json.dumps(rows)))
    mediawiki.import_pages([*shipped, *pages], links=False)
    with Client(mediawiki.api) as client:
        yield client


@pytest.mark.parametrize("start", range(0, MANY, A_PAGE))
def test_lua_and_the_robots_agree_on_random_scales_and_margins(lua: Client, start: int) -> None:
    found = json.loads(unquote(lua.expanded(f"{{{{#invoke:Essai|main|{start}}}}}")))
    wrong = [
        (given, want, got)
        for given, got in zip(CASES[start : start + A_PAGE], found, strict=True)
        if (want := expected(given)) != got
    ]
    assert wrong == [], f"{len(wrong)} of {A_PAGE}"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("45 000 €", ANSWER),
        ("45000,00", ANSWER),
        ("499,99", "Le barème ne dit rien en dessous de 500 €."),
        ("0", "Le barème ne dit rien en dessous de 500 €."),
        ("-5", "Le barème ne dit rien d’une marge négative."),
        ("1e9", "« 1e9 » n’est pas un montant lisible"),
        ("<b>x</b>", "n’est pas un montant lisible"),
        ("1000000000", "C’est plus que le plafond de l’année, 12 000 €, qui l’emporte."),
    ],
)
def test_the_simulator_answers_what_is_typed(lua: Client, screen: Browser, typed: str, said: str) -> None:
    screen.set_content(parsed(lua, f"{{{{Simulateur|barème=contribution|marge={typed}|seule=oui}}}}")[0])
    assert said in plain(screen.locator(".cw-reponse").inner_text())


def test_without_the_extension_the_box_leads_to_a_page_with_the_answer(
    lua: Client, mediawiki: MediaWiki, page_of: PageOf
) -> None:
    """Type a margin in the box, as a member does, and read the answer: nothing is saved."""
    mediawiki.import_pages([("Barème du jour", "{{Simulateur}}")], links=False)
    page = page_of("Camille")
    page.goto("/index.php/Barème_du_jour")
    page.locator(".coopwiki-simulateur input[name=title]").fill("45 000 €")
    page.locator(".coopwiki-simulateur input[type=submit]").click()
    page.wait_for_selector(".cw-reponse")
    assert ANSWER in plain(page.locator("body").inner_text())
    assert "Il n’y a rien à enregistrer" in page.locator("body").inner_text()
    assert lua.text("Modèle:Simulateur/1/45 000 €") == ""


def test_the_two_curves_are_drawn_and_a_bad_argument_is_told(lua: Client, screen: Browser) -> None:
    good = "{{Courbes|titre=Deux|avant=2023-01-01|maintenant=2024-11-01|15000=1500/1725|30000=3000/3450|45000=/5025}}"
    screen.set_content(parsed(lua, good)[0])
    assert screen.locator(".cw-champ .cw-trait").count() == 2
    assert "depuis le 1er novembre 2024" in plain(screen.locator(".cw-legende").inner_text())
    screen.set_content(parsed(lua, good.replace("1500/1725", "1500"))[0])
    assert "15000=1500 ne se lit pas" in screen.locator(".coopwiki-graphique").inner_text()
