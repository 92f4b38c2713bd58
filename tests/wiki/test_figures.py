"""The figures of the small cooperative, to the cent: on its wiki, mended, and from a dump of it."""

from __future__ import annotations

import gzip
from pathlib import Path

from mediawiki_api import Client
from wiki.operating import Operator

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
STATE = ("Tableau de bord/Robots", "Tableau de bord/Robots/Marche")
"""Pages of the wiki's own robots: nobody writes them into a folder."""


def test_every_figure_is_right_to_the_cent(operator: Operator) -> None:
    budgets = operator("report", "budgets", "--format", "json").data
    rows = {row["name"]: row for row in budgets["budgets"]}
    assert {name: rows["Technique"][name] for name in TECHNIQUE} == TECHNIQUE
    assert {name: rows["Communication"][name] for name in COMMUNICATION} == COMMUNICATION
    sums = operator("report", "contributions", "--format", "json").data
    assert {row["name"]: row["amount"] for row in sums["by_person"]} == {
        "Ana Martin": "68.33",
        "Zoé Petit": "173.33",
    }
    assert {row["month"]: row["amount"] for row in sums["by_month"]} == {
        "2025-11": "30.00",
        "2026-05": "45.00",
        "2026-06": "166.66",
    }
    assert {name: sums["totals"][name] for name in TOTALS} == TOTALS
    assert sums["left_out"] == 1


def test_a_record_that_is_mended_counts_and_leaves_the_list(operator: Operator, camille: Client) -> None:
    assert "1h75" in camille.text("Tableau de bord/Fiches à corriger")
    assert operator("check").status == 1
    page = "Réunion du 9 juin"
    camille.edit(page, camille.text(page).replace("1h75", "2h15"))
    operator("run")
    assert "Rien à corriger" in camille.text("Tableau de bord/Fiches à corriger")
    assert operator("check").status == 0
    row = operator("report", "budgets", "--format", "json").data["budgets"][0]
    assert (row["spent"], row["left_out"]) == ("192.08", 0)


def test_a_dump_gives_the_same_lines_and_reports_as_the_wiki(operator: Operator, tmp_path: Path) -> None:
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
    answer = camille.call(action="query", list="allpages", apprefix="Tableau de bord", aplimit="max")
    titles = {page["title"] for page in answer["query"]["allpages"]}
    assert set(pages) == titles - set(STATE)
    for title, text in pages.items():
        assert text.removesuffix("\n") == camille.text(title)
