"""A closing on a real wiki: the page people read, the decision they paste, what its lines then show."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files

import pytest
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.conftest import PageOf
from wiki.operating import Operator
from wiki.tables import amount, rows

PAGES = (
    ("Technique", "{{Cercle|nom=Technique|raison d'être=Tenir les outils}}"),
    ("Utilisateur:Ana Martin", "{{Profil|nom=Ana Martin|alias=Ana}}"),
    ("Utilisateur:Zoé Petit", "{{Profil|nom=Zoé Petit}}"),
    ("Budgets", "{{Budget|année=2026|cercle=Technique|montant=10 000|dépassement=prorata}}"),
    (
        "Journal",
        """{{Contribution|date=2026-05-12|qui=Ana|cercle=Technique|quoi=Refonte|montant=9000}}
{{Contribution|date=2026-05-13|qui=Zoé Petit|cercle=Technique|quoi=Annuaire|montant=5900}}
{{Contribution|date=2026-05-14|qui=Zoé Petit|cercle=Technique|quoi=Photos|montant=100}}
{{Dépense|date=2026-06-01|budget=Technique|objet=Disque|montant=90 à 120 €|état=envisagée}}
{{Solde constaté|date=2026-05-12|budget=Technique|montant=1000}}
{{Solde constaté|date=2026-05-13|budget=Technique|montant=1000}}""",
    ),
)
PAGE = "Tableau de bord/Clôture 2026"


@pytest.fixture(scope="module")
def operator(mediawiki: MediaWiki) -> Operator:
    """Load the pages and have the robots run."""
    mediawiki.import_pages(PAGES)
    asked = Operator(mediawiki)
    assert asked("run").status == 0
    return asked


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def screen(page_of: PageOf, operator: Operator) -> Browser:
    page = page_of("")
    page.goto(f"{operator.wiki.url}/index.php/{PAGE.replace(' ', '_')}")
    return page


def test_the_ways_to_share_stand_side_by_side_and_sum_to_the_envelope(screen: Browser) -> None:
    shown = rows(screen, "Ce que chaque personne recevrait, Technique 2026")
    assert [(row["Personne"], row["Prorata"]) for row in shown] == [
        ("Ana Martin", "6 000,00 €"),
        ("Zoé Petit", "4 000,00 €"),
        ("Somme", "10 000,00 €"),
    ]
    for way in ("Prorata", "Plafond par personne", "Petits montants d'abord"):
        *people, total = (amount(row[way]) for row in shown)
        assert sum(people) == total == Decimal(10_000)


def test_the_decision_can_be_pasted_as_it_is_shown_and_its_lines_then_say_what_they_receive(
    operator: Operator, screen: Browser
) -> None:
    text = screen.locator("pre").first.inner_text().strip()
    assert text.startswith("{{Clôture|année=2026|budget=Technique|méthode=prorata|")
    with Client(operator.wiki.api) as camille:
        camille.log_in(operator.wiki.accounts["Camille"])
        camille.edit("Réunion de juin", text.replace("date=", "date=2026-06-20"))
    assert operator("run").status == 0
    assert [i for i in operator("check", "--format", "json").data if i["template"] == "Clôture"] == []
    screen.reload()
    lines = rows(screen, "Ce que chaque ligne reçoit, Technique 2026")
    assert [(row["Quoi"], row["Reçoit"]) for row in lines] == [
        ("Refonte", "6 000,00 €"),
        ("Annuaire", "3 933,33 €"),
        ("Photos", "66,67 €"),
    ]


def test_a_balance_that_does_not_hold_shows_the_lines_since_one_that_did(operator: Operator, screen: Browser) -> None:
    screen.goto(f"{operator.wiki.url}/index.php/Tableau_de_bord/Soldes_constatés")
    shown = rows(screen, "Les soldes constatés")
    assert [(row["Constaté"], row["Calculé"], row["État"]) for row in shown] == [
        ("1 000,00 €", "1 000,00 €", "tient"),
        ("1 000,00 €", "-4 900,00 €", "écart"),
    ]
    (entry,) = rows(screen, "Les lignes depuis le dernier solde qui tenait")
    assert (entry["Quoi"], entry["Effet"]) == ("Annuaire", "-5 900,00 €")


def test_the_budgets_page_tells_its_months_and_where_they_lead(operator: Operator, screen: Browser) -> None:
    screen.goto(f"{operator.wiki.url}/index.php/Tableau_de_bord/Budgets_2026")
    assert rows(screen, "Dépensé mois par mois, de janvier 2026")[0]["mai 2026"] == "15 000,00 €"
    assert rows(screen, "Ce qui alimente chaque budget 2026")[0]["Engagé"] == "0,00 €"


def test_the_closing_is_readable_on_a_narrow_screen_and_by_a_screen_reader(operator: Operator, page_of: PageOf) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = page_of("", viewport={"width": 360, "height": 800})
    for title in (PAGE, "Tableau de bord/Soldes constatés"):
        page.goto(f"{operator.wiki.url}/index.php?title={title.replace(' ', '_')}&useskin=minerva")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, title
        page.evaluate(axe)
        found = page.evaluate("axe.run('#mw-content-text', {resultTypes: ['violations']})")
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], title
