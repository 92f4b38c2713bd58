"""`Spécial:MonEspace`: to each account what concerns it, before a profile too, and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from mediawiki import MediaWiki
from mediawiki_api import Client
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION
from wiki.operating import Operator
from wiki.versions import on

pytestmark = on("1.43")

ANA = "Ana Martin"
PAGE = "/index.php/Spécial:MonEspace"
OWN = "Utilisateur:Ana Martin/Contributions 2026"
LINES = (
    "{{Contribution|date=2026-05-20|qui=Ana|cercle=Technique|quoi=Lettre <b>mensuelle</b>|durée=1h|taux=20}}\n"
    "{{Contribution|date=2026-06-21|qui=Ana|cercle=Technique|quoi=Serveur|durée=2h|taux=20}}"
)


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(cooperative: Operator) -> MediaWiki:
    """Everybody reads this wiki, and it publishes no amounts by person."""
    cooperative.wiki.member(ANA)
    cooperative.wiki.import_pages([(OWN, LINES)], links=False)
    cooperative.configure(amounts_by_person="members")
    assert cooperative("run").status == 0
    return cooperative.wiki


def test_a_member_is_shown_their_own_sums_where_nobody_elses_are_published(page_of: PageOf) -> None:
    ana = page_of(ANA)
    ana.goto("/index.php/Accueil")
    expect(ana.locator("#p-personal li, #p-personal-more li, .vector-user-menu li").first).to_contain_text("Mon espace")
    ana.goto(PAGE)
    content = ana.locator("#mw-content-text")
    expect(content).to_contain_text("40,00")
    expect(content.get_by_role("row", name="Rangement")).to_contain_text("à corriger")
    expect(content.get_by_role("row", name="Serveur").first).to_contain_text("comptée")
    assert "23,33" not in ana.content()
    ana.get_by_text("Pages de membres où une fiche porte ce nom").click()
    expect(content.get_by_role("link", name=OWN).last).to_be_visible()


def test_somebody_without_a_profile_is_told_how_to_begin(page_of: PageOf) -> None:
    camille = page_of("Camille")
    camille.goto(PAGE)
    content = camille.locator("#mw-content-text")
    expect(content.get_by_role("heading", name="Pour commencer")).to_be_visible()
    assert "Serveur" not in camille.content()
    content.get_by_role("link", name="Écrire mon profil").click()
    expect(camille.get_by_label("Prénom et nom").first).to_have_value("Camille")


def test_a_visitor_is_asked_to_log_in(page_of: PageOf) -> None:
    visitor = page_of("")
    visitor.goto(PAGE)
    assert "Serveur" not in visitor.content()
    expect(visitor.locator("#mw-content-text")).to_contain_text("connecter")


def test_lines_come_as_csv_to_their_author_alone(page_of: PageOf) -> None:
    ana, camille = page_of(ANA), page_of("Camille")
    with ana.expect_download() as downloaded:
        ana.goto(PAGE)
        ana.get_by_role("link", name="Mes lignes, pour un tableur").click()
    text = downloaded.value.path().read_text(encoding="utf-8")
    assert text.startswith("page,page_id,")
    assert "Serveur" in text
    assert "Zoé" not in text
    camille.goto(f"{PAGE}/lignes.csv")
    assert "Serveur" not in camille.content()


def test_lines_of_last_month_are_written_again_once_ticked(page_of: PageOf, reader: Client) -> None:
    ana = page_of(ANA)
    ana.goto(f"{PAGE}/reprendre")
    ana.get_by_role("button", name="Enregistrer").click()
    assert reader.text(OWN).count("{{Contribution") == 2
    ana.get_by_role("checkbox", name="Lettre <b>mensuelle</b>, Technique").check()
    ana.get_by_label("Jour de : Lettre").fill("2026-06-20")
    ana.get_by_role("button", name="Enregistrer").click()
    expect(ana.locator("#mw-content-text")).to_contain_text("1 ligne est écrite")
    last = reader.text(OWN).splitlines()[-1]
    assert last.startswith("{{Contribution|date=2026-06-20|qui=Ana Martin|")
    assert "quoi=Lettre <b>mensuelle</b>" in last


def test_a_slips_number_is_noted_on_all_its_lines_and_on_no_line_that_changed(
    page_of: PageOf, client: ClientOf, reader: Client
) -> None:
    ana = page_of(ANA)
    client("Robot").edit("Journal d'Ana", reader.text("Journal d'Ana").replace("20 min", "30 min"))
    ana.goto(PAGE)
    ana.get_by_role("link", name="bon fait pour toutes ces lignes").last.click()
    expect(ana.locator("#mw-content-text")).to_contain_text("Technique")
    ana.get_by_label("Numéro du bon").fill("B-2026-07")
    ana.get_by_role("button", name="Enregistrer").click()
    expect(ana.locator("#mw-content-text")).to_contain_text("le numéro est noté sur 3 lignes. 1 ligne a changé")
    assert reader.text(OWN).count("bon=B-2026-07") == 2
    assert reader.text("Journal d'Ana").count("bon=B-2026-07") == 1


def test_only_a_robot_gives_documents(page_of: PageOf) -> None:
    camille = page_of("Camille")
    camille.goto(PAGE)
    answer = camille.evaluate(
        "async () => { await mw.loader.using('mediawiki.api'); return new mw.Api().postWithToken('csrf',"
        " { action: 'coopwikiespace', compte: 'Ana Martin', document: '{}' }).then(() => 'taken', code => code); }"
    )
    assert answer == "permissiondenied"
