"""The gauge of a budget, from the robots' data page, and the plain one."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page as Browser

from coopwiki.core.names import key
from coopwiki.publishing.title_parts import data_name
from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.blocks import parsed
from wiki.conftest import ClientOf

BUDGET: Mapping[str, object] = {
    "year": 2026, "name": "Technique", "circle": "Technique", "allocated": "8000.00",
    "transfers": "300.00", "available": "8300.00", "spent": "5810.00", "committed": "250.00",
    "remaining": "2240.00", "used_percent": 70, "run_out": "2026-10-12", "landing": "9200.00",
    "lines": 120, "left_out": 2, "page": "Tableau de bord/Budgets 2026/Technique",
    "revision": 1234, "alerts": ["Au rythme actuel, [[épuisé]] le 12 octobre 2026."],
}  # fmt: skip
OVER = {
    **BUDGET, "name": "Accueil #2", "spent": "9300.00", "committed": "0.00",
    "remaining": "-1000.00", "used_percent": 112, "alerts": [], "left_out": 0,
}  # fmt: skip
NOTHING = {**BUDGET, "name": "Rien", "available": "0.00", "used_percent": None, "run_out": None}
NAMES = (
    "Technique",
    "technique",
    "#technique",
    "A <b>&amp; [C] | 100 %",
    "Formation (interne)",
    "Formation (23)",
    ".",
    "..",
    "...",
    "a/b ~~~~",
    "entrepreneur‧es_de  l’atelier",
    "ﬁnances",
    "é" * 120,
    "e" * 300,
    "œuvre",
    "ßeta",
    "a\u200bb\u00a0c",
    "Ⅳ ²",
)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    pages = [
        (f"Module:CoopWiki/données/budgets/{data_name(str(budget['name']))}.json", budget)
        for budget in (BUDGET, OVER, NOTHING)
    ]
    data = ((title, json.dumps(budget)) for title, budget in pages)
    deployed_wiki.import_pages(data, links=False)
    return deployed_wiki


def gauge(reader: Client, screen: Browser, call: str) -> str:
    """Show a call; what it says, with plain spaces."""
    screen.set_content(parsed(reader, call)[0])
    text = screen.locator(".coopwiki-jauge").inner_text()
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def label(screen: Browser) -> str:
    """What a screen reader says of the bar."""
    found = screen.locator(".cw-barre").get_attribute("aria-label") or ""
    return found.replace("\u00a0", " ")


def test_a_gauge_says_what_is_spent_and_what_is_left(reader: Client, screen: Browser) -> None:
    text = gauge(reader, screen, "{{Jauge|Technique}}")
    assert "Technique · budget 2026" in text
    assert "70 % utilisés" in text
    assert "Dépensé 5 810,00 € sur 8 300,00 € · engagé 250,00 € · reste 2 240,00 €" in text
    assert "Au rythme actuel, [[épuisé]] le 12 octobre 2026." in text
    assert "2 lignes à corriger ne comptent pas" in text
    assert screen.locator("[role=img]").count() == 1
    assert label(screen) == "Budget 2026 de Technique : 70 % utilisés"


def test_a_gauge_leads_to_every_line_behind_it(reader: Client, screen: Browser) -> None:
    gauge(reader, screen, "{{Jauge|technique}}")
    link = screen.get_by_role("link", name="Toutes les lignes").get_attribute("title") or ""
    assert link.startswith("Tableau de bord/Budgets 2026/Technique")


def test_an_overspent_budget_shows_a_full_bar_and_its_debt(reader: Client, screen: Browser) -> None:
    text = gauge(reader, screen, "{{Jauge|Accueil #2}}")
    assert "112 % utilisés" in text
    assert "reste −1 000,00 €" in text
    assert "À ce rythme, épuisé le 12 octobre 2026." in text
    assert "engagé" not in text
    assert "width:100%" in (screen.locator(".cw-barre > div").get_attribute("style") or "")


def test_a_budget_without_money_has_no_percentage(reader: Client, screen: Browser) -> None:
    assert "aucun montant disponible" in gauge(reader, screen, "{{Jauge|Rien}}")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("{{Jauge|Inconnu}}", "Inconnu : pas encore de budget calculé."),
        ("{{Jauge|[[Inconnu]]}}", "[[Inconnu]] : pas encore de budget calculé."),
        ("{{Jauge}}", "Jauge : écrire le nom d’un cercle ou d’un budget."),
        ("{{Jauge|valeur=douze}}", "Jauge : écrire un nombre de 0 à 100, par exemple valeur=42."),
    ],
)
def test_without_figures_a_gauge_says_so(reader: Client, screen: Browser, call: str, expected: str) -> None:
    assert gauge(reader, screen, call) == expected


@pytest.mark.parametrize(
    ("typed", "said", "width"),
    [("42", "42 %", 42), ("42,5 %", "42,5 %", 42.5), ("250", "250 %", 100), ("-3", "-3 %", 0)],
)
def test_a_plain_gauge_shows_a_typed_figure(
    reader: Client, screen: Browser, typed: str, said: str, width: float
) -> None:
    text = gauge(reader, screen, f"{{{{Jauge|valeur={typed}|texte=Page ''traduite''}}}}")
    assert text.split("\n") == ["Page traduite", said]
    assert label(screen) == said
    assert f"width:{width}%" in (screen.locator(".cw-barre > div").get_attribute("style") or "")


def test_the_sheet_of_a_circle_ends_with_its_gauge(reader: Client, screen: Browser) -> None:
    text = gauge(reader, screen, "{{Cercle|nom=technique|raison d'être=Servir}}")
    assert "Budget 2026" in text
    assert screen.locator(".coopwiki-fiche .coopwiki-jauge").count() == 1


def test_lua_and_python_give_a_name_the_same_data_page(client: ClientOf, reader: Client, screen: Browser) -> None:
    client("Installateur").edit(
        "Module:Essai",
        "local p = {}\nfunction p.main(frame)\n"
        "  return mw.text.nowiki(require('Module:CoopWiki/jauge').data_name(frame.args[1]))\n"
        "end\nreturn p",
    )
    typed = (name.replace("|", "{{!}}") for name in NAMES)
    calls = (f"<li>{{{{#invoke:Essai|main|1={name}}}}}</li>" for name in typed)
    html = parsed(reader, "\n".join(calls))[0]
    screen.set_content(html)
    assert screen.locator("li").all_text_contents() == [data_name(name) for name in NAMES]
    assert {data_name(name) for name in NAMES} == {data_name(key(name)) for name in NAMES}


def chart(reader: Client, screen: Browser, call: str) -> str:
    """Show a chart; what it says, with plain spaces."""
    screen.set_content(parsed(reader, call)[0])
    text = screen.locator(".coopwiki-graphique").inner_text()
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_columns_say_their_month_and_their_figure(reader: Client, screen: Browser) -> None:
    call = "{{Colonnes|en=temps|titre=Temps|2026-02=0/0|2026-01=150/30|2026-03=75/19.8|2026-04=}}"
    text = " ".join(chart(reader, screen, call).split())
    for words in ("Temps", "payé", "bénévole", "janv. 2026", "2 h 30", "0 min", "1 h 15", "avr. —"):
        assert words in text
    heights = screen.locator(".cw-colonnes > li > .cw-trait").evaluate_all("all => all.map(bar => bar.offsetHeight)")
    assert heights[0] == 2 * heights[2] > 0 == heights[1] == heights[3]


def test_euros_stand_above_their_columns(reader: Client, screen: Browser) -> None:
    text = chart(reader, screen, "{{Colonnes|titre=Dépensé|2026-01=3966.63|2026-02=-45}}")
    assert "3 966,63 €" in text
    assert "−45,00 €" in text
    assert "bénévole" not in text


def test_a_curve_says_what_is_spent_and_what_an_even_pace_gives(reader: Client, screen: Browser) -> None:
    call = (
        "{{Courbe|titre=Technique 2026|disponible=4920|jour=2026-02-20|dépensé=790|rythme=687.45"
        "|2026-01=130|2026-02=790}}"
    )
    text = chart(reader, screen, call)
    for words in (
        "Technique 2026",
        "dépensé au 20 février 2026 : 790,00 €",
        "à un rythme égal : 687,45 €",
        "disponible : 4 920,00 €",
    ):
        assert words in text
    drawn = screen.locator(".cw-champ .cw-trait").evaluate_all(
        "all => all.map(layer => getComputedStyle(layer).clipPath.startsWith('polygon('))"
    )
    assert drawn == [True] * 4


@pytest.mark.parametrize("call", ["{{Colonnes|titre=Rien}}", "{{Colonnes|2026-13x=3}}"])
def test_columns_without_a_month_say_what_to_write(reader: Client, screen: Browser, call: str) -> None:
    assert "2026-01=130" in chart(reader, screen, call)


LIFE = {
    "name": "Technique", "year": 2026,
    "parent": {"name": "Vie", "page": "Vie"},
    "parts": [{"name": "Accueil", "page": "Accueil"}, {"name": "Outils [[x]]", "page": None}],
    "end": "2026-12-31", "ended": True, "joins": {"name": "Vie", "page": "Vie"},
    "seats": [{"body": "cercle d'orientation", "who": "Paul [[Roy]]", "until": "2026-12-31"}],
    "roles": [
        {"name": "Facilitation", "state": "tenu", "critical": False, "who": "Ana", "until": "2027-03-01"},
        {"name": "Mémoire", "state": "vacant", "critical": True, "who": None, "since": None, "until": None},
        {"name": "Accueil", "state": "terminé", "critical": False, "who": "Zoé", "since": None, "until": "2026-05-31"},
        {"name": "Lien", "state": "à venir", "critical": False, "who": "Luc", "since": "2026-08-01", "until": None},
    ],
    "seen": ["Ana", "Zoé"],
    "meetings": [{"day": "2026-07-09", "hour": "14 h", "place": "Local", "page": "Réunions"}],
    "actions": [
        {"what": "Ranger {{Supprimer}}", "who": None, "due": "2026-06-01", "late": True, "urgent": True, "need": "",
         "page": "Actions"},
    ],
    "more_actions": 2, "faded": 3,
    "proposals": [{"title": "Wiki ouvert", "state": "ouverte", "decides": "Technique", "page": "P"}],
    "decisions": [{"title": "Un serveur", "day": "2026-02-03", "page": "D"}],
    "more_decisions": 0,
    "pages": {"roles": "R", "mandates": "M", "proposals": "P", "decisions": "D", "actions": "A"},
}  # fmt: skip


def sheet(reader: Client, screen: Browser, name: str) -> str:
    """What a circle's sheet says."""
    screen.set_content(parsed(reader, f"{{{{Cercle|nom={name}|raison d'être=Des outils}}}}")[0])
    text = screen.locator(".coopwiki-fiche").inner_text()
    return text.replace("\u00a0", " ")


def test_a_circles_sheet_shows_what_goes_on_in_it(client: ClientOf, reader: Client, screen: Browser) -> None:
    title = "Module:CoopWiki/données/cercles/Technique.json"
    client("Installateur").edit(title, json.dumps(LIFE), summary="Données")
    said = " ".join(sheet(reader, screen, "Technique").split())
    for words in (
        "Ce cercle s’est arrêté le 31 décembre 2026 ; Vie reprend ses rôles et son budget.",
        "Fait partie de Vie",
        "Cercles qui en font partie Accueil, Outils [[x]]",
        "Paul [[Roy]] jusqu’au 31 décembre 2026 (cercle d'orientation)",
        "Facilitation : Ana jusqu’au 1er mars 2027",
        "Mémoire : vacant (critique)",
        "Accueil : ⚠ terminé le 31 mai 2026 (Zoé)",
        "Lien : Luc à partir du 1er août 2026",
        "9 juillet 2026, 14 h, Local",
        "Ranger {{Supprimer}} · urgent · en retard, prévu le 1er juin 2026",
        "et 2 autres",
        "Toujours d’actualité ? 3 actions que personne n’a touchées depuis 60 jours",
        "Wiki ouvert · ouverte · qui décide : Technique",
        "3 février 2026 : Un serveur",
        "Ana, Zoé",
    ):
        assert words in said
    assert "Représenté" not in sheet(reader, screen, "Accueil")
