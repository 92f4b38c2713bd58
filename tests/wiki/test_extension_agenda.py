"""Addresses to subscribe to: public meetings for everybody, the others with a member's own key; on both versions."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import icalendar
import pytest
import requests

from mediawiki import MediaWiki
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION
from wiki.operating import Operator
from wiki.versions import on

pytestmark = on("1.43")

SERIES = (
    "{{Réunion|date=2026-01-05|cercle=Technique|titre=Appel|heure=midi|durée=1h|chaque=lundi|ouvert à=tout le monde}}"
    "{{Réunion|date=2026-07-02|cercle=Technique|titre=Entre nous|heure=9 h}}"
)
ADDRESS = "/index.php/Spécial:Agenda/Technique.ics"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    """Only members read."""
    return "$wgGroupPermissions['*']['read'] = false;"


@pytest.fixture(scope="module")
def mediawiki(cooperative: Operator) -> MediaWiki:
    cooperative.wiki.import_pages([("Agenda de Technique", SERIES)], links=False)
    assert cooperative("run").status == 0
    return cooperative.wiki


def asked(wiki: MediaWiki, address: str, **headers: str) -> requests.Response:
    """What a calendar program is answered, without an account and without cookies."""
    return requests.get(wiki.url + quote(address, safe="/:?=&-"), headers=headers, timeout=30)


def titles(answer: requests.Response) -> list[str]:
    return [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]


def test_everybody_gets_the_public_meetings_of_a_circle_and_no_cookie(mediawiki: MediaWiki) -> None:
    answer = asked(mediawiki, ADDRESS)
    assert (answer.status_code, titles(answer)) == (200, ["Appel (Technique)"])
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in answer.headers


def test_a_calendar_that_did_not_change_is_not_sent_again(mediawiki: MediaWiki) -> None:
    tag = asked(mediawiki, ADDRESS).headers["ETag"]
    again = asked(mediawiki, ADDRESS, **{"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_a_circle_without_public_meetings_is_as_unknown_as_one_that_is_not_there(mediawiki: MediaWiki) -> None:
    unknown = asked(mediawiki, "/index.php/Spécial:Agenda/Nulle part.ics")
    without = asked(mediawiki, "/index.php/Spécial:Agenda/Communication.ics")
    assert (unknown.status_code, without.status_code) == (404, 404)
    assert unknown.text == without.text
    page = asked(mediawiki, "/index.php/Spécial:Agenda")
    assert "Communication.ics" not in page.text


def test_a_members_own_address_shows_all_until_it_is_renewed(page_of: PageOf) -> None:
    camille = page_of("Camille")

    def renewed() -> str:
        camille.goto("/index.php/Spécial:Agenda")
        camille.get_by_role("button", name="Demander de nouvelles adresses personnelles").click()
        link = camille.locator("#mw-content-text").get_by_role("link", name="Technique", exact=True)
        return str(link.get_attribute("href"))

    first = renewed()
    answer = requests.get(first, timeout=30)
    assert titles(answer) == ["Appel (Technique)", "Entre nous (Technique)"]
    assert answer.headers["Cache-Control"].startswith("private")
    second = renewed()
    assert (requests.get(first, timeout=30).status_code, requests.get(second, timeout=30).status_code) == (403, 200)
    camille.goto("/index.php/Spécial:Agenda")
    assert "jeton" not in camille.content()


@pytest.mark.parametrize("key", ["1", "1-", "0-" + "0" * 40, "1-" + "0" * 40, "99999-" + "a" * 40])
def test_a_key_that_nobody_has_opens_nothing(mediawiki: MediaWiki, key: str) -> None:
    answer = asked(mediawiki, f"{ADDRESS}?jeton={key}")
    assert (answer.status_code, "BEGIN" in answer.text) == (403, False)


def test_a_key_opens_nothing_once_its_member_is_blocked(
    mediawiki: MediaWiki, page_of: PageOf, client: ClientOf
) -> None:
    mediawiki.member("Partie")
    gone = page_of("Partie")
    gone.goto("/index.php/Spécial:Agenda")
    gone.get_by_role("button", name="Demander de nouvelles adresses personnelles").click()
    link = gone.locator("#mw-content-text").get_by_role("link", name="Technique", exact=True)
    address = str(link.get_attribute("href"))
    assert requests.get(address, timeout=30).status_code == 200
    admin = client("Admin")
    admin.call(action="block", user="Partie", expiry="never", token=admin.token(), reason="partie")
    answer = requests.get(address, timeout=30)
    assert (answer.status_code, "BEGIN" in answer.text) == (403, False)
    gone.goto("/index.php/Spécial:Agenda")
    assert gone.get_by_role("button", name="Demander de nouvelles adresses personnelles").count() == 0
