"""Twice the same file changes nothing; a corrected one changes its rows; what people changed stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from said import Coopwiki
from spreadsheets import HEAD, Cell, csv_file, xlsx

ROWS = [
    [date(2025, 3, day), who, "Technique", f"Travail {day}", 1.5, 30, 45]
    for day, who in ((3, "Ana Martin"), (4, "Paul Roy"), (5, "Ana Martin"), (6, "Paul Roy"), (7, "Zoé Faure"))
]
ANA = "Importations/Contribution 2025/Ana Martin.wikitext"


def changed(row: int, column: int, value: Cell) -> list[list[Cell]]:
    """The rows with one cell changed."""
    rows: list[list[Cell]] = [list(cells) for cells in ROWS]
    rows[row][column] = value
    return rows


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder that is written into."""
    return tmp_path / "out"


class _Desk:
    """Imports the rows of a file into a folder, and says what the books then hold."""

    def __init__(self, coopwiki: Coopwiki, out: Path) -> None:
        self.coopwiki = coopwiki
        self.out = out

    def put(self, rows: Sequence[Sequence[Cell]], name: str = "a.xlsx") -> Any:
        file = xlsx(self.out.with_name(name), {"2025": [HEAD, *rows]})
        found = self.coopwiki("import", "contribution", file, "--out", self.out, "--format", "json").data
        assert found["rows"] == found["read"] + len(found["refused"]) + len(found["set_aside"])
        return found

    def amounts(self) -> dict[str, str]:
        back = self.coopwiki("report", "contributions", "--folder", self.out, "--on", "2026-06-30", "--format", "json")
        return {row["name"]: row["amount"] for row in back.data["by_person"]}

    def files(self) -> dict[str, bytes]:
        return {str(p.relative_to(self.out)): p.read_bytes() for p in sorted(self.out.rglob("*")) if p.is_file()}

    def undo(self, *words: object) -> int:
        return self.coopwiki("import", *words, "--undo", "--out", self.out).status


@pytest.fixture
def desk(coopwiki: Coopwiki, out: Path) -> _Desk:
    """An import into a folder of its own."""
    return _Desk(coopwiki, out)


BEFORE = {"Ana Martin": "90.00", "Paul Roy": "90.00", "Zoé Faure": "45.00"}


def known(found: Any) -> int:
    return sum(one["why"] == "known" for one in found["set_aside"])


def test_without_out_nothing_is_written(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = xlsx(tmp_path / "a.xlsx", {"2025": [HEAD, *ROWS]})
    found = coopwiki("import", "contribution", file, "--format", "json").data
    assert found["pages"] == [f"Importations/Contribution 2025/{who}" for who in sorted(BEFORE)]
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_the_same_file_again_changes_nothing(desk: _Desk) -> None:
    assert desk.put(ROWS)["read"] == 5
    files = desk.files()
    again = desk.put(ROWS)
    assert (again["read"], known(again), again["pages"]) == (0, 5, [])
    assert desk.files() == files
    assert desk.amounts() == BEFORE


def test_the_same_rows_by_another_way_are_known(desk: _Desk, tmp_path: Path, coopwiki: Coopwiki) -> None:
    desk.put(ROWS)
    file = csv_file(tmp_path / "b.csv", [HEAD, *reversed(ROWS)], "mac_roman")
    found = coopwiki("import", "contribution", file, "--out", desk.out, "--format", "json").data
    assert (found["read"], known(found)) == (0, 5)


def test_what_is_on_the_wiki_already_is_known_without_a_manifest(desk: _Desk, coopwiki: Coopwiki) -> None:
    desk.put(ROWS)
    file = desk.out.with_name("a.xlsx")
    found = coopwiki("import", "contribution", file, "--folder", desk.out, "--format", "json").data
    assert known(found) == 5
    two = [*ROWS, ROWS[0]]
    xlsx(file, {"2025": [HEAD, *two]})
    found = coopwiki("import", "contribution", file, "--folder", desk.out, "--format", "json").data
    assert (known(found), found["read"]) == (5, 1)


@pytest.mark.parametrize(
    ("row", "column", "value", "amounts"),
    [
        (0, 6, 60, {"Ana Martin": "105.00"}),
        (2, 4, 3, {"Ana Martin": "90.00"}),
        (4, 1, "Ana Martin", {"Ana Martin": "135.00", "Zoé Faure": None}),
        (1, 0, date(2024, 12, 31), {}),
    ],
)
def test_a_corrected_file_changes_only_its_rows(
    row: int, column: int, value: Cell, amounts: dict[str, str | None], desk: _Desk
) -> None:
    desk.put(ROWS)
    found = desk.put(changed(row, column, value))
    assert (found["read"], known(found), found["corrected"], found["gone"]) == (1, 4, 1, [])
    assert desk.amounts() == {who: amount for who, amount in (BEFORE | amounts).items() if amount}
    assert desk.put(changed(row, column, value))["pages"] == []


def test_a_row_put_in_between_and_one_corrected(desk: _Desk) -> None:
    desk.put(ROWS)
    new: list[Cell] = [date(2025, 3, 1), "Ana Martin", "Technique", "Nouveau", 1, 30, 30]
    found = desk.put([new, *changed(2, 6, 50)], "corrigé.xlsx")
    assert (found["read"], known(found), found["corrected"]) == (2, 4, 1)
    assert desk.amounts() == BEFORE | {"Ana Martin": "125.00"}


def test_a_row_that_is_gone_from_the_file_stays_and_is_told(desk: _Desk) -> None:
    desk.put(ROWS)
    found = desk.put(ROWS[:4])
    assert [one["page"] for one in found["gone"]] == ["Importations/Contribution 2025/Zoé Faure"]
    assert desk.amounts() == BEFORE
    assert desk.put(ROWS)["read"] == 0


def test_a_refused_row_once_mended_is_added(desk: _Desk) -> None:
    assert desk.put(changed(3, 0, "demain"))["read"] == 4
    found = desk.put(ROWS)
    assert (found["read"], known(found)) == (1, 4)
    assert desk.amounts() == BEFORE


def test_another_file_of_the_same_name_is_added(desk: _Desk) -> None:
    desk.put(ROWS)
    others = [[date(2024, 5, n), "Ana Martin", "Accueil", f"Autre {n}", 1, 20, 20] for n in range(1, 6)]
    assert (desk.put(others)["read"], desk.amounts()) == (5, BEFORE | {"Ana Martin": "190.00"})


def test_what_people_changed_since_stays(desk: _Desk) -> None:
    desk.put(ROWS)
    page = desk.out / ANA
    page.write_text(page.read_text().replace("Travail 3", "Travail du trois") + "Une remarque.\n")
    mended = page.read_text()
    assert known(desk.put(ROWS)) == 5
    found = desk.put(changed(0, 6, 60))
    assert page.read_text() == mended
    assert any("modifiée" in one["message"] for one in found["doubtful"])


def test_pages_that_are_there_keep_every_word(desk: _Desk) -> None:
    page = desk.out / ANA
    page.parent.mkdir(parents=True)
    page.write_text("Mes lignes :\n\n{{Contribution|date=2025-01-01|qui=Ana Martin|quoi=x|cercle=Accueil|montant=5}}\n")
    before = page.read_text()
    desk.put(ROWS)
    assert page.read_text().startswith(before.rstrip("\n"))
    assert desk.undo() == 0
    assert page.read_text() == before


def test_an_import_is_taken_back_whole(desk: _Desk) -> None:
    desk.put(ROWS)
    assert desk.undo() == 0
    assert list(desk.files()) == [".importations.json"]
    assert desk.undo() == 2
    assert desk.put(ROWS)["read"] == 5


def test_a_correction_is_taken_back_to_the_lines_before(desk: _Desk) -> None:
    desk.put(ROWS)
    pages = {name: text for name, text in desk.files().items() if name.endswith(".wikitext")}
    desk.put(changed(2, 6, 60))
    assert desk.undo("contribution") == 0
    assert {name: text for name, text in desk.files().items() if name.endswith(".wikitext")} == pages
    assert known(desk.put(ROWS)) == 5


def test_taking_back_keeps_what_people_changed_since(desk: _Desk) -> None:
    desk.put(ROWS)
    page = desk.out / ANA
    page.write_text(page.read_text().replace("Travail 3", "Travail du trois"))
    assert desk.undo() == 1
    (left,) = page.read_text().splitlines()
    assert "Travail du trois" in left


def test_a_full_page_goes_on_on_the_next(desk: _Desk) -> None:
    rows = [[date(2025, 1, 1), "Ana Martin", "Technique", f"Travail {n}", 1, 30, 30] for n in range(301)]
    found = desk.put(rows)
    assert found["pages"] == [f"Importations/Contribution 2025/Ana Martin{part}" for part in ("", " (2)")]
    assert desk.put(rows)["pages"] == []
    assert desk.amounts() == {"Ana Martin": "9030.00"}


def test_two_equal_rows_both_count_and_are_told(desk: _Desk) -> None:
    found = desk.put([*ROWS, ROWS[0]])
    assert (found["read"], [one["row"] for one in found["doubtful"]]) == (6, [7])
    assert desk.amounts() == BEFORE | {"Ana Martin": "135.00"}


def test_a_damaged_manifest_is_told(desk: _Desk, coopwiki: Coopwiki) -> None:
    desk.put(ROWS)
    (desk.out / ".importations.json").write_text("{")
    said = coopwiki("import", "contribution", desk.out.with_name("a.xlsx"), "--out", desk.out)
    assert (said.status, "abîmé" in said.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "contribution"),
        ("import", "decision", "a.xlsx"),
        ("import", "contribution", "a.xlsx", "--column", "qui"),
        ("import", "contribution", "a.xlsx", "--out", "o", "--save"),
        ("import", "--undo"),
    ],
)
def test_wrong_words_are_refused_in_a_sentence(words: tuple[str, ...], coopwiki: Coopwiki, tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xlsx", {"2025": [HEAD, *ROWS]})
    said = coopwiki(*words)
    assert (said.status, said.out, len(said.err.splitlines())) == (2, "", 1)
