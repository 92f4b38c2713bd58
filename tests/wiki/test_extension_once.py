"""A form is saved once: a double click, Back and save, two requests at the same moment; on both versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.versions import on

pytestmark = on("1.43")

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30}}"
SEND = """async (times) => {
    const form = document.getElementById('coopwiki-fiche');
    const send = () => fetch(form.action, { method: 'POST', body: new FormData(form) });
    return (await Promise.all(Array.from({ length: times }, send))).map((answer) => [answer.status, answer.url]);
}"""
"""Sends the form several times at the same moment; what came, and from where."""
ALREADY = "C’était déjà enregistré"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    return deployed_wiki


@pytest.fixture
def camille(page_of: PageOf) -> Browser:
    return page_of("Camille")


def written(client: ClientOf, title: str) -> int:
    """Count the records of a page."""
    return client("").text(title).count("{{")


@pytest.mark.parametrize("who", ["Camille", ""])
def test_a_form_sent_three_times_at_once_is_written_once_for_members_and_visitors(
    page_of: PageOf, client: ClientOf, who: str
) -> None:
    page, title = page_of(who), f"Trois fois {who}".strip()
    open_form(page, "Action", page=title, quoi="Relire", cercle="Technique")
    answers = page.evaluate(SEND, 3)
    assert written(client, title) == 1
    assert {status for status, _ in answers} == {200}
    assert len({address for _, address in answers}) == 1
    assert "fiche=" in answers[0][1]
    assert page.evaluate(SEND, 1) == answers[:1]
    assert written(client, title) == 1


@pytest.mark.parametrize("scripts", ["with", "without"])
def test_back_and_save_leads_to_the_record_and_says_so(page_of: PageOf, client: ClientOf, scripts: str) -> None:
    page, title = page_of("Camille", java_script_enabled=scripts == "with"), f"Revenue {scripts}"
    open_form(page, "Contribution", page=title, cercle="Technique", quoi="Site")
    fill(page, durée="4h")
    save(page)
    first = page.url
    assert ALREADY not in told(page)
    page.go_back()
    assert field(page, "durée").input_value() == "4h"
    save(page)
    assert page.url == first
    assert ALREADY in told(page)
    assert written(client, title) == 1
    page.reload()
    assert ALREADY not in told(page)


def test_a_change_sent_twice_leads_to_the_record_too(camille: Browser, client: ClientOf) -> None:
    client("Admin").edit("Changée", LINE)
    open_form(camille, "", page="Changée", n=1)
    fill(camille, durée="4h")
    answers = camille.evaluate(SEND, 2)
    assert answers[0] == answers[1]
    assert client("").text("Changée") == LINE.replace("1h30", "4h")


def test_a_refused_save_uses_nothing_up(camille: Browser, client: ClientOf) -> None:
    open_form(camille, "Contribution", page="Refusée", cercle="Technique", quoi="Site")
    sent = camille.locator("#coopwiki-fiche").get_attribute("action")
    fill(camille, durée="beaucoup")
    save(camille)
    assert camille.locator("#coopwiki-fiche").get_attribute("action") == sent
    fill(camille, durée="4h")
    assert len({address for _, address in camille.evaluate(SEND, 2)}) == 1
    assert written(client, "Refusée") == 1


def test_other_values_in_a_form_that_is_saved_are_neither_lost_nor_written_unasked(
    camille: Browser, client: ClientOf
) -> None:
    open_form(camille, "Contribution", page="Autre (valeur)", cercle="Technique", quoi="Site")
    fill(camille, durée="4h")
    save(camille)
    camille.go_back()
    fill(camille, durée="5h")
    save(camille)
    assert "Ce formulaire est déjà enregistré" in told(camille)
    assert field(camille, "durée").input_value() == "5h"
    assert written(client, "Autre (valeur)") == 1
    save(camille)
    assert written(client, "Autre (valeur)") == 2


def test_the_same_typed_once_more_is_one_record_unless_it_was_taken_away(camille: Browser, client: ClientOf) -> None:
    for _ in range(2):
        open_form(camille, "Contribution", page="Deux formulaires", cercle="Technique", quoi="Site {{x}} [[A]]")
        save(camille)
    assert ALREADY in told(camille)
    assert client("").text("Deux formulaires").count("{{Contribution") == 1
    client("Admin").edit("Deux formulaires", "Rien.")
    open_form(camille, "Contribution", page="Deux formulaires", cercle="Technique", quoi="Site {{x}} [[A]]")
    save(camille)
    assert ALREADY not in told(camille)
    assert client("").text("Deux formulaires").count("{{Contribution") == 1


def test_the_address_of_a_form_that_came_back_is_a_new_form(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    open_form(page, "Contribution", page="Gardée", cercle="Technique")
    save(page)
    kept = page.url
    fill(page, quoi="Site")
    save(page)
    page.goto(kept)
    fill(page, quoi="Une autre chose")
    save(page)
    assert written(client, "Gardée") == 2


def test_the_button_rests_while_the_form_is_on_its_way(camille: Browser) -> None:
    open_form(camille, "Contribution", page="Au repos", cercle="Technique", quoi="Site")
    camille.evaluate("document.getElementById('coopwiki-fiche').addEventListener('submit', (e) => e.preventDefault())")
    camille.get_by_role("button", name="Enregistrer").click()
    button = camille.get_by_role("button", name="Enregistrement…")
    expect(button).to_be_disabled()
    camille.evaluate("window.dispatchEvent(new Event('pageshow'))")
    expect(camille.get_by_role("button", name="Enregistrer")).to_be_enabled()
