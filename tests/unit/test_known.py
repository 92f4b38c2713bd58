"""What was known of a budget month by month, from pages as they were each evening."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopwiki.subjects.budgets.budget_history_report import evenings
from export_writer import export, page
from histories import Edit, write_history
from history import history
from history import write_history as write_demo
from ledgers import SHEETS, budget, line
from said import Coopwiki

RULE = "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 %, 90 %|à partir du=2020-01-01}}"
NOTED_LATE = line(date="2026-02-10", montant="600", quoi="En retard")
EDITS: tuple[Edit, ...] = (
    *(("2026-01-02T10:00:00Z", title, text) for title, text in SHEETS.items()),
    ("2026-01-02T11:00:00Z", "Règles", RULE),
    ("2026-02-02T11:00:00Z", "Budgets", budget()),
    ("2026-02-12T10:00:00Z", "Carnet", line(date="2026-02-12", montant="10")),
    ("2026-04-12T10:00:00Z", "Retards", NOTED_LATE),
)  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return write_history(tmp_path / "histoire.xml", EDITS)


def known(coopwiki: Coopwiki, dump: Path, *words: str, on: str = "2026-05-15") -> Any:
    said = coopwiki("known", *words, "--dump", dump, "--on", on, "--format", "json")
    assert said.status == 0, said.err
    return said.data


def test_each_month_says_what_its_evening_said(coopwiki: Coopwiki, dump: Path) -> None:
    found = known(coopwiki, dump, "Technique")
    rows = [(row["on"], row["exists"], row["spent"], row["run_out"]) for row in found["months"]]
    assert rows == [
        ("2026-01-31", False, "0.00", None),
        ("2026-02-28", True, "10.00", None),
        ("2026-03-31", True, "10.00", None),
        ("2026-04-30", True, "610.00", "2026-06-27"),
        ("2026-05-15", True, "610.00", None),
    ]


def test_it_says_when_it_warned_first_and_since_when_it_did(coopwiki: Coopwiki, dump: Path) -> None:
    found = known(coopwiki, dump, "Tech", on="2026-04-30")
    assert (found["warned"], found["told"], found["over"]) == ("2026-04-30",) * 3
    later = known(coopwiki, dump, "Technique")
    assert (later["warned"], later["told"], later["over"]) == ("2026-04-30", None, None)


def test_all_budgets_together_name_those_that_run_out(coopwiki: Coopwiki, dump: Path) -> None:
    found = known(coopwiki, dump, on="2026-04-30")
    assert found["name"] is None
    assert [row["alerts"] for row in found["months"]] == [[], [], [], ["Technique"]]


def test_the_text_is_a_table_with_an_answer(coopwiki: Coopwiki, dump: Path) -> None:
    said = coopwiki("known", "Technique", "--dump", dump, "--on", "2026-04-30")
    shown = said.out.replace("\u00a0", " ")
    assert "2026-01-31  —" in shown
    assert "27 juin 2026" in shown
    assert shown.endswith("Annoncé épuisé dans l’année depuis le soir du 30 avril 2026, sans interruption.\n")
    together = coopwiki("known", "--dump", dump, "--on", "2026-04-30").out
    assert together.rstrip().endswith("sans interruption.")


def test_an_unknown_budget_is_refused_with_those_there_are(coopwiki: Coopwiki, dump: Path) -> None:
    said = coopwiki("known", "Tecnik", "--dump", dump, "--on", "2026-05-15")
    assert (said.status, said.out) == (2, "")
    assert "il y a : Technique." in said.err.replace("\u00a0", " ")


def test_a_year_to_come_and_a_folder_are_refused(coopwiki: Coopwiki, dump: Path, folder: Path) -> None:
    later = coopwiki("known", "Technique", "--year", "2027", "--dump", dump, "--on", "2026-05-15")
    assert (later.status, "n’a pas commencé" in later.err) == (2, True)
    assert coopwiki("known", "--folder", folder, "--on", "2026-05-15").status == 2


def test_an_export_without_history_is_refused(coopwiki: Coopwiki, tmp_path: Path) -> None:
    path = tmp_path / "actuel.xml"
    path.write_text(export(page("Carnet", budget())))
    said = coopwiki("known", "--dump", path, "--on", "2026-05-15")
    assert (said.status, "dumpBackup.php --full" in said.err) == (3, True)


@pytest.mark.parametrize(
    ("year", "today", "expected"),
    [
        (2025, date(2026, 5, 1), 12),
        (2026, date(2026, 5, 1), 5),
        (2026, date(2026, 1, 31), 1),
        (2026, date(2025, 12, 31), 0),
    ],
)
def test_evenings_end_months_and_never_pass_today(year: int, today: date, expected: int) -> None:
    found = evenings(year, today)
    assert len(found) == expected
    assert all(day <= today and day.year == year for day in found)
    if expected == 12:
        assert found[1] == date(2025, 2, 28)


# The answer that docs/budgets.md gives


def answer() -> dict[str, tuple[str, str, str]]:
    """Per budget: since when it was told, spent, available, as the table says."""
    text = (ROOT / "docs/budgets.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S[^|]*?) \| (\d+) (\w+) \| ([\d ]+,\d\d) of ([\d ]+,\d\d) €", text, re.MULTILINE)
    months = {"January": 1, "September": 9, "October": 10, "November": 11, "December": 12}
    return {
        name: (f"2025-{months[month]:02}-{day}", *(n.replace(" ", "").replace(",", ".") for n in (spent, available)))
        for name, day, month, spent, available in rows
    }


@pytest.mark.long
def test_the_docs_say_from_when_on_the_demo_would_have_warned(coopwiki: Coopwiki, tmp_path: Path) -> None:
    path = tmp_path / "demo.xml"
    write_demo(history(2025), path)
    told = answer()
    together = known(coopwiki, path, "--year", "2025", on="2026-01-01")
    last = together["months"][-1]
    assert told.pop("all together") == (together["over"], last["spent"], last["available"])
    assert set(told) == set(last["alerts"])
    for name in ("Formation", "Technique", "Inter-CAE"):
        found = known(coopwiki, path, name, "--year", "2025", on="2026-01-01")
        row = found["months"][-1]
        assert told[name] == (found["told"], row["spent"], row["available"])


@pytest.mark.long
def test_noting_late_blinds_it(coopwiki: Coopwiki, tmp_path: Path) -> None:
    path = tmp_path / "demo.xml"
    write_demo(history(2025, late=1), path)
    found = known(coopwiki, path, "--year", "2025", on="2026-01-01")
    assert found["over"] == "2025-12-31"
    assert [len(row["alerts"]) for row in found["months"][-2:]] == [3, 9]
