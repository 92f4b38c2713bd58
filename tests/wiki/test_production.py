"""A whole day of a member and of an operator on a wiki as cooperatives run it, closed to visitors."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from mediawiki import MediaWiki
from mediawiki_api import Client
from production import Production
from production_settings import CLOSED
from wiki.complaints import complaints
from wiki.conftest import ClientOf, PageOf
from wiki.forms import EXTENSION, field, fill, open_form, save, told
from wiki.operating import Operator
from wiki.versions import PRODUCTION

pytestmark = pytest.mark.long

JUNE = "Tableau de bord/Contributions 2026-06"
JOURNAL = "Journal d'Ana"
LINE = "{{Contribution|date=2026-06-20|qui=Ana|cercle=Technique|quoi=Relecture|durée=2h15|taux=20}}"


@pytest.fixture(scope="module")
def wiki_version() -> str:
    return PRODUCTION


@pytest.fixture(scope="module")
def wiki_plugins() -> tuple[Path, ...]:
    return (EXTENSION,)


@pytest.fixture(scope="module")
def wiki_settings() -> str:
    return CLOSED


@pytest.fixture
def operator(cooperative: Operator) -> Operator:
    return cooperative


@pytest.fixture(scope="module")
def mediawiki(cooperative: Operator) -> MediaWiki:
    return cooperative.wiki


def edits(client: Client) -> int:
    """How many edits the wiki counts."""
    answer = client.call(action="query", meta="siteinfo", siprop="statistics")
    return int(answer["query"]["statistics"]["edits"])


def test_a_visitor_reads_nothing_and_the_operator_is_told_that_all_is_well(
    operator: Operator, mediawiki: MediaWiki
) -> None:
    page = requests.get(f"{mediawiki.url}/wiki/Tableau_de_bord", timeout=60)
    assert "98,33" not in page.text
    said = operator("doctor")
    assert said.status == 0, said.out


def test_what_a_member_declares_by_the_form_is_on_the_dashboards_once_the_robots_and_the_jobs_have_run(
    page_of: PageOf, operator: Operator, client: ClientOf
) -> None:
    page = page_of("Camille")
    page.goto("/wiki/Accueil")
    page.locator(".coopwiki-bouton a").first.click()
    expect(field(page, "quoi")).to_be_visible()
    fill(page, quoi="Accueil", cercle="Technique", durée="1h30", taux="20")
    save(page)
    assert "sera comptée" in told(page)
    client("Camille").edit("Relu", LINE)
    assert operator("run").status == 0
    page.goto(f"/wiki/{JUNE}")
    assert "Relecture" in told(page)
    page.goto("/wiki/Technique")
    gauge = page.locator(".coopwiki-jauge").filter(has_text="98,33")
    for _ in range(30):
        if gauge.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    assert gauge.count()


def test_a_second_run_saves_nothing(operator: Operator, client: ClientOf) -> None:
    assert operator("run").status == 0
    before = edits(client("Camille"))
    assert operator("run").status == 0
    assert edits(client("Camille")) == before


def test_two_members_on_one_line_lose_nothing(page_of: PageOf, client: ClientOf) -> None:
    page = page_of("Camille")
    open_form(page, "Contribution", page=JOURNAL, n=1)
    fill(page, quoi="Sauvegardes du soir")
    other = client("Admin").text(JOURNAL).replace("20 min", "40 min")
    client("Admin").edit(JOURNAL, other)
    save(page)
    kept = client("Admin").text(JOURNAL)
    assert "40 min" in kept
    assert ("Sauvegardes du soir" in kept) or ("Sauvegardes du soir" in page.content())


def test_the_wiki_next_door_has_its_own_books_and_none_of_ours(
    mediawiki: MediaWiki,
) -> None:
    assert isinstance(mediawiki, Production)
    neighbour = Operator(mediawiki.neighbour())
    neighbour.configure(state_directory=str(neighbour.wiki.file("state")))
    with Client(neighbour.wiki.api) as camille:
        camille.log_in_person(neighbour.wiki.accounts["Camille"])
        camille.edit("Journal", LINE.replace("2h15", "1h75"))
        assert "missing" in camille.call(action="query", titles="Tableau de bord")["query"]["pages"][0]
    said = neighbour("check")
    assert "1h75" in said.out
    assert "Journal d'Ana" not in said.out


def test_neither_mediawiki_nor_php_complains_of_our_extension(mediawiki: MediaWiki) -> None:
    assert complaints(mediawiki) == []
