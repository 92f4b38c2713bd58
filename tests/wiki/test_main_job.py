"""The main job, end to end: deploy, load, run, run again, a member's edit, run."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import requests

from mediawiki_api import Client
from wiki.changes import edited, moment
from wiki.operating import Loaded, Operator
from wiki.versions import on

pytestmark = on("1.43")

DASHBOARDS = {
    "Tableau de bord",
    "Tableau de bord/Annuaire",
    "Tableau de bord/Budgets 2025",
    "Tableau de bord/Budgets 2025/Technique",
    "Tableau de bord/Budgets 2026",
    "Tableau de bord/Budgets 2026/Communication",
    "Tableau de bord/Budgets 2026/Technique",
    "Tableau de bord/Cercles",
    "Tableau de bord/Clôture 2025",
    "Tableau de bord/Co-budgets",
    "Tableau de bord/Gouvernance",
    "Tableau de bord/Contributions",
    "Tableau de bord/Contributions 2025-11",
    "Tableau de bord/Contributions 2026-05",
    "Tableau de bord/Contributions 2026-06",
    "Tableau de bord/Fiches à corriger",
    "Tableau de bord/Mandats",
    "Tableau de bord/Personnes",
    "Tableau de bord/Personnes/Ana Martin",
    "Tableau de bord/Personnes/Zoé Petit",
    "Tableau de bord/Robots",
    "Tableau de bord/Robots/Marche",
    "Tableau de bord/Règles en force",
    "Tableau de bord/Rôles",
    "Tableau de bord/Virements 2026",
}
DATA = {
    "noms.json",
    "non comptées.json",
    "personnes.json",
    "robots.json",
    "titres.json",
    *(f"{of}/{name}.json" for of in ("budgets", "cercles") for name in ("Communication", "Technique")),
}


def titles(client: Client, namespace: int, prefix: str) -> set[str]:
    """Titles without their namespace's name that start with this."""
    asked = {"apnamespace": namespace, "apprefix": prefix, "aplimit": "max"}
    answer = client.call(action="query", list="allpages", **asked)  # type: ignore[arg-type]
    return {page["title"] for page in answer["query"]["allpages"]}


def shown(operator: Operator, title: str) -> str:
    """The words that a reader without an account is served, no-break spaces as plain ones."""
    page = requests.get(f"{operator.wiki.url}/index.php/{title}", timeout=60).text
    return re.sub(r"<[^>]*>", "", html.unescape(page)).replace("\u00a0", " ")


def longer(client: Client) -> None:
    """Make Ana's line of 20 minutes, 8,33 €, one of 50 minutes, 20,83 €."""
    text = client.text("Journal d'Ana")
    client.edit("Journal d'Ana", text.replace("20 min", "50 min"), summary="c'était plus long")


def test_the_first_run_writes_every_dashboard(
    deployed: Callable[[str], Loaded],
    loaded: Callable[[str], Loaded],
    wiki_version: str,
    camille: Client,
) -> None:
    bare, made = deployed(wiki_version).said, loaded(wiki_version).said
    assert (bare.status, bare.err) == (0, "")
    assert made.status == 0
    assert "1 fiche" in made.err
    assert titles(camille, 0, "Tableau de bord") == DASHBOARDS
    found = titles(camille, 828, "CoopWiki/données/")
    assert {title.removeprefix("Module:CoopWiki/données/") for title in found} == DATA


def test_a_second_run_and_a_second_deployment_write_nothing(operator: Operator, camille: Client) -> None:
    before = moment(camille)
    assert operator.program("run").status == 0
    assert operator.program("deploy").status == 0
    assert moment(camille) == before


def test_an_edit_changes_the_pages_it_concerns_and_no_other(operator: Operator, camille: Client) -> None:
    longer(camille)
    before = moment(camille)
    assert operator("run").status == 0
    assert edited(camille, before) == [
        "Module:CoopWiki/données/budgets/Technique.json",
        "Tableau de bord",
        "Tableau de bord/Budgets 2026",
        "Tableau de bord/Budgets 2026/Technique",
        "Tableau de bord/Cercles",
        "Tableau de bord/Contributions",
        "Tableau de bord/Contributions 2026-05",
        "Tableau de bord/Contributions 2026-06",
        "Tableau de bord/Personnes/Ana Martin",
    ]
    assert "il reste 834,17 €" in shown(operator, "Tableau de bord/Budgets 2026/Technique")
    assert "179,16 €" in shown(operator, "Tableau de bord/Contributions 2026-06")
    assert "65,83 € sur 900,00 €" in shown(operator, "Tableau de bord")
    after = moment(camille)
    operator("run")
    assert moment(camille) == after


def test_a_reader_sees_the_new_gauge_on_the_circles_page_at_once(operator: Operator, camille: Client) -> None:
    assert "Dépensé 53,33 € sur 900,00 €" in shown(operator, "Technique")
    longer(camille)
    operator("run")
    assert "Dépensé 65,83 € sur 900,00 €" in shown(operator, "Technique")
