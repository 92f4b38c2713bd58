"""What only time tells, from an export alone: when pages were edited, what became of what was closed or paid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from closings import ANA, CLOSED, PAGES
from coopwiki.wiki.dump import Dump
from export_writer import export, page, revision
from histories import Edit, write_history
from ledgers import call
from said import Coopwiki

ON = "2026-06-30"
FUNDED = "{{Financement|financeur=Région|nature=public|montant=8 000 €|année=2025|état=versé}}"
CLOSED_YEAR = CLOSED.replace("2026-03", "2025-12")


def action(what: str, **fields: str) -> str:
    return call("Action", {"quoi": what, "cercle": "Technique"} | fields)


EDITS: tuple[Edit, ...] = (
    *(("2026-01-02T10:00:00Z", title, text) for title, text in PAGES.items()),
    ("2026-01-02T10:00:00Z", "Fonds", FUNDED),
    ("2026-01-20T09:00:00Z", "Clôture", CLOSED_YEAR),
    ("2026-01-20T15:00:00Z", "Fonds", FUNDED.replace("8 000", "7 000")),
    ("2026-02-01T10:00:00Z", "Vieille", action("Ranger")),
    ("2026-02-01T10:00:00Z", "Neuve", action("Trier")),
    ("2026-03-01T10:00:00Z", "Vieille", action("Ranger", urgente="oui", échéance="2026-04-01")),
    ("2026-04-02T00:00:00Z", "CR", CLOSED),
    ("2026-04-03T10:00:00Z", "Ana", ANA.replace("montant=10", "montant=11").replace("montant=20", "montant=25")),
    ("2026-05-01T21:59:59Z", "Limite", action("Peindre", état="en cours")),
    ("2026-05-01T22:00:00Z", "Juste", action("Balayer")),
    ("2026-06-01T10:00:00Z", "Neuve", action("Trier") + "\nUn mot."),
)
"""The day of Paris decides: what was edited a second before 2 May there fades on 30 June, a second later does not."""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return write_history(tmp_path / "entier.xml", EDITS, author="Robin")


@pytest.fixture
def current(tmp_path: Path) -> Path:
    """The export of the newest revisions of the same pages."""
    newest = {title: (at, text) for at, title, text in EDITS}
    pages = (
        page(title, revision(text, number=number, timestamp=at), number=number)
        for number, (title, (at, text)) in enumerate(newest.items(), 1)
    )
    path = tmp_path / "courant.xml"
    path.write_text(export(*pages), encoding="utf-8")
    return path


def report(coopwiki: Coopwiki, name: str, *words: object) -> Any:
    said = coopwiki("report", name, "--format", "json", *words)
    assert said.status == 0, said.err
    return said.data


def stands(data: Any) -> dict[str, tuple[bool, str]]:
    """Each action that is still to be done: whether it faded, and the day its page was edited."""
    rows = (row for board in data["boards"] for row in (*board["to_do"], *board["doing"]))
    return {row["what"]: (row["faded"], row["touched_on"]) for row in rows}


FADED = {
    "Ranger": (True, "2026-03-01"),
    "Peindre": (True, "2026-05-01"),
    "Balayer": (False, "2026-05-02"),
    "Trier": (False, "2026-06-01"),
}


def test_actions_fade_by_the_days_that_a_full_export_says(coopwiki: Coopwiki, full: Path) -> None:
    data = report(coopwiki, "board", "--dump", full, "--on", ON)
    assert stands(data) == FADED
    assert [(board["overdue"], board["urgent"], board["faded"]) for board in data["boards"]] == [(0, 0, 2)]


def test_an_export_of_current_revisions_says_the_same_days(coopwiki: Coopwiki, current: Path) -> None:
    assert Dump(current).history() is None
    assert stands(report(coopwiki, "board", "--dump", current, "--on", ON)) == FADED


def test_on_a_past_evening_the_edits_of_then_count(coopwiki: Coopwiki, full: Path) -> None:
    data = report(coopwiki, "board", "--dump", full, "--as-of", "2026-04-30")
    assert stands(data) == {"Ranger": (True, "2026-03-01"), "Trier": (True, "2026-02-01")}


def test_the_call_asks_about_what_faded(coopwiki: Coopwiki, full: Path) -> None:
    data = report(coopwiki, "weekly", "--dump", full, "--on", ON)
    assert [row["what"] for row in data["faded"]] == ["Peindre"]
    assert [row["what"] for row in data["faded_before"]] == ["Ranger"]
    assert sorted(row["what"] for row in data["unassigned"]) == ["Balayer", "Trier"]


def test_lines_of_a_closed_month_and_a_funding_of_a_closed_year_are_contradictions(
    coopwiki: Coopwiki, full: Path
) -> None:
    said = coopwiki("check", "--format", "json", "--dump", full, "--on", ON).data
    found = {one["code"]: one["suggestion"].replace("\u00a0", " ") for one in said if one["code"].startswith("paid_")}
    assert found.keys() == {"paid_line_changed", "paid_changed"}
    assert found["paid_line_changed"].startswith("montant : 20,00 € avant, 25,00 € après, par Robin")
    assert found["paid_changed"].startswith(
        "montant : 8 000,00 € avant, 7 000,00 € après, par Robin, depuis que 2025-12 est arrêté"
    )
    rows = report(coopwiki, "closed_months", "--dump", full, "--on", ON)["months"]
    assert [(row["month"], row["closed_on"], row["amount_then"], row["amount_now"]) for row in rows] == [
        ("2025-12", "2026-01-20", "0.00", "0.00"),
        ("2026-03", "2026-04-02", "35.00", "41.00"),
    ]


def test_revisions_that_were_imported_page_by_page_are_taken_by_their_moments(
    coopwiki: Coopwiki, tmp_path: Path
) -> None:
    order = sorted(EDITS, key=lambda edit: (edit[1] == "CR", edit[1]))
    dump = write_history(tmp_path / "importé.xml", order, author="Robin")
    rows = report(coopwiki, "closed_months", "--dump", dump, "--on", ON)["months"]
    assert [(row["month"], row["amount_then"], row["amount_now"]) for row in rows][1:] == [
        ("2026-03", "35.00", "41.00")
    ]


def test_an_export_of_current_revisions_contradicts_nothing(coopwiki: Coopwiki, current: Path) -> None:
    said = coopwiki("check", "--format", "json", "--dump", current, "--on", ON).data
    assert [one["code"] for one in said if one["code"].startswith("paid_")] == []
