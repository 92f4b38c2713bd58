"""Files that can't be imported are refused in one sentence; what stands beside values in a spreadsheet is known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from odf.opendocument import load
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from coopwiki.exchange import package
from coopwiki.exchange.grid import Broken, address
from coopwiki.exchange.grids import read_grids
from coopwiki.exchange.sheet import UnreadableSheet
from said import Coopwiki
from spreadsheets import HEAD, Rows, csv_file, ods, saved, workbook, xlsx

LINE = (date(2025, 3, 12), "Ana Martin", "Technique", "Sauvegardes", 1.5, 30, 45)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def whole(tmp_path: Path) -> bytes:
    return xlsx(tmp_path / "whole.xlsx", {"2025": [HEAD, LINE]}).read_bytes()


def spoilt(data: bytes) -> bytes:
    """The same with some bytes of its sheet changed."""
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    return data[:place] + b"spoilt" + data[place + 6 :]


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "empty": ("a.xlsx", lambda _: b"", "vide"),
    "blank": ("a.csv", lambda _: b"\r\n \n", "vide"),
    "photo": ("a.xlsx", lambda _: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, "n’est pas un tableur"),
    "photo named csv": ("a.csv", lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "n’est pas un tableur"),
    "text named xlsx": ("a.xlsx", lambda _: b"Date;Qui\n", "n’est pas un tableur"),
    "truncated": ("a.xlsx", lambda path: whole(path)[:-300], "pas entier"),
    "damaged inside": ("a.xlsx", lambda path: spoilt(whole(path)), "abîmé"),
    "password": ("a.xlsx", lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
    "old format": ("a.xls", lambda _: OLE, "ancien format"),
    "macros": ("a.xlsm", lambda _: packed({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "macros"),
    "text document": ("a.xlsx", lambda _: packed({"word/document.xml": b"<a/>"}), "n’est pas un tableur"),
    "no parts": ("a.xlsx", lambda _: packed({"xl/workbook.xml": b"<a/>"}), "abîmé"),
    "wrong xml": (
        "a.xlsx",
        lambda _: packed({"xl/workbook.xml": b"<a", "xl/_rels/workbook.xml.rels": b"<a/>"}),
        "abîmé",
    ),
    "quote": ("a.csv", lambda _: b'Date;Qui\n1;"Ana\n', "guillemet"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(name: str, coopwiki: Coopwiki, tmp_path: Path) -> None:
    called, made, word = BAD[name]
    file = tmp_path / called
    file.write_bytes(made(tmp_path))
    said = coopwiki("import", "contribution", file)
    assert (said.status, said.out, len(said.err.splitlines())) == (3, "", 1)
    assert word in said.err


def test_a_file_that_is_not_there_is_refused(coopwiki: Coopwiki, tmp_path: Path) -> None:
    for file in (tmp_path / "none.xlsx", tmp_path):
        said = coopwiki("import", "contribution", file)
        assert (said.status, said.out, len(said.err.splitlines())) == (3, "", 1)


def test_a_file_with_a_password_of_opendocument_is_refused(tmp_path: Path) -> None:
    document = load(str(ods(tmp_path / "a.ods", {"a": [HEAD, LINE]})))
    document.save(str(tmp_path / "b.ods"))
    parts = zipfile.ZipFile(tmp_path / "b.ods")
    held = {name: parts.read(name) for name in parts.namelist()}
    held["META-INF/manifest.xml"] += b"<!-- manifest:encryption-data -->"
    with pytest.raises(UnreadableSheet, match="mot de passe"):
        read_grids(packed(held), "b.ods", HEAD)


@pytest.mark.parametrize("told", [None, 10])
def test_what_unpacks_to_more_than_the_limit_is_refused_whatever_size_it_tells(
    told: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 50_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", bytes(60_000))
        if told:
            made.infolist()[0].file_size = told
    with pytest.raises(UnreadableSheet, match="bien trop grand"):
        package.opened(out.getvalue())


def test_sixteen_thousand_columns_are_refused_by_the_sheet_s_name(coopwiki: Coopwiki, tmp_path: Path) -> None:
    book = workbook({"2025": [HEAD, LINE]})
    book.worksheets[0].cell(2, 16_384, "x")
    said = coopwiki("import", "contribution", saved(book, tmp_path / "a.xlsx"))
    assert (said.status, len(said.err.splitlines())) == (3, 1)
    assert "« 2025 »" in said.err


def test_one_far_cell_is_refused_and_not_allocated_for(tmp_path: Path) -> None:
    book = workbook({"2025": [HEAD, LINE]})
    book.worksheets[0].cell(1_000_000, 900, "x")
    with pytest.raises(UnreadableSheet, match="trop grande"):
        read_grids(saved(book, tmp_path / "a.xlsx").read_bytes(), "a.xlsx", HEAD)


def test_formatted_columns_without_values_are_no_matter(tmp_path: Path) -> None:
    book = workbook({"2025": [HEAD, LINE]})
    book.worksheets[0].cell(1, 16_384).number_format = "0.00"
    (grid,) = read_grids(saved(book, tmp_path / "a.xlsx").read_bytes(), "a.xlsx", HEAD)
    assert len(grid.rows) == 2


def test_a_file_of_formulas_without_values_is_refused(coopwiki: Coopwiki, tmp_path: Path) -> None:
    rows: Rows = [HEAD, (*LINE[:4], "=1+1", 30, None)]
    said = coopwiki("import", "contribution", xlsx(tmp_path / "a.xlsx", {"2025": rows}))
    assert said.status == 3
    assert "E2 : La formule de cette case n’a pas de résultat" in said.err


VALUES: Rows = [
    (date(2025, 3, 12), timedelta(hours=1, minutes=30), timedelta(hours=26), 1.5, 25, 0.1 + 0.2, "a; b", "0031"),
    (None, None, None, None, None, None, None, None),
    (timedelta(minutes=20), "1h30"),
]


@pytest.mark.parametrize("make", [xlsx, ods])
def test_both_formats_give_the_same_values(make: Callable[[Path, object], Path], tmp_path: Path) -> None:
    (grid,) = read_grids(make(tmp_path / "a.zip", {"Feuille": VALUES}).read_bytes(), "a.xlsx", ())
    first, blank, last = ([cell for cell in row if cell != ""] for row in grid.rows)
    assert first == [
        date(2025, 3, 12),
        timedelta(minutes=90),
        timedelta(hours=26),
        Decimal("1.5"),
        Decimal(25),
        Decimal("0.3"),
        "a; b",
        "0031",
    ]
    assert (blank, last, grid.name) == ([], [timedelta(minutes=20), "1h30"], "Feuille")


def test_what_stands_beside_the_values_is_known(tmp_path: Path) -> None:
    book = workbook({"a": [("x", "y"), ("u", "v"), ("=1/0", "#REF!"), ("w", 1)], "b": [("z",)]})
    sheet = book.worksheets[0]
    sheet.row_dimensions[2].hidden = True
    sheet.merge_cells("A4:A6")
    sheet["A1"].comment = Comment("à voir", "Ana")
    book.worksheets[1].sheet_state = "hidden"
    first, second = read_grids(saved(book, tmp_path / "a.xlsx").read_bytes(), "a.xlsx", ())
    assert (first.hidden_rows, first.merged, first.hidden, second.hidden) == ({1}, {(3, 0): (3, 1)}, False, True)
    assert [cell.found for cell in first.rows[2] if isinstance(cell, Broken)] == ["", "#REF!"]
    assert len(first.notes) == 1


@pytest.mark.parametrize("first", [1900, 1904])
def test_days_are_the_same_from_1900_and_from_1904(first: int, tmp_path: Path, coopwiki: Coopwiki) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if first == 1904 else book.epoch
    book.worksheets[0].append(list(HEAD))
    book.worksheets[0].append(list(LINE))
    book.worksheets[0].append([45728 - (1462 if first == 1904 else 0), *LINE[1:]])
    said = coopwiki("import", "contribution", saved(book, tmp_path / "a.xlsx"), "--format", "json")
    assert said.data["sums"]["by_month"] == {"2025-03": "90.00"}
    assert said.data["read"] == 2


def test_lines_of_several_encodings_are_read_and_told(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "a.csv", [HEAD, LINE])
    file.write_bytes(file.read_bytes() + "13/03/2025;Zoé Petit;Technique;Été;1;;\n".encode("cp1252"))
    said = coopwiki("import", "contribution", file, "--format", "json")
    assert list(said.data["sums"]["by_person"]) == ["Ana Martin", "Zoé Petit"]
    assert [told["row"] for told in said.data["doubtful"]] == [3]


def test_a_nul_in_a_cell_refuses_its_row(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "a.csv", [HEAD, LINE, ("13/03/2025", "Ana\0", "Technique", "x", 1)])
    (refused,) = coopwiki("import", "contribution", file, "--format", "json").data["refused"]
    assert (refused["row"], refused["cell"]) == (3, "B3")


def test_utf_16_without_its_mark_is_read(coopwiki: Coopwiki, tmp_path: Path) -> None:
    file = csv_file(tmp_path / "a.csv", [HEAD, LINE], "utf-16-le")
    assert coopwiki("import", "contribution", file, "--format", "json").data["read"] == 1


def test_addresses_are_those_of_spreadsheets() -> None:
    assert [address(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
