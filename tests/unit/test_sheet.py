"""Tables as people keep them, and their values as spreadsheets write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from coopwiki.exchange.sheet import Sheet, UnreadableSheet, read_sheet
from coopwiki.exchange.sheet_values import sheet_day, sheet_euros

TITLES = ("Numéro", "Bénéficiaire")


def read(text: str, encoding: str = "utf-8") -> Sheet:
    return read_sheet(text.encode(encoding), TITLES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end(encoding: str, separator: str, end: str) -> None:
    text = "Numéro;Bénéficiaire\n1;Éloïse Façade\n".replace(";", separator).replace("\n", end)
    found = read(text, encoding)
    assert found.header.cells == ("Numéro", "Bénéficiaire")
    assert [(row.cells, row.line) for row in found.rows] == [(("1", "Éloïse Façade"), 2)]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "cell", ["12,50 €", "(€)", "15 août 2025", "AOÛT", "Ça va", "1\xa0200,50\xa0€", "Fête à Noël", "€/h"]
)
def test_one_word_is_enough_to_know_who_wrote_the_file(encoding: str, cell: str) -> None:
    assert read(f"Numéro;Bénéficiaire\n1;{cell}\n", encoding).rows[0].cells == ("1", cell)
    assert read_sheet(f"Nom;Prix\n1;{cell}\n".encode(encoding), ("Nom", "Prix")).rows[0].cells == ("1", cell)


@pytest.mark.parametrize("told", ["sep=|\n", "SEP=|\r\n", '"sep=|"\n', "sep=|\r"])
def test_a_line_that_tells_the_separator_is_followed_and_counted(told: str) -> None:
    found = read(told + "Numéro|Bénéficiaire\n1;2,3|Ana\n")
    assert [(row.cells, row.line) for row in found.rows] == [(("1;2,3", "Ana"), 3)]


def test_titles_above_the_header_are_passed_over() -> None:
    found = read("Coopérative, 12 rue des Lilas, Lyon, France\n\nBons;;\nBénéficiaire;Numéro\nAna;1\n")
    assert (found.header.line, found.rows[0].line) == (4, 5)


def test_without_the_titles_the_likeliest_row_is_the_header() -> None:
    assert read("Numéro;Qui\n1;Ana\n").header.cells == ("Numéro", "Qui")
    assert read("").header.cells == ()


def test_cells_are_text_and_keep_their_zeros() -> None:
    found = read('Numéro;Bénéficiaire\n="0001";=1+1\n"=""0002""";"Ana\nMartin"\n0003;x\n')
    assert [row.cells for row in found.rows] == [
        ("0001", "=1+1"),
        ("0002", "Ana\nMartin"),
        ("0003", "x"),
    ]
    assert [row.line for row in found.rows] == [2, 3, 5]


def test_a_quote_never_closed_is_said() -> None:
    with pytest.raises(UnreadableSheet, match="guillemet"):
        read('Numéro;Bénéficiaire\n1;"Ana\n')


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,50", "1234.50"), ("1,234.50", "1234.50"), ("1.234.567", "1234567"), ("1'234.50", "1234.50"),
        ("1\u202f234,50\u00a0€", "1234.50"), ("(45,00)", "-45"), ("(1.234,50 €)", "-1234.50"), ("(45) €", "-45"),
        ("45,00-", "-45"), ("−45,00 €", "-45"), ("€ 45", "45"), ("-€45", "-45"), ("EUR 45,5", "45.50"),
        ("1234,50 € TTC", "1234.50"), ("1.234,50 ttc", "1234.50"), ("+45,00", "45"), ("12€50", "12.50"),
    ],
)  # fmt: skip
def test_amounts_as_spreadsheets_write_them(typed: str, amount: str) -> None:
    assert sheet_euros(typed).value == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "1.234",
        "1,234",
        "12,50 HT",
        "(-45)",
        "(45",
        "45)",
        "5-6",
        "12.34,50",
        "1234.567,50",
        "1.234,567",
        "- €",
        "",
    ],
)
def test_a_doubtful_amount_is_refused(typed: str) -> None:
    assert sheet_euros(typed).error is not None


@pytest.mark.parametrize(
    "hour",
    [
        "",
        " 00:00",
        " 00:00:00",
        "T10:15:00Z",
        "T10:15:00.000+02:00",
        " à 10h15",
        ", 9:05",
        " 10:15:00 PM",
    ],
)
@pytest.mark.parametrize("day", ["01/04/2026", "2026-04-01"])
def test_a_day_keeps_its_date_whatever_its_hour(day: str, hour: str) -> None:
    assert sheet_day(day + hour).value == date(2026, 4, 1)


def test_a_day_with_its_hour_that_is_none_is_told_like_a_day() -> None:
    error = sheet_day("31/04/2026 10:15").error
    assert error
    assert error.code == "day_not_in_calendar"
    assert sheet_day("2026-04-01 10").error
    assert sheet_day("hier 10:15").error
