"""Lists of slips of all sorts, and what the command prints of them."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from coopwiki.subjects.invoicing.slip_list import NothingRead, UnreadableList, read_slips
from ledgers import SHEETS
from said import Coopwiki, in_folder
from slip_lists import COLUMNS, HEAD, read, work
from spreadsheets import ods, xlsx

WORDS = (
    "--number-column", "n° de bon", "--date-column", "Date", "--person-column", "bénéficiaire",
    "--amount-column", "Montant TTC", "--paid-column", "Payé le",
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_encoding_and_separator_is_read(encoding: str, delimiter: str) -> None:
    text = (HEAD + "B-1;1er avril 2026;Zoé;1 234,50 €;\n").replace(";", delimiter)
    (found,) = read_slips(text.encode(encoding), COLUMNS).slips
    assert (found.number, found.day, found.person) == ("B-1", date(2026, 4, 1), "Zoé")
    assert found.amount == Decimal("1234.50")


def test_commas_separate_where_amounts_have_points() -> None:
    (found,) = read('B-1,2026-04-01,"Martin, Ana",12.50,\n', HEAD.replace(";", ",")).slips
    assert (found.person, found.amount) == ("Martin, Ana", Decimal("12.50"))


def test_a_missing_column_is_named_with_those_there_are() -> None:
    with pytest.raises(
        UnreadableList,
        match="Il manque dans la liste : « Montant TTC », « Payé le » ; ses colonnes sont : « N° de bon »",
    ):
        read("", "N° de bon;Date;Bénéficiaire\n")
    with pytest.raises(UnreadableList, match="aucune"):
        read("", "")


def test_a_list_without_a_slip_and_a_column_there_twice_are_told() -> None:
    with pytest.raises(UnreadableList, match="aucun bon"):
        read("\n")
    with pytest.raises(UnreadableList, match="Plusieurs colonnes s’appellent « Date »"):
        read("", HEAD.replace("\n", ";date\n"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("B-1;2026-04-31;Ana;5;", "Ligne 2 : "),
        ("B-1;2026-04-01;Ana;douze;", "« douze »"),
        ("B-1;2026-04-01;Ana;1.234;", "1 234,00"),
        ("B-1;2026-04-01;Ana;;", "il manque une date ou un montant"),
        (";2026-04-01;Ana;5;", "il manque le numéro du bon"),
        ("B-1;2026-04-01;;5;", "il manque la personne"),
        ("B-1;2026-04-01;Ana", "3 cases"),
        ("B-1;2026-04-01;Ana;5;bientôt", "« bientôt »"),
    ],
)
def test_a_row_that_can_t_be_read_is_told_and_the_others_are_read(row: str, said: str) -> None:
    found = read(f"{row}\nB-2;2026-04-01;Ana;5;\n")
    assert [one.number for one in found.slips] == ["B-2"]
    (problem,) = found.problems
    assert said in problem.replace("\u00a0", " ")
    assert problem.endswith(".")


def test_the_same_row_twice_counts_once_and_is_told() -> None:
    found = read("B-1;2026-04-01;Ana;5;\nB-1;2026-04-01;Ana;5;\n")
    assert len(found.slips) == 1
    assert found.problems == ("Ligne 3 : la même que la ligne 2, comptée une fois.",)


def test_one_number_with_two_amounts_is_told_and_both_count() -> None:
    found = read("B-1;2026-04-01;Ana;5;\nB-1;2026-04-01;Ana;6;\n")
    assert [str(one.amount) for one in found.slips] == ["5.00", "6.00"]
    assert found.problems == ("Ligne 2 : le bon « B-1 » est sur plusieurs lignes différentes, toutes comptées.",)


def test_a_quote_that_is_never_closed_loses_nothing_silently() -> None:
    with pytest.raises(UnreadableList, match="un guillemet y est ouvert"):
        read('B-1;2026-04-01;"Ana;5;\nB-2;2026-04-01;Ana;5;\n')


def test_a_list_of_which_no_row_is_read_says_so_with_the_first_reason() -> None:
    with pytest.raises(NothingRead, match=r"Aucun bon n’a pu être lu sur 2 lignes\. Ligne 2 : il manque le numéro"):
        read(";2026-04-01;Ana;5;\nB-2;jamais;Ana;5;\n")
    with pytest.raises(NothingRead, match="de sa seule ligne"):
        read("B-2;jamais;Ana;5;\n")


def test_what_a_spreadsheet_makes_of_a_row_is_read() -> None:
    (found,) = read('="0001";01/04/2026 00:00:00;Ana;"1.234,50 € TTC";2026-04-05T10:15:00Z\n', "sep=;\n" + HEAD).slips
    assert (found.number, found.day, found.paid) == ("0001", date(2026, 4, 1), date(2026, 4, 5))
    assert (found.amount, found.row) == (Decimal("1234.50"), 3)


def test_a_mac_wrote_the_titles_above_and_an_amount_in_brackets() -> None:
    rows = "Bons internes 2026;;;;\n;;;;\n" + HEAD + "B-1;01/04/2026;ROY Jean-Paul;(45,00);\n"
    (found,) = read_slips(rows.encode("mac_roman"), COLUMNS).slips
    assert (found.person, found.amount, found.row) == ("ROY Jean-Paul", Decimal("-45.00"), 4)


TITLES = HEAD.strip().split(";")


def test_a_workbook_is_read_with_all_sheets_that_have_the_columns(tmp_path: Path) -> None:
    for make in (xlsx, ods):
        file = make(
            tmp_path / "bons",
            {
                "Avril": [
                    ("Bons",),
                    TITLES,
                    ("0001", date(2026, 4, 1), "Ana", 45.1, date(2026, 4, 5)),
                    ("B-2", None, "Ana", 5),
                ],
                "Notes": [("À voir avec Zoé",)],
                "Mai": [TITLES, (3, date(2026, 5, 1), "Zoé", "1.234,50", None)],
            },
        )
        found = read_slips(file.read_bytes(), COLUMNS, "bons.xlsx")
        assert [(slip.number, slip.day, slip.amount, slip.paid) for slip in found.slips] == [
            ("0001", date(2026, 4, 1), Decimal("45.10"), date(2026, 4, 5)),
            ("3", date(2026, 5, 1), Decimal("1234.50"), None),
        ]
        assert found.problems == ("Feuille « Avril », ligne 4 : il manque une date ou un montant.",)


def test_sheets_whose_columns_differ_and_amounts_with_too_many_decimals_are_refused(tmp_path: Path) -> None:
    other = [TITLES[1], TITLES[0], *TITLES[2:]]
    book = xlsx(tmp_path / "a.xlsx", {"A": [TITLES], "B": [other]})
    with pytest.raises(NothingRead, match="« A » et « B »"):
        read_slips(book.read_bytes(), COLUMNS)
    exact = xlsx(tmp_path / "b.xlsx", {"A": [TITLES, ("B-1", date(2026, 4, 1), "Ana", 1.234, None)]})
    with pytest.raises(NothingRead, match=r"1\.234"):
        read_slips(exact.read_bytes(), COLUMNS)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)],
)
def test_a_file_that_is_no_table_is_unreadable(coopwiki: Coopwiki, tmp_path: Path, wiki: Path, data: bytes) -> None:
    (tmp_path / "bons.xlsx").write_bytes(data)
    said = coopwiki("slips", tmp_path / "bons.xlsx", *WORDS, "--folder", wiki)
    assert (said.status, said.out, len(said.err.splitlines())) == (3, "", 1)


# The command


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return in_folder(tmp_path / "pages", SHEETS | {"Carnet": work("45") + work("12", bon="B-9")})


def asked(coopwiki: Coopwiki, tmp_path: Path, wiki: Path, rows: str, *words: str) -> Any:
    file = tmp_path / "bons.csv"
    file.write_bytes((HEAD + rows).encode("utf-8-sig"))
    return coopwiki("slips", file, *WORDS, "--folder", wiki, "--on", "2026-06-30", *words)


ROWS = "B-1;01/04/2026;Anou;45,00;05/04/2026\n=B-2;01/04/2026;Paul Roy;7;\nB-3;jamais;Paul Roy;7;\n"


def test_the_text_says_what_to_write_and_what_is_alone(coopwiki: Coopwiki, tmp_path: Path, wiki: Path) -> None:
    said = asked(coopwiki, tmp_path, wiki, ROWS)
    assert said.status == 0
    assert "à écrire : |bon=B-1|réglé le=2026-04-05" in said.out.replace("\u00a0", " ")
    for title in ("Bons sans ligne", "La ligne nomme un bon que la liste n’a pas", "Ligne 4"):
        assert title in said.out.replace("\u00a0", " ")
    assert said.err == "2 bons lus, 1 ligne de la liste à regarder.\n"


def test_the_csv_has_a_row_for_each_and_no_formula(coopwiki: Coopwiki, tmp_path: Path, wiki: Path) -> None:
    said = asked(coopwiki, tmp_path, wiki, ROWS, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [(row["kind"], row["slip"], row["amount"], row["slip_amount"]) for row in rows] == [
        ("bon absent de la liste", "B-9", "12.00", ""),
        ("exact", "B-1", "45.00", "45.00"),
        ("bon sans ligne", "'=B-2", "", "7.00"),
    ]
    assert rows[1]["to_write"] == "|bon=B-1|réglé le=2026-04-05"
    assert "Ligne 4" in said.err


def test_json_has_both(coopwiki: Coopwiki, tmp_path: Path, wiki: Path) -> None:
    data = asked(coopwiki, tmp_path, wiki, ROWS, "--format", "json").data
    assert (len(data["matches"]), len(data["problems"])) == (3, 1)


def test_a_wrong_list_is_wrong_usage_and_an_absent_one_unreadable(
    coopwiki: Coopwiki, tmp_path: Path, wiki: Path
) -> None:
    wrong = coopwiki("slips", wiki / "Carnet.wikitext", *WORDS, "--folder", wiki)
    assert (wrong.status, "Il manque dans la liste" in wrong.err) == (2, True)
    absent = coopwiki("slips", tmp_path / "absent.csv", *WORDS, "--folder", wiki)
    assert (absent.status, "il n’existe pas" in absent.err) == (3, True)


@pytest.mark.parametrize("rows", ["", "B-1;jamais;Anou;45,00;\n"])
@pytest.mark.parametrize("words", [(), ("--format", "csv"), ("--format", "json")])
def test_a_list_of_which_nothing_is_read_is_never_fine(
    coopwiki: Coopwiki, tmp_path: Path, wiki: Path, rows: str, words: tuple[str, ...]
) -> None:
    said = asked(coopwiki, tmp_path, wiki, rows, *words)
    assert (said.status, said.out) == (3, "")
    assert "ucun bon" in said.err
