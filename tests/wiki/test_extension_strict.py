"""A wiki that refuses mistakes and keeps robot pages to robots, on both versions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest

from coopwiki.core.titles import Titles
from coopwiki.deployment.placing import placed
from coopwiki.deployment.shipped_page import sources
from mediawiki import MediaWiki
from mediawiki_accounts import Account
from mediawiki_api import ApiError
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.versions import on

pytestmark = on("1.39")

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30}}"
WRONG = LINE.replace("1h30", "beaucoup")
ROBOTS = "Tableau de bord"
TAKEN_UP = 2.5
"""Seconds after which a running wiki has its new settings."""
FAR_AWAY = "$wgCoopWikiTimezone = 'Pacific/Kiritimati';\n$wgLocaltimezone = 'Pacific/Pago_Pago';"
"""The cooperative is a day ahead of its wiki, at any hour."""
OTHERS = "$wgCoopWikiPrefix = 'Coop ';\n$wgCoopWikiRoot = 'Bilans';"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return "$wgCoopWikiProtect = true;\n$wgCoopWikiRefuse = true;\n" + FAR_AWAY


@pytest.fixture(scope="module")
def mediawiki(deployed_wiki: MediaWiki) -> MediaWiki:
    """What we ship, and a page whose mistake is older than the rule."""
    deployed_wiki.import_pages([("Ancienne", WRONG)], links=False)
    return deployed_wiki


def test_a_new_mistake_is_refused(client: ClientOf) -> None:
    camille = client("Camille")
    with pytest.raises(ApiError, match="coopwiki-refused"):
        camille.edit("Nouvelle", WRONG)
    assert camille.edit("Nouvelle", LINE)


def test_the_form_says_why_a_mistake_is_refused_and_saves_once_it_is_mended(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    open_form(page, "Contribution", page="Stricte", cercle="Technique", quoi="Site", durée="1h75")
    save(page)
    page.get_by_label("Enregistrer quand même").check()
    save(page)
    assert "ce wiki demande de la corriger avant d’enregistrer" in told(page)
    fill(page, durée="2h15")
    save(page)
    assert "durée=2h15" in client("").text("Stricte")


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no js"])
def test_today_is_the_cooperatives_day_and_raises_no_question(
    page_of: PageOf, client: ClientOf, *, scripts: bool
) -> None:
    page = page_of("Camille", java_script_enabled=scripts)
    open_form(page, "Contribution", page=f"Loin {scripts}", cercle="Technique", quoi="Site", durée="1h")
    today = field(page, "date").input_value()
    save(page)
    assert f"date={today}" in client("").text(f"Loin {scripts}")


def test_an_old_mistake_hinders_nobody(client: ClientOf) -> None:
    assert client("Camille").edit("Ancienne", f"{WRONG}\n{LINE}")


@pytest.mark.parametrize(("title", "text"), [(f"{ROBOTS}/Budgets 2026", "x"), ("Module:CoopWiki/données/a.json", "{}")])
def test_robot_pages_are_for_robots_and_administrators(client: ClientOf, title: str, text: str) -> None:
    with pytest.raises(ApiError):
        client("Camille").edit(title, text)
    assert client("Admin").edit(title, text)


def test_the_pages_that_stop_robots_and_all_others_stay_everybodys(client: ClientOf) -> None:
    assert client("Camille").edit(f"{ROBOTS}/Robots/Marche", "pause")
    assert client("Camille").edit(f"{ROBOTS}é", "à tous")


@pytest.mark.parametrize(("shown", "showing"), [(f"{ROBOTS}/Robots/Marche", f"{ROBOTS}/Robots"), (ROBOTS, "Entrée")])
def test_a_page_that_shows_a_robots_page_says_at_once_what_that_one_says(
    client: ClientOf, shown: str, showing: str
) -> None:
    """No job of the wiki runs here: those before it may be many."""
    client("Admin").edit(showing, f"Elle dit {{{{:{shown}}}}}.")
    for word in ("marche", "les chiffres sont faux", "marche"):
        sleep(1.1)  # MediaWiki tells what is older by the second
        client("Admin").edit(shown, word)
        assert f"Elle dit {word}." in client("").html(showing)


def test_a_robot_writes_its_pages_with_the_grant_of_its_own(mediawiki: MediaWiki, client: ClientOf) -> None:
    password = mediawiki.bot_password("Robot", "essai", ("basic", "coopwiki"))
    robot = client("").log_in_bot(Account("Robot", "", "Robot@essai", password))
    assert robot.edit(f"{ROBOTS}/Essai", "par le robot", bot=1)
    asked = {"titles": f"{ROBOTS}/Essai", "prop": "revisions", "rvprop": "tags"}
    (revision,) = robot.call(action="query", **asked)["query"]["pages"][0]["revisions"]
    assert "coopwiki-robot" in revision["tags"]


def test_without_that_grant_the_robot_can_not(mediawiki: MediaWiki, client: ClientOf) -> None:
    password = mediawiki.bot_password("Robot", "moins", ("basic", "editpage", "createeditmovepage"))
    robot = client("").log_in_bot(Account("Robot", "", "Robot@moins", password))
    with pytest.raises(ApiError):
        robot.edit(f"{ROBOTS}/Autre", "par le robot", bot=1)


@pytest.fixture
def prefixed(mediawiki: MediaWiki, wiki_settings: str) -> Iterator[None]:
    """Give the wiki other names for a test: templates with a prefix, robot pages below another root."""
    theirs = placed(sources("Bilans/Robots/Marche"), Titles(), "Coop ")
    mediawiki.import_pages(((one.title, one.text) for one in theirs), links=False)
    mediawiki.configure(f"{wiki_settings}\n{OTHERS}", (EXTENSION,))
    sleep(TAKEN_UP)
    yield
    mediawiki.configure(wiki_settings, (EXTENSION,))
    sleep(TAKEN_UP)


@pytest.mark.usefixtures("prefixed")
def test_with_a_prefix_and_another_root_the_form_knows_that_wikis_pages(client: ClientOf, page_of: PageOf) -> None:
    page = page_of("Camille", java_script_enabled=False)
    page.goto("/index.php/Coop_Accueil")
    page.locator(".coopwiki-bouton a").first.click()
    assert page.locator("h1").inner_text() == "Déclarer une contribution"
    open_form(page, "Contribution", page="Préfixe", cercle="Technique", quoi="Site", durée="1h30")
    save(page)
    assert client("").text("Préfixe").startswith("{{Coop Contribution|date=")
    page.get_by_role("link", name="Modifier la fiche Contribution (n° 1)").click()
    fill(page, durée="2h")
    save(page)
    assert "durée=2h}}" in client("").text("Préfixe")
    with pytest.raises(ApiError):
        client("Camille").edit("Bilans/Budgets 2026", "x")
    assert client("Camille").edit(f"{ROBOTS}/Budgets 2027", "x")
    assert client("Camille").edit("Bilans/Robots/Marche", "pause")
