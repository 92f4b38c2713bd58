"""Spreadsheets in the way people keep them: each row has its place, sums are exact, doubts name their cell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from said import Coopwiki
from spreadsheets import Rows, workbook

H = ("Date", "Qui", "Cercle", "Quoi", "Montant")
D = [date(2025, 1, day) for day in range(1, 9)]


@dataclass(frozen=True, slots=True)
class Kept:
    """A workbook, and what is to be found in it: rows read, cells refused, cells in doubt, euros in all."""

    sheets: Mapping[str, Rows]
    read: int
    total: str
    refused: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


KEPT = {
    "a sheet a month, with a day and a month": Kept(
        {
            "Janvier 2025": [
                ("Jour", "Qui", "Cercle", "Tâche", "Heures", "Taux"),
                ("12/01", "Ana", "T", "Site", 1.5, 20),
                ("Total", None, None, None, 1.5, None),
            ],
            "Février 2025": [("Jour", "Qui", "Cercle", "Tâche", "Heures", "Taux"), ("3/02", "Ana", "T", "Site", 1, 20)],
        },
        2,
        "50.00",
    ),
    "remarks in brackets after a value": Kept(
        {
            "2025": [
                H,
                (D[0], "Ana", "T", "x", "45 € (à vérifier)"),
                (D[1], "Ana", "T", "x", "(12,50)"),
                (D[2], "Ana", "T", "x", "50 € environ"),
                (D[3], "Ana", "T", "x", "offert"),
            ]
        },
        3,
        "32.50",
        ("E4",),
        ("E2", "E5"),
    ),
    "empty columns and an empty first row": Kept(
        {
            "F": [
                (None,) * 8,
                (None, "Date", None, "Nom", "Cercle", None, "Travail", "Total €"),
                (None, D[0], None, "Ana", "T", None, "x", 10.1),
                (None, D[1], None, "Paul", "T", None, "y", 20.2),
            ]
        },
        2,
        "30.30",
    ),
    "days in words": Kept(
        {
            "F": [
                H,
                ("lundi 6 janvier 2025", "Ana", "T", "x", 1),
                ("6 janv. 2025", "Ana", "T", "y", 2),
                ("le 7/1/25", "Ana", "T", "z", 3),
                ("08.01.2025", "Ana", "T", "a", 4),
                ("10 janvier", "Ana", "T", "c", 6),
            ]
        },
        4,
        "10.00",
        ("A6",),
        ("A4",),
    ),
    "names and circles that differ by a number": Kept(
        {
            "2025": [
                H,
                *(
                    (D[0], f"Personne {n}", f"Cercle {n}", f"Tâche {place}", n)
                    for place, n in enumerate((1, 1, 10, 11, 2, 2, 2, 20))
                ),
            ]
        },
        8,
        "49.00",
    ),
    "initials": Kept(
        {"2025": [H, (D[0], "A.M.", "T", "x", 1), (D[1], "Ana Martin", "T", "x", 2), (D[2], "PR", "T", "x", 3)]},
        3,
        "6.00",
    ),
    "a person and a day over two rows": Kept(
        {"2025": [H, (D[0], "Ana", "T", "x", 1.1), (None, None, "T", "y", 2.2), (D[3], "Paul", "T", "z", 3.3)]},
        3,
        "6.60",
        merged=("A2:A3", "B2:B3"),
    ),
    "a person written once and left out below": Kept(
        {"2025": [H, (D[0], "Ana", "T", "x", 1), (None, None, "T", "y", 2), (None, "Paul", "T", "z", 3)]},
        1,
        "1.00",
        ("A3", "A4"),
    ),
    "totals of parts by other names": Kept(
        {
            "2025": [
                H,
                (D[0], "Ana", "T", "x", 1),
                (D[1], "Ana", "T", "y", 2),
                (None, None, None, "Sous-total Ana", 3),
                (),
                (D[3], "Paul", "T", "z", 3),
                (None, None, None, "S/total Paul", 3),
                (None, None, None, "TOTAL GÉNÉRAL", 6),
            ]
        },
        3,
        "6.00",
    ),
    "a table of days and people": Kept({"2025": [("Date", "Ana", "Paul"), (D[0], 2, 1.5), (D[1], 1, None)]}, 0, "0"),
    "notes above and below": Kept(
        {
            "2025": [
                ("Heures de la coop",),
                ("mis à jour le 3 mars",),
                (),
                H,
                (D[0], "Ana", "T", "x", 1.25),
                (),
                ("NB : taux de 25 € pour tous",),
            ]
        },
        1,
        "1.25",
        ("A7",),
    ),
    "amounts of all sorts": Kept(
        {
            "2025": [
                H,
                *(
                    (D[0], "Ana", "T", f"n° {n}", typed)
                    for n, typed in enumerate(("1 234,50 €", "1\u202f000", "(45,00)", "- 5,00 €", "1'200.50", "€ 3.5"))
                ),
            ]
        },
        6,
        "3388.50",
    ),
    "durations of all sorts": Kept(
        {
            "2025": [
                (*H[:4], "Durée", "Taux"),
                *(
                    (D[0], "Ana", "T", f"n° {n}", typed, 20)
                    for n, typed in enumerate(
                        (
                            timedelta(hours=1, minutes=30),
                            "1h",
                            "45mn",
                            "1:15",
                            "2 h 30 (avec Paul)",
                            "1/2 journée",
                            "de 9h à 11h",
                        )
                    )
                ),
            ]
        },
        5,
        "140.00",
        ("E7", "E8"),
        ("E6",),
    ),
    "titles with line ends and units": Kept(
        {
            "2025": [
                ("Date\nde la tâche", "Qui ?", "Cercle\n(ou groupe)", "Quoi", "Montant\nen €"),
                (D[0], "Ana", "T", "x", 1.1),
            ]
        },
        1,
        "1.10",
    ),
    "surnames in capitals in a column of their own": Kept(
        {
            "2025": [
                ("Date", "NOM", "Prénom", "Pôle", "Libellé", "TTC"),
                (D[0], "ROY", "Jean-Paul", "T", "x", 10.1),
                (None, None, None, None, "TOTAL", 10.1),
            ]
        },
        1,
        "10.10",
    ),
    "amounts in a column that no field takes": Kept(
        {"2025": [(*H[:4], "Ma part (brut)"), (D[0], "Ana", "T", "x", 10.1), (D[1], "Ana", "T", "x", None)]},
        2,
        "0.00",
        (),
        ("E2",),
    ),
    "another table below, its columns in another order": Kept(
        {
            "2025": [
                H,
                (D[0], "Ana", "T", "x", 1),
                (),
                ("Qui", "Date", "Montant", "Cercle", "Quoi"),
                ("Paul", D[2], 2, "T", "y"),
            ]
        },
        2,
        "3.00",
    ),
    "sheets of notes and lists": Kept(
        {
            "Mode d’emploi": [("Remplir une ligne par tâche",)],
            "Listes": [("Cercles",), ("T",)],
            "Saisie": [H, (D[0], "Ana", "T", "x", 1)],
        },
        1,
        "1.00",
    ),
    "several people in one cell": Kept(
        {
            "2025": [
                H,
                *(
                    (D[0], who, "T", "x", 1)
                    for who in ("Ana et Paul", "Ana / Paul", "Ana + Paul", "tous", "Zoé, Lou", "Ana")
                ),
            ]
        },
        2,
        "2.00",
        ("B2", "B3", "B4", "B5"),
        ("B6",),
    ),
    "two names with a comma that stand alone elsewhere": Kept(
        {"2025": [H, (D[0], "Ana, Paul", "T", "x", 1), (D[1], "Ana", "T", "x", 1), (D[2], "Paul", "T", "x", 1)]},
        2,
        "2.00",
        ("B2",),
    ),
    "amounts that are not known yet, or not what the rest says": Kept(
        {
            "2025": [
                (*H[:4], "Heures", "Taux", "Total"),
                (D[0], "Ana", "T", "x", 2, "25€/h", "50,00 €"),
                (D[1], "Ana", "T", "x", 2, 25, "?"),
                (D[2], "Ana", "T", "x", None, None, "-"),
                (D[3], "Ana", "T", "x", 2, 25, 55),
            ]
        },
        4,
        "155.00",
        (),
        ("G3", "G5"),
    ),
}


def plan(coopwiki: Coopwiki, folder: Path, kept: Kept) -> dict[str, Any]:
    book = workbook(kept.sheets)
    for place in kept.merged:
        book.worksheets[0].merge_cells(place)
    book.save(folder / "a.xlsx")
    found: dict[str, Any] = json.loads(coopwiki("import", "contribution", folder / "a.xlsx", "--format", "json").out)
    return found


@pytest.mark.parametrize("name", KEPT)
def test_each_row_has_its_place_and_the_sum_is_that_of_the_sheet(name: str, coopwiki: Coopwiki, tmp_path: Path) -> None:
    kept = KEPT[name]
    found = plan(coopwiki, tmp_path, kept)
    assert found["rows"] == found["read"] + len(found["refused"]) + len(found["set_aside"])
    assert found["rows"] == sum(len(rows) for rows in kept.sheets.values())
    assert found["read"] == kept.read
    assert sum(map(Decimal, found["sums"]["by_year"].values())) == Decimal(kept.total)
    assert not [total for total in found["totals"] if not total["agrees"]]
    if kept.read:
        assert tuple(row["cell"] for row in found["refused"]) == kept.refused
    assert tuple(row["cell"] for row in found["doubtful"]) == kept.doubtful
