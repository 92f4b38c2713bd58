"""Cells of a sheet as people type them: durations, amounts, days, units; each fault is named by its cell."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from import_plans import LINE, plan, row
from said import Coopwiki
from spreadsheets import HEAD, Cell, csv_file, ods, xlsx


@pytest.mark.parametrize(
    ("cells", "where", "words"),
    [
        (row(day="45/01/2025"), "A", "calendrier"),
        (row(day="demain"), "A", "change de sens"),
        (row(day=None), "A", "Il manque"),
        (row(who=None), "B", "Il manque"),
        (row(who="Paul Roy & Ana Martin"), "B", "plusieurs personnes"),
        (row(who="Ana, Paul Roy et Zoé"), "B", "plusieurs personnes"),
        (row(circle=None), "C", "Il manque"),
        (row(spent="2 jours"), "E", "heures"),
        (row(spent="1h75"), "E", "2h15"),
        (row(rate="30 €/jour"), "F", "à l’heure"),
        (row(spent=None), "E", "pas de durée"),
        (row(amount="douze"), "G", "montant lisible"),
        (row(amount="1.234"), "G", "1 234,00 € ou 1,23 €"),
        (row(amount="1,234"), "G", "1 234,00 € ou 1,23 €"),
        (row(amount=10**12), "G", "trop grand"),
    ],
)
def test_a_row_with_a_fault_is_refused_by_its_cell(
    cells: list[Cell], where: str, words: str, coopwiki: Coopwiki, tmp_path: Path
) -> None:
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"2025": [HEAD, LINE, cells]}))
    (refused,) = found["refused"]
    assert (refused["sheet"], refused["row"], refused["cell"]) == ("2025", 3, f"{where}3")
    assert words in refused["message"].replace("\u00a0", " ")
    assert refused["message"].endswith(".")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        (1.5, "90"),
        (0.333333333333, "20"),
        ("1h30", "90"),
        ("1,5", "90"),
        ("1.5 h", "90"),
        ("90 min", "90"),
        ("1:30", "90"),
        (timedelta(minutes=50), "50"),
        (timedelta(hours=26), "1560"),
        (0.33, "19.8"),
    ],
)
def test_durations_of_all_sorts_stand_beside_one_another(
    typed: Cell, minutes: str, coopwiki: Coopwiki, tmp_path: Path
) -> None:
    rows = [HEAD, row(spent=typed, rate=None, amount=None)]
    for file in (xlsx(tmp_path / "a.xlsx", {"a": rows}), ods(tmp_path / "a.ods", {"a": rows})):
        assert plan(coopwiki, file)["minutes"]["by_person"] == {"Ana Martin": minutes}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("25 €", "25.00"),
        ("1.234,50", "1234.50"),
        ("(45,00)", "-45.00"),
        ("1 200 €", "1200.00"),
        (33.333333, "33.33"),
        ("25,5", "25.50"),
        (0, "0.00"),
        ("-", "0.00"),
        ("n/a", "0.00"),
        ("€ 12", "12.00"),
    ],
)
def test_amounts_of_all_sorts_stand_beside_one_another(
    typed: Cell, amount: str, coopwiki: Coopwiki, tmp_path: Path
) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(spent=None, rate=None, amount=typed)]})
    assert plan(coopwiki, file)["sums"]["by_person"] == {"Ana Martin": amount}


@pytest.mark.parametrize(
    ("typed", "day", "doubts"),
    [
        ("12/03/2025", "2025-03", 0),
        ("2025-03-12", "2025-03", 0),
        ("12 mars 2025", "2025-03", 0),
        ("12/03/2025 10:15", "2025-03", 0),
        (45728, "2025-03", 0),
        ("45728", "2025-03", 1),
        ("45,728", "2025-03", 1),
        ("12/03/25", "2025-03", 1),
    ],
)
def test_days_of_all_sorts_are_read(typed: Cell, day: str, doubts: int, coopwiki: Coopwiki, tmp_path: Path) -> None:
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [HEAD, row(day=typed)]}))
    assert (list(found["sums"]["by_month"]), len(found["doubtful"])) == ([day], doubts)


def test_points_are_thousands_where_a_column_has_decimal_commas_alone(coopwiki: Coopwiki, tmp_path: Path) -> None:
    def amounts(*typed: str) -> Any:
        rows = [HEAD, *(row(spent=None, rate=None, amount=amount) for amount in typed)]
        return plan(coopwiki, csv_file(tmp_path / "a.csv", rows))

    assert amounts("1.234", "12,50")["sums"]["by_year"] == {"2025": "1246.50"}
    assert [one["cell"] for one in amounts("1.234", "12,50", "12.50")["refused"]] == ["G2"]


def test_dates_with_the_month_first_are_refused_with_both_readings(coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows = [HEAD, row(day="03/04/2025"), row(day="03/25/2025"), row(day="04/04/2025")]
    found = plan(coopwiki, csv_file(tmp_path / "a.csv", rows))
    assert [one["cell"] for one in found["refused"]] == ["A2", "A3"]
    assert "3 avril ou le 4 mars" in found["refused"][0]["message"]


def test_the_unit_of_a_title_is_kept_to(coopwiki: Coopwiki, tmp_path: Path) -> None:
    head = [title if title != "Durée" else "Temps (min)" for title in HEAD]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [head, row(spent=90, amount=None)]}))
    assert (found["minutes"]["by_year"], found["sums"]["by_year"]) == ({"2025": "90"}, {"2025": "45.00"})


def test_thousands_of_euros_are_not_taken_for_euros(coopwiki: Coopwiki, tmp_path: Path) -> None:
    for unit in ("(k€)", "en milliers d'euros", "[K €]"):
        head = [title if title != "Montant" else f"Montant {unit}" for title in HEAD]
        (refused,) = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": [head, LINE]}))["refused"]
        assert (refused["cell"], "milliers" in refused["message"]) == ("G2", True)


def test_hours_and_minutes_in_two_columns_are_one_duration(coopwiki: Coopwiki, tmp_path: Path) -> None:
    head = ("Date", "Qui", "Cercle", "Quoi", "Heures", "Minutes")
    rows = [head, (*LINE[:4], 1, 30), (*LINE[:4], None, 45), (*LINE[:4], 2, None), (*LINE[:4], 1, 75)]
    found = plan(coopwiki, xlsx(tmp_path / "a.xlsx", {"a": rows}))
    assert found["minutes"]["by_person"] == {"Ana Martin": "255"}
    assert [one["cell"] for one in found["refused"]] == ["E5"]
