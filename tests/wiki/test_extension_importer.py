"""A member's own year, from a spreadsheet to her page: with JavaScript and without, on both versions."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote
from zlib import crc32

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Browser

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, told
from wiki.versions import on

pytestmark = on("1.39")

HEADER = "Date\tPrénom\tTâche\tCercle\tTemps\tTaux horaire\tTotal"
SHEET = f"""Mes heures 2025

{HEADER}
12/03/2025\tAna\tSite\tTechnique\t1h30\t25 €\t
2025-03-14\tAna\t=1+1 <script>alert(1)</script> {{{{Budget|nom=x}}}}\tTechnique\t90 min\t25\t
15/03/2025\tAna\tRéunion\tTechnique\t1h75\t25\t
15/03/2025\tAna\tRéunion\tTechnique\t1h\t25\t
TOTAL\t\t\t\t\t\t1 000 €
"""


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def name(mediawiki: MediaWiki, request: pytest.FixtureRequest) -> str:
    """A member who has no page yet."""
    made = f"Membre {crc32(request.node.nodeid.encode())}"
    mediawiki.member(made)
    return made


@pytest.fixture(params=[True, False], ids=["js", "no js"])
def member(page_of: PageOf, name: str, request: pytest.FixtureRequest) -> Browser:
    return page_of(name, java_script_enabled=request.param)


@pytest.fixture
def plain(page_of: PageOf, name: str) -> Browser:
    return page_of(name, java_script_enabled=False)


def paste(page: Browser, text: str) -> None:
    """Go to the page, paste, and look at what is understood."""
    page.goto(f"/index.php/{quote('Spécial:Importer')}")
    page.get_by_label("Lignes du tableur").fill(text)
    send(page, "Voir ce qui est compris")


def send(page: Browser, button: str) -> None:
    with page.expect_event("load"):
        page.get_by_role("button", name=button).first.click()


def test_rows_are_shown_as_they_are_understood_mended_in_place_and_saved_once(
    member: Browser, name: str, client: ClientOf
) -> None:
    page = f"Utilisateur:{name}/Contributions 2025"
    paste(member, SHEET)
    said = told(member)
    assert "8 lignes dans la feuille" in said
    assert "3 à enregistrer" in said
    assert "une à corriger" in said
    assert "1 h 30 × 25,00 € = 37,50 €" in said
    assert "2h15" in said
    assert "À enregistrer : 4 h, 100,00 €" in said
    assert client("").call(action="query", titles=page)["query"]["pages"][0].get("missing")
    member.get_by_label("Temps passé, ligne 6").fill("2h15")
    send(member, "Relire")
    assert "4 à enregistrer" in told(member)
    send(member, "Enregistrer 4 lignes")
    assert "C’est enregistré." in told(member)
    text = client("").text(page)
    assert text.count("{{Contribution|") == 4
    assert "{{Contribution|date=15/03/2025|qui=Ana|quoi=Réunion|cercle=Technique|durée=2h15|taux=25}}" in text
    assert "{{Budget" not in text
    history = client("").call(action="query", prop="revisions", titles=page, rvlimit=5, rvprop="comment|tags")
    assert [one["comment"] for one in history["query"]["pages"][0]["revisions"]] == [
        "4 lignes importées : Contribution"
    ]
    paste(member, SHEET)
    assert "3 déjà sur mes pages" in told(member)
    assert "une déjà sur mes pages avec d’autres valeurs" in told(member)
    assert member.get_by_role("button", name="Enregistrer").count() == 0


def test_what_is_wrong_or_of_another_year_stays_on_the_page_after_a_save(
    plain: Browser, name: str, client: ClientOf
) -> None:
    paste(plain, SHEET + "02/01/2026\tAna\tVœux\tTechnique\t1h\t25\t\n")
    assert "une pour une autre page, ensuite" in told(plain)
    send(plain, "Enregistrer 3 lignes")
    said = told(plain)
    assert f"3 lignes sont enregistrées sur Utilisateur:{name}/Contributions 2025" in said
    assert "3 déjà sur mes pages" in said
    assert "une à corriger" in said
    assert "une à enregistrer" in said
    send(plain, "Enregistrer une ligne")
    assert "Vœux" in client("").text(f"Utilisateur:{name}/Contributions 2026")
    assert client("").text(f"Utilisateur:{name}/Contributions 2025").count("{{Contribution|") == 3


def test_a_form_sent_twice_or_from_elsewhere_writes_nothing_more(plain: Browser, name: str, client: ClientOf) -> None:
    paste(plain, SHEET)
    other = plain.context.new_page()
    paste(other, SHEET)
    plain.locator("[name=wpEditToken]").evaluate("input => { input.value = 'ailleurs+\\\\' }")
    send(plain, "Enregistrer 3 lignes")
    assert "Rien n’est encore enregistré" in told(plain)
    send(plain, "Enregistrer 3 lignes")
    send(other, "Enregistrer 3 lignes")
    assert "Aucune ligne n’est à enregistrer" in told(other)
    assert client("").text(f"Utilisateur:{name}/Contributions 2025").count("{{Contribution|") == 3


def test_columns_without_titles_are_chosen_and_what_is_the_same_for_all_is_said_once(
    plain: Browser, name: str, client: ClientOf
) -> None:
    paste(plain, "2025-05-02;Site;2h\n2025-05-03;Réunion;1h\n")
    for column, field in enumerate(("Jour du travail", "Ce qui a été fait", "Temps passé"), 1):
        plain.get_by_label(f"Colonne {column}", exact=True).select_option(label=field)
    send(plain, "Relire")
    plain.get_by_label("Cercle concerné", exact=True).fill("Technique")
    send(plain, "Relire")
    send(plain, "Enregistrer 2 lignes")
    text = client("").text(f"Utilisateur:{name}/Contributions 2025")
    assert f"{{{{Contribution|date=2025-05-03|qui={name}|quoi=Réunion|cercle=Technique|durée=1h}}}}" in text


UNREADABLE = (
    (b"PK\x03\x04" + bytes(100), "n’est pas du texte"),
    (b"Date;Qui\0;Quoi", "n’est pas du texte"),
    (b"x" * 262_145, "trop grand : 256 Ko"),
    (b"a;b\n" * 501, "501 lignes : au plus 500"),
    (b"\n\n", "aucune ligne à lire"),
)


def send_file(page: Browser, content: bytes) -> None:
    page.goto(f"/index.php/{quote('Spécial:Importer')}")
    page.get_by_label("Ou un fichier CSV").set_input_files(
        [{"name": "heures.csv", "mimeType": "text/csv", "buffer": content}]
    )
    send(page, "Voir ce qui est compris")


def test_a_file_that_cannot_be_read_gets_one_sentence(plain: Browser) -> None:
    for content, said in UNREADABLE:
        send_file(plain, content)
        assert said in told(plain)


def test_a_csv_file_is_read_whatever_wrote_it(plain: Browser) -> None:
    text = "sep=;\r\nDate;Qui;Quoi;Cercle;Durée;Bon\r\n"
    text += '02/05/2025;Zoé;"Thé; et « café » à l’été";Technique;1,5;="0001"\r\n'
    for encoding in ("utf-8-sig", "utf-16", "cp1252", "mac_roman"):
        send_file(plain, text.encode(encoding))
        cells = plain.locator("table.cw-import tbody tr").last.locator("td").all_inner_texts()
        assert cells[:3] == ["02/05/2025", "Zoé", "Thé; et « café » à l’été"]
        assert "0001" in cells
        assert "une à enregistrer" in told(plain)


def test_a_row_is_read_while_it_is_mended_and_a_file_is_dropped(page_of: PageOf, name: str) -> None:
    page = page_of(name)
    page.goto(f"/index.php/{quote('Spécial:Importer')}")
    given = page.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'a.csv')); return d; }",
        SHEET.replace("\t", ";"),
    )
    with page.expect_event("load"):
        page.dispatch_event("#cw-importer", "drop", {"dataTransfer": given})
    row = page.locator("tr[data-ligne='6']")
    assert "2h15" in row.inner_text()
    page.get_by_label("Temps passé, ligne 6").fill("2h15")
    row.get_by_text("2 h 15 × 25,00 € = 56,25 €").wait_for()
    assert page.get_by_label("Temps passé, ligne 6").get_attribute("aria-invalid") is None
    found = Axe().run(page, "#mw-content-text").response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_nobody_imports_who_may_not_write_and_the_page_is_led_to(page_of: PageOf, name: str, client: ClientOf) -> None:
    stranger = page_of("")
    stranger.goto(f"/index.php/{quote('Spécial:Importer')}")
    assert stranger.get_by_label("Lignes du tableur").count() == 0
    client("Admin").call(action="purge", titles="Écrire")
    page = page_of(name, java_script_enabled=False)
    page.goto(f"/index.php/{quote('Écrire')}")
    with page.expect_event("load"):
        page.get_by_role("link", name="Importer une feuille de calcul").click()
    assert page.get_by_label("Lignes du tableur").is_visible()
    page.goto(f"/index.php/{quote('Spécial:Importer/Budget')}")
    assert "ne s’importent pas ici" in told(page)


def test_a_visitor_is_told_whose_lines_are_imported_and_led_to_log_in(mediawiki: MediaWiki, page_of: PageOf) -> None:
    page = page_of("")
    page.goto(f"{mediawiki.url}/index.php?title=Special:Importer")
    assert "Les lignes importées s’écrivent sur une page à son nom" in page.inner_text("body")
    assert page.locator("#wpLoginAttempt").is_visible()


def test_titles_are_read_by_their_words_and_those_that_are_not_are_named(plain: Browser) -> None:
    paste(plain, "Jour travaillé;Missions réalisées;Nb d’heures;Humeur;Météo\n2025-05-02;Site;2h;bonne;pluie\n")
    chosen = [plain.get_by_label(f"Colonne {n} «").locator("option:checked").inner_text() for n in range(1, 6)]
    assert chosen == ["Jour du travail", "Ce qui a été fait", "Temps passé", "pas reprise", "pas reprise"]
    assert "Ces colonnes ne sont pas reprises : « Humeur », « Météo »." in told(plain).replace("\u00a0", " ")
