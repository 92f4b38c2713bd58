"""What the command `coopwiki` prints, in the shapes of docs/report-json.md, from every source."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopwiki.exchange.as_text import report_text
from coopwiki.subjects.reports import REPORTS
from export_dump import write_dump
from ledgers import ledger
from said import Coopwiki, in_folder
from wiki.small_cooperative import PAGES

TODAY = ("--on", "2026-06-30")


def figures(coopwiki: Coopwiki, *source: object) -> list[Any]:
    """Both reports and the export without the numbers each source gives to pages and revisions."""
    reports = [
        coopwiki("report", name, "--format", "json", *source, *TODAY).data for name in ("contributions", "budgets")
    ]
    rows = coopwiki("export", "contribution", *source).data
    for value in (*reports, *rows):
        value.pop("revision")
        value.pop("page_id", None)
    return [*reports, *rows]


def test_a_folder_and_every_dump_give_the_same_figures(coopwiki: Coopwiki, tmp_path: Path, folder: Path) -> None:
    told = figures(coopwiki, "--folder", folder)
    assert told[0]["totals"]["amount"] == "241.66"
    for ending in (".xml", ".xml.gz", ".xml.bz2"):
        dump = tmp_path / f"wiki{ending}"
        write_dump(dump, PAGES, older=2)
        assert figures(coopwiki, "--dump", dump) == told


@pytest.mark.parametrize("day", ["2026-06-03", "03/06/2026", "3 juin 2026"])
def test_on_says_which_day_it_is(coopwiki: Coopwiki, folder: Path, day: str) -> None:
    said = coopwiki("report", "contributions", "--format", "json", "--folder", folder, "--on", day)
    assert said.data["on"] == "2026-06-03"
    assert (said.data["totals"]["lines"], said.data["totals"]["amount"]) == (4, "106.66")
    assert [item["day"] for item in said.data["future"]] == [
        "2026-06-04",
        "2026-06-05",
        "2026-06-09",
    ]
    assert len(coopwiki("export", "contribution", "--folder", folder, "--on", day).data) == 7


ROW = {"lines", "minutes", "unpaid_minutes", "amount"}
BUDGET = {
    "name", "circle", "allocated", "transfers", "available", "spent", "committed", "remaining", "used_percent",
    "run_out", "landing", "lines", "left_out",
}  # fmt: skip


def test_the_report_of_contributions_has_the_shape_of_the_contract(coopwiki: Coopwiki, folder: Path) -> None:
    data = coopwiki("report", "contributions", "--format", "json", "--folder", folder, *TODAY).data
    promised = {"on", "revision", "by_person", "by_circle", "by_month", "totals", "left_out"}
    assert promised <= data.keys()
    assert data["totals"].keys() >= ROW
    assert all(ROW | {"name"} <= row.keys() for row in data["by_person"] + data["by_circle"])
    assert all(ROW | {"month"} <= row.keys() for row in data["by_month"])
    assert [row["month"] for row in data["by_month"]] == ["2025-11", "2026-05", "2026-06"]
    assert (data["on"], data["left_out"]) == ("2026-06-30", 1)
    ana = data["by_person"][0]
    assert {name: ana[name] for name in ("name", *sorted(ROW))} == {
        "name": "Ana Martin",
        "lines": 3,
        "minutes": "170",
        "unpaid_minutes": "0",
        "amount": "68.33",
    }


def test_the_report_of_budgets_has_the_shape_of_the_contract(coopwiki: Coopwiki, folder: Path) -> None:
    data = coopwiki("report", "budgets", "--format", "json", "--folder", folder, *TODAY).data
    assert {"on", "revision", "year", "budgets", "totals"} <= data.keys()
    assert data["year"] == 2026
    communication, technique = data["budgets"]
    assert communication.keys() >= BUDGET
    assert {name: technique[name] for name in BUDGET} == {
        "name": "Technique",
        "circle": "Technique",
        "allocated": "1000.00",
        "transfers": "-100.00",
        "available": "900.00",
        "spent": "53.33",
        "committed": "0.00",
        "remaining": "846.67",
        "used_percent": 5,
        "run_out": None,
        "landing": "162.36",
        "lines": 2,
        "left_out": 0,
    }


def test_check_as_json_has_the_shape_of_the_contract(coopwiki: Coopwiki, folder: Path) -> None:
    said = coopwiki("check", "--format", "json", "--folder", folder, *TODAY)
    (issue,) = said.data
    assert said.status == 1
    assert list(issue) == [
        "page",
        "page_id",
        "revision",
        "line",
        "template",
        "field",
        "severity",
        "code",
        "message",
        "found",
        "suggestion",
    ]
    assert [issue[name] for name in ("page", "line", "template", "field", "severity", "found")] == [
        "Réunion du 9 juin",
        4,
        "Contribution",
        "durée",
        "error",
        "1h75",
    ]


def test_calls_are_objects_a_line_in_order_of_their_openings(coopwiki: Coopwiki, tmp_path: Path) -> None:
    text = "\n{{Boîte|{{ boîte | a |b= c |b=}}<!-- {{Boîte}} -->}}\n<nowiki>{{Boîte}}</nowiki>"
    said = coopwiki("calls", "Boîte", "--folder", in_folder(tmp_path / "p", {"A": text}))
    rows = [json.loads(row) for row in said.out.splitlines()]
    assert {frozenset(row) for row in rows} == {frozenset({"page", "page_id", "revision", "line", "name", "params"})}
    assert [(row["page"], row["line"], row["params"]) for row in rows] == [
        ("A", 2, {"1": "{{ boîte | a |b= c |b=}}"}),
        ("A", 2, {"1": " a ", "b": ""}),
    ]


def test_every_report_is_said_on_a_terminal_even_of_a_wiki_without_a_rule() -> None:
    empty, today = ledger({}), date(2026, 6, 30)
    said = {report.name: report_text(report.compute(empty, today)) for report in REPORTS}
    assert [name for name, text in said.items() if not text.startswith("on: 2026-06-30\n")] == []
    assert "\nmissing_rules: durée totale en CAPE ; " in said["deadlines"]


def test_an_empty_wiki_is_said_to_be_empty(coopwiki: Coopwiki, tmp_path: Path) -> None:
    said = coopwiki("check", "--format", "json", "--folder", in_folder(tmp_path / "p", {}))
    assert (said.status, said.data) == (0, [])
    assert said.err.startswith("Aucune page à lire")


@pytest.mark.parametrize("name", ["contribution", "Contribution", "virement", "transfer"])
def test_a_record_goes_by_its_english_and_its_french_name(coopwiki: Coopwiki, folder: Path, name: str) -> None:
    assert coopwiki("export", name, "--folder", folder).status == 0


def program(*words: object, **options: Any) -> subprocess.Popen[str]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "coopwiki.cli", *map(str, words)],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,
    )


def test_nobody_minds_a_reader_who_leaves(folder: Path) -> None:
    with program("calls", "Contribution", "--folder", folder, stdout=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert (run.wait(), run.stderr.read()) == (0, "")


def test_an_output_that_is_full_ends_with_a_sentence(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = program("export", "contribution", "--folder", folder, stdout=full)
    _, told = run.communicate()
    assert (run.returncode, told) == (
        3,
        "La sortie ne peut pas être écrite : il n’y a plus de place.\n",
    )


def test_data_is_utf_8_whatever_the_locale(folder: Path) -> None:
    run = program(
        "calls",
        "Contribution",
        "--folder",
        folder,
        stdout=subprocess.PIPE,
        env={"PYTHONIOENCODING": "latin-1"},
    )
    out, _ = run.communicate()
    assert "Réunion du 9 juin" in out
