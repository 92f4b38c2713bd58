"""A wiki that refuses mistakes and keeps robot pages to robots, on both versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediawiki import MediaWiki
from mediawiki_accounts import Account
from mediawiki_api import ApiError
from wiki.blocks import deploy
from wiki.conftest import ClientOf
from wiki.forms import EXTENSION
from wiki.versions import on

pytestmark = on("1.39")

LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=Site|cercle=Technique|durée=1h30}}"
WRONG = LINE.replace("1h30", "beaucoup")
ROBOTS = "Tableau de bord"


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return "$wgCoopWikiProtect = true;\n$wgCoopWikiRefuse = true;"


@pytest.fixture(scope="module", autouse=True)
def _deployed(mediawiki: MediaWiki) -> None:
    deploy(mediawiki)
    mediawiki.import_pages([("Ancienne", WRONG)])


def test_a_new_mistake_is_refused(client: ClientOf) -> None:
    camille = client("Camille")
    with pytest.raises(ApiError, match="coopwiki-refused"):
        camille.edit("Nouvelle", WRONG)
    assert camille.edit("Nouvelle", LINE)


def test_an_old_mistake_hinders_nobody(client: ClientOf) -> None:
    assert client("Camille").edit("Ancienne", f"{WRONG}\n{LINE}")


@pytest.mark.parametrize(
    ("title", "text"), [(f"{ROBOTS}/Budgets 2026", "x"), ("Module:CoopWiki/données/a.json", "{}")]
)
def test_robot_pages_are_for_robots_and_administrators(
    client: ClientOf, title: str, text: str
) -> None:
    with pytest.raises(ApiError):
        client("Camille").edit(title, text)
    assert client("Admin").edit(title, text)


def test_the_pages_that_stop_robots_and_all_others_stay_everybodys(client: ClientOf) -> None:
    assert client("Camille").edit(f"{ROBOTS}/Robots/Marche", "pause")
    assert client("Camille").edit(f"{ROBOTS}é", "à tous")


def test_a_robot_writes_its_pages_with_the_grant_of_its_own(
    mediawiki: MediaWiki, client: ClientOf
) -> None:
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
