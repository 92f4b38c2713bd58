"""The main job, end to end: deploy, load, run, run again, a member's edit, run."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from mediawiki import VERSIONS
from mediawiki_api import Client
from wiki.changes import edited, moment
from wiki.operating import Loaded, Operator

pytestmark = pytest.mark.parametrize("wiki_version", VERSIONS, scope="module")

TECHNIQUE = {
    "name": "Technique", "circle": "Technique", "allocated": "1000.00", "transfers": "-100.00",
    "available": "900.00", "spent": "53.33", "committed": "0.00", "remaining": "846.67",
    "used_percent": 5, "run_out": None, "landing": "162.36", "lines": 2, "left_out": 0,
}  # fmt: skip
COMMUNICATION = {
    "name": "Communication", "circle": "Communication", "allocated": "500.00",
    "transfers": "100.00", "available": "600.00", "spent": "158.33", "committed": "0.00",
    "remaining": "441.67", "used_percent": 26, "run_out": None, "landing": "482.03", "lines": 4,
    "left_out": 1,
}  # fmt: skip
TOTALS = {"lines": 7, "minutes": "480", "unpaid_minutes": "120", "amount": "241.66"}
DASHBOARDS = {
    "Tableau de bord",
    "Tableau de bord/Budgets 2025",
    "Tableau de bord/Budgets 2025/Technique",
    "Tableau de bord/Budgets 2026",
    "Tableau de bord/Budgets 2026/Communication",
    "Tableau de bord/Budgets 2026/Technique",
    "Tableau de bord/Contributions",
    "Tableau de bord/Contributions 2025-11",
    "Tableau de bord/Contributions 2026-05",
    "Tableau de bord/Contributions 2026-06",
    "Tableau de bord/Fiches à corriger",
    "Tableau de bord/Robots",
    "Tableau de bord/Robots/Marche",
}
DATA = {"Communication.json", "Technique.json", "robots.json"}


@pytest.fixture
def camille(operator: Operator) -> Iterator[Client]:
    """A member at the API."""
    with Client(operator.wiki.api) as member:
        yield member.log_in(operator.wiki.accounts["Camille"])


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
    loaded: Callable[[str], Loaded], wiki_version: str, camille: Client
) -> None:
    made = loaded(wiki_version)
    assert (made.deployed.status, made.deployed.err) == (0, "")
    assert made.ran.status == 0
    assert "1 fiche" in made.ran.err
    assert titles(camille, 0, "Tableau de bord") == DASHBOARDS
    found = {title.rpartition("/")[2] for title in titles(camille, 828, "CoopWiki/données/")}
    assert found == DATA


def test_a_second_run_and_a_second_deployment_write_nothing(
    operator: Operator, camille: Client
) -> None:
    before = moment(camille)
    assert operator.program("run").status == 0
    assert operator.program("deploy").status == 0
    assert moment(camille) == before


def test_every_figure_is_right_to_the_cent(operator: Operator) -> None:
    budgets = operator("report", "budgets", "--format", "json").data
    rows = {row["name"]: row for row in budgets["budgets"]}
    assert {name: rows["Technique"][name] for name in TECHNIQUE} == TECHNIQUE
    assert {name: rows["Communication"][name] for name in COMMUNICATION} == COMMUNICATION
    sums = operator("report", "contributions", "--format", "json").data
    assert {row["name"]: row["amount"] for row in sums["by_person"]} == {
        "Ana Martin": "68.33", "Zoé Petit": "173.33",
    }  # fmt: skip
    assert {row["month"]: row["amount"] for row in sums["by_month"]} == {
        "2025-11": "30.00", "2026-05": "45.00", "2026-06": "166.66",
    }  # fmt: skip
    assert {name: sums["totals"][name] for name in TOTALS} == TOTALS
    assert sums["left_out"] == 1


def test_an_edit_changes_the_pages_it_concerns_and_no_other(
    operator: Operator, camille: Client
) -> None:
    longer(camille)
    before = moment(camille)
    assert operator("run").status == 0
    assert edited(camille, before) == [
        "Module:CoopWiki/données/budgets/Technique.json",
        "Tableau de bord",
        "Tableau de bord/Budgets 2026",
        "Tableau de bord/Budgets 2026/Technique",
        "Tableau de bord/Contributions",
        "Tableau de bord/Contributions 2026-05",
        "Tableau de bord/Contributions 2026-06",
    ]
    assert "il reste 834,17 €" in shown(operator, "Tableau de bord/Budgets 2026/Technique")
    assert "179,16 €" in shown(operator, "Tableau de bord/Contributions 2026-06")
    assert "65,83 € sur 900,00 €" in shown(operator, "Tableau de bord")
    after = moment(camille)
    operator("run")
    assert moment(camille) == after


def test_a_reader_sees_the_new_gauge_on_the_circles_page_at_once(
    operator: Operator, camille: Client
) -> None:
    assert "Dépensé 53,33 € sur 900,00 €" in shown(operator, "Technique")
    longer(camille)
    operator("run")
    assert "Dépensé 65,83 € sur 900,00 €" in shown(operator, "Technique")


def test_a_record_that_is_mended_counts_and_leaves_the_list(
    operator: Operator, camille: Client
) -> None:
    assert "1h75" in camille.text("Tableau de bord/Fiches à corriger")
    assert operator("check").status == 1
    page = "Réunion du 9 juin"
    camille.edit(page, camille.text(page).replace("1h75", "2h15"))
    operator("run")
    assert "Rien à corriger" in camille.text("Tableau de bord/Fiches à corriger")
    assert operator("check").status == 0
    row = operator("report", "budgets", "--format", "json").data["budgets"][0]
    assert (row["spent"], row["left_out"]) == ("192.08", 0)


def test_a_dump_gives_the_same_lines_and_reports_as_the_wiki(
    operator: Operator, tmp_path: Path
) -> None:
    dump = tmp_path / "wiki.xml.gz"
    xml = operator.wiki.maintenance("dumpBackup.php", "--current", "--quiet")
    dump.write_bytes(gzip.compress(xml.encode()))
    for words in (
        ("export", "contribution"),
        ("report", "budgets", "--format", "json"),
        ("report", "contributions", "--format", "json"),
        ("check", "--format", "json"),
    ):
        assert operator(*words).data == operator(*words, "--dump", str(dump)).data


def test_a_run_from_a_dump_writes_the_same_pages_into_a_folder(
    operator: Operator, camille: Client, tmp_path: Path
) -> None:
    dump, out = tmp_path / "wiki.xml", tmp_path / "out"
    xml = operator.wiki.maintenance("dumpBackup.php", "--current", "--quiet")
    dump.write_text(xml, encoding="utf-8")
    assert operator("run", "--dump", str(dump), "--out", str(out)).status == 0
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.wikitext")}
    pages = {title.removesuffix(".wikitext"): (out / title).read_text() for title in written}
    assert set(pages) == DASHBOARDS - {"Tableau de bord/Robots/Marche"}
    assert {title: camille.text(title) for title in pages} == {
        title: text.removesuffix("\n") for title, text in pages.items()
    }
