"""`Spécial:MonEspace`: to each account what concerns it, before a profile too, and to nobody else."""

from __future__ import annotations

import json
import re
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


def give(robot: Client, account: str, *lines: str) -> None:
    """Give an account the lines it can write again, and a slip of all of them, as a run does."""
    again = [{"day": "2026-05-20", "fields": {"quoi": one, "cercle": "Technique"}} for one in lines]
    places = [{"page": "Journal", "revision": 1, "line": 1, "what": one} for one in lines]
    slips = [{"budget": "Technique", "year": 2026, "lines": places}]
    document = json.dumps({"name": account, "text": "x", "again": again, "slips": slips})
    robot.call(action="coopwikiespace", compte=account, document=document, token=robot.token())


def test_robots_that_came_by_meanwhile_have_no_other_line_written(
    mediawiki: MediaWiki, page_of: PageOf, client: ClientOf
) -> None:
    mediawiki.member("Vera")
    give(client("Robot"), "Vera", "Lettre")
    vera = page_of("Vera")
    for part in ("reprendre", "bon?annee=2026&budget=Technique"):
        give(client("Robot"), "Vera", "Lettre")
        vera.goto(f"{PAGE}/{part}")
        if part == "reprendre":
            vera.get_by_role("checkbox").check()
        else:
            vera.get_by_label("Numéro du bon").fill("B-1")
        give(client("Robot"), "Vera", "Autre", "Lettre")
        vera.get_by_role("button", name="Enregistrer").click()
        expect(vera.locator("#mw-content-text")).to_contain_text(
            "Rien n’est encore enregistré : les robots sont passés"
        )
    assert vera.get_by_label("Numéro du bon").input_value() == "B-1"
    assert client("").call(action="query", list="usercontribs", ucuser="Vera")["query"]["usercontribs"] == []


def test_lines_are_written_again_once_and_a_session_that_changed_is_told(
    mediawiki: MediaWiki, page_of: PageOf, client: ClientOf
) -> None:
    mediawiki.member("Yann")
    give(client("Robot"), "Yann", "Lettre")
    yann = page_of("Yann", java_script_enabled=True)
    yann.goto(f"{PAGE}/reprendre")
    token = yann.locator("[name=wpEditToken]")
    token.evaluate("(input) => { input.value = 'x'; }")
    yann.get_by_role("checkbox").check()
    yann.get_by_role("button", name="Enregistrer").click()
    expect(yann.locator("#mw-content-text")).to_contain_text("la session a changé")
    yann.get_by_role("checkbox").check()
    answers = yann.evaluate(
        "async () => { const form = document.querySelector('form[action*=reprendre]');"
        " const send = () => fetch(form.action, { method: 'POST', body: new FormData(form) });"
        " return (await Promise.all([send(), send(), send()])).map((answer) => answer.text())"
        ".reduce(async (all, one) => [...await all, await one], []); }"
    )
    assert all("1 ligne est écrite" in answer.replace("\u00a0", " ") for answer in answers)
    edits = client("").call(action="query", list="usercontribs", ucuser="Yann")["query"]["usercontribs"]
    assert client("").text(edits[0]["title"]).count("{{Contribution") == 1


def test_only_a_robot_gives_documents(page_of: PageOf) -> None:
    camille = page_of("Camille")
    camille.goto(PAGE)
    answer = camille.evaluate(
        "async () => { await mw.loader.using('mediawiki.api'); return new mw.Api().postWithToken('csrf',"
        " { action: 'coopwikiespace', compte: 'Ana Martin', document: '{}' }).then(() => 'taken', code => code); }"
    )
    assert answer == "permissiondenied"


def test_each_kind_of_note_has_a_switch_and_the_others_stay_as_they_are(page_of: PageOf, reader: Client) -> None:
    """Of a profile that says nothing but `me prévenir`, each kind is as that says, until one of them is changed."""
    ana, profile = page_of(ANA, java_script_enabled=False), f"Utilisateur:{ANA}"
    before = reader.text(profile)

    def switch(words: str) -> str:
        ana.goto(PAGE)
        ana.get_by_label(words).click()
        ana.locator("form[action*=prevenir] button").click()
        expect(ana.locator("#mw-content-text")).to_contain_text("C’est enregistré")
        return reader.text(profile)

    objected = switch("une objection est faite à ma proposition")
    assert re.sub(r"\|\s*prévenir objection\s*=\s*oui\s*", "", objected).split() == before.split()
    everything = switch("le reste")
    assert re.search(r"me prévenir\s*=\s*oui", everything)
    assert re.search(r"prévenir budget\s*=\s*non", everything)
    assert re.search(r"prévenir objection\s*=\s*oui", everything)


def test_somebody_elses_session_changes_no_switch(page_of: PageOf, reader: Client) -> None:
    before = reader.text(f"Utilisateur:{ANA}")
    answer = page_of(ANA).request.post(
        f"{PAGE}/prevenir", form={"wpEditToken": "0" * 40 + "+\\", "mots[]": "me prévenir"}
    )
    assert "Rien n’est encore enregistré" in answer.text()
    assert reader.text(f"Utilisateur:{ANA}") == before


def test_one_robot_that_is_stopped_says_so_above_its_pages_and_not_above_others(
    page_of: PageOf, client: ClientOf
) -> None:
    stop, page = "Tableau de bord/Robots/Marche/Budgets", page_of("")
    told = page.locator("[role=status]")
    client("Camille").edit(stop, "Les sommes de <b>mars</b> sont fausses.")
    page.goto("/index.php/Tableau_de_bord/Budgets_2026/Technique")
    expect(told).to_contain_text("Ce robot est arrêté")
    expect(told).to_contain_text("par Camille")
    assert "action=edit" in str(told.get_by_role("link", name="marche").get_attribute("href"))
    page.goto("/index.php/Tableau_de_bord")
    assert told.count() == 0
    client("Camille").edit(stop, "marche")
    page.goto("/index.php/Tableau_de_bord/Budgets_2026/Technique")
    assert told.count() == 0
