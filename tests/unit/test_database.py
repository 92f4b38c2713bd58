"""All records in one file: SQLite with its views, workbooks, and a journal for beancount."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import load
from odf.table import Table as OdsTable
from odf.table import TableCell, TableRow
from odf.teletype import extractText
from odf.text import P
from python_calamine import CalamineWorkbook

from cooperatives import WORKS, Work, written
from coopwiki.subjects.budgets.beancount import parts
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.report import contributions
from coopwiki.subjects.exports import book_bytes, export_bytes
from coopwiki.subjects.records import RECORDS
from exporting import HOSTILE
from ledgers import SHEETS, budget, ledger, line
from purchases import PURCHASES, Purchase, bought
from said import Coopwiki

LAST = date(2026, 12, 31)


def asked(book: bytes, sql: str) -> list[dict[str, Any]]:
    """What a query finds in a SQLite file, row by row."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(book)
        opened.row_factory = sqlite3.Row
        return [dict(row) for row in opened.execute(sql)]


def database(pages: dict[str, str] | str) -> bytes:
    return book_bytes(ledger(SHEETS | pages if isinstance(pages, dict) else SHEETS | {"Carnet": pages}), "sqlite")


def test_every_record_type_is_a_table_with_all_its_records() -> None:
    book = database(line(montant="10") + line(durée="zut") + budget())
    tables = {row["name"] for row in asked(book, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {type_.__name__.lower() for type_ in RECORDS} | {"budget_movement", "issue", "column_description"} == tables
    assert asked(book, "SELECT count(*) AS n FROM contribution") == [{"n": 1}]
    assert asked(book, "SELECT page, field, found FROM issue WHERE severity = 'error'") == [
        {"page": "Carnet", "field": "durée", "found": "zut"}
    ]


def test_money_and_time_are_exact_as_text_and_as_whole_numbers() -> None:
    book = database(line(durée="0,33", taux="20,01", bon="007") + line(montant="−45,50", durée="−1h"))
    first, second = asked(book, "SELECT * FROM contribution")
    assert first | {
        "date": "2026-03-12", "minutes": "19.8", "minutes_microseconds": 1_188_000_000, "rate_cents": 2001,
        "amount": "6.60", "amount_cents": 660, "unpaid": 0, "slip": "007", "warnings": "[]", "line": 1,
    } == first  # fmt: skip
    assert (second["amount"], second["amount_cents"], second["minutes"]) == ("-45.50", -4550, "-60")


def test_no_column_holds_a_float() -> None:
    book = database(line(durée="0,333", taux="30") + budget() + "{{Règle|nom=x|valeur=1,5|à partir du=2022-01-01}}")
    for row in asked(book, "SELECT name FROM sqlite_master"):
        for values in asked(book, " ".join(("SELECT * FROM", f'"{row["name"]}"'))):
            assert not any(isinstance(value, float) for value in values.values()), row


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORKS, max_size=20), PURCHASES)
def test_the_views_say_what_the_reports_say(works: list[Work], purchases: list[Purchase]) -> None:
    found = ledger(SHEETS | written(works) | bought(purchases) | {"Budgets": budget() + budget(cercle="Accueil")})
    book, said = book_bytes(found, "sqlite"), contributions(found, LAST)
    people = asked(book, "SELECT who, lines, amount, minutes_microseconds AS time, unpaid FROM amount_by_person")
    assert {
        row["who"]: (row["lines"], Decimal(row["amount"]), Decimal(row["time"]) / 60_000_000) for row in people
    } == {row.name: (row.lines, row.amount, row.minutes) for row in said.by_person}
    months = asked(book, "SELECT month, amount FROM amount_by_month")
    assert {row["month"]: Decimal(row["amount"]) for row in months} == {row.month: row.amount for row in said.by_month}
    by_both = asked(book, "SELECT sum(amount_cents) AS cents FROM amount_by_person_and_month")
    assert (by_both[0]["cents"] or 0) == said.totals.amount * 100
    used = asked(book, "SELECT * FROM budget_used WHERE year = 2026")
    figures = ("allocated", "transfers", "available", "spent", "committed", "remaining")
    assert {(r["budget"], r["nature"]): (*(Decimal(r[f]) for f in figures), r["used_percent"]) for r in used} == {
        (row.name, row.nature): (*(getattr(row.sums, f) for f in figures), row.sums.used_percent)
        for row in budgets(found, LAST).budgets
    }


def test_a_sum_below_zero_keeps_its_sign_and_its_share_is_rounded_down() -> None:
    book = database(line(montant="−0,05") + budget(montant="3"))
    (used,) = asked(book, "SELECT spent, remaining, used_percent FROM budget_used")
    assert used == {"spent": "-0.05", "remaining": "3.05", "used_percent": -2}


def test_columns_are_described_in_the_words_of_the_wiki() -> None:
    found = asked(
        database(""), """SELECT * FROM column_description WHERE "table" = 'transfer' AND "column" = 'amount'"""
    )
    assert [(row["template"], row["field"]) for row in found] == [("Virement", "montant")]


@pytest.mark.parametrize("form", ["sqlite", "ods", "xlsx", "json", "hledger", "beancount"])
def test_the_same_records_give_the_same_bytes(form: str) -> None:
    pages = SHEETS | {"Carnet": line(montant="10")}
    assert book_bytes(ledger(pages), form) == book_bytes(ledger(pages), form)


def sheet_of(data: bytes, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def test_an_ods_holds_numbers_and_days_and_texts_that_compute_nothing() -> None:
    found = ledger(SHEETS | {"Carnet": line(montant="−45,50", quoi="=1+1", bon="007", durée="−1h")})
    header, row = sheet_of(export_bytes(found, Contribution, "ods"), "contribution")
    cells = dict(zip(header, row, strict=True))
    assert (cells["date"], cells["amount"], cells["minutes"]) == (date(2026, 3, 12), -45.5, -60)
    assert (cells["what"], cells["slip"], cells["settled"]) == ("=1+1", "007", "")


def test_an_ods_keeps_hostile_texts_blanks_and_line_breaks() -> None:
    what = f"  a\tb   c\nd & <e> {HOSTILE.partition(' <!--')[0]}"
    data = export_bytes(ledger({"Carnet": line(quoi=what)}), Contribution, "ods")
    (sheet,) = load(io.BytesIO(data)).spreadsheet.getElementsByType(OdsTable)
    header, row = sheet.getElementsByType(TableRow)
    place = [extractText(cell) for cell in header.getElementsByType(TableCell)].index("what")
    paragraphs = row.getElementsByType(TableCell)[place].getElementsByType(P)
    assert "\n".join(map(extractText, paragraphs)) == what.strip()


def test_the_only_sheet_of_an_xlsx_keeps_its_name() -> None:
    data = export_bytes(ledger({"Carnet": line()}), Contribution, "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["coopwiki"]


def test_all_records_stand_in_one_workbook_a_sheet_each() -> None:
    found = ledger(SHEETS | {"Carnet": line(montant="10") + budget()})
    names = [type_.__name__.lower() for type_ in RECORDS]
    assert openpyxl.load_workbook(io.BytesIO(book_bytes(found, "xlsx"))).sheetnames == names
    assert CalamineWorkbook.from_filelike(io.BytesIO(book_bytes(found, "ods"))).sheet_names == names
    everything = json.loads(book_bytes(found, "json"))
    assert list(everything) == names
    assert everything["contribution"] == json.loads(export_bytes(found, Contribution, "json"))


_OPEN = re.compile(r"(\d{4}-\d\d-\d\d) open (\S+)")
_POSTING = re.compile(r"  ([A-Z][a-z]+(?::[\w\-]+)+)  (-?[0-9.]+) (EUR|MIN)")
_ENTRY = re.compile(r'(\d{4}-\d\d-\d\d) \* "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"')
_NOTE = re.compile(r'  (?:source|cercle|quoi|objet): "(?:[^"\\]|\\.)*"')


def postings(journal: bytes) -> Iterator[tuple[str, Decimal, str]]:
    """Each posting, once every line is one that beancount's grammar knows and every account was opened before."""
    opened: dict[str, str] = {}
    day = ""
    for row in filter(None, journal.decode().split("\n")):
        if found := _OPEN.fullmatch(row):
            assert opened.setdefault(found[2], found[1]) == found[1]
        elif found := _ENTRY.fullmatch(row):
            day = found[1]
        elif found := _POSTING.fullmatch(row):
            assert opened[found[1]] <= day
            assert all(part[0].isupper() or part[0].isdecimal() for part in found[1].split(":"))
            yield found[1], Decimal(found[2]), found[3]
        else:
            assert _NOTE.fullmatch(row), row


def by_unit(found: Sequence[tuple[str, Decimal, str]], root: str) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for account, amount, unit in found:
        if account.startswith(root):
            sums[unit] += amount
    return dict(sums)


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORKS, max_size=20), PURCHASES)
def test_a_beancount_journal_adds_up_as_the_reports_do(works: list[Work], purchases: list[Purchase]) -> None:
    found = ledger(SHEETS | written(works) | bought(purchases))
    made = [*postings(book_bytes(found, "beancount"))]
    said = contributions(found, LAST).totals
    assert all(not total for total in by_unit(made, "").values())
    assert by_unit(made, "Expenses:Charges").get("EUR", 0) == said.amount
    assert by_unit(made, "Expenses:Temps").get("MIN", 0) == said.minutes
    spent = sum(one.most for one in purchases if one.spent)
    assert by_unit(made, "Assets:").get("EUR", 0) == -spent


@settings(max_examples=30)
@given(st.lists(st.text("aÉé 1-_:;\"\\'(·\u00a0ß🙂日", min_size=1, max_size=8), max_size=8))
def test_no_two_names_share_a_part_of_an_account(names: list[str]) -> None:
    found = parts(names)
    assert len(set(found.values())) == len(set(names))
    assert all(re.fullmatch(r"[\w\-]+", part) and (part[0].isupper() or part[0].isdecimal()) for part in found.values())


def test_a_beancount_text_stays_text_and_names_stay_readable() -> None:
    found = ledger(SHEETS | {"Carnet": line(quoi='Un "deux" \\ trois', montant="10")})
    journal = export_bytes(found, Contribution, "beancount").decode()
    assert '  quoi: "Un \\"deux\\" \\\\ trois"' in journal
    assert "  Expenses:Charges:Technique:Ana-Martin  10 EUR" in journal


def test_an_empty_wiki_has_an_empty_journal() -> None:
    assert [export_bytes(ledger({}), type_, "beancount") for type_ in (Contribution, Expense)] == [b"", b""]


def test_the_command_takes_all_in_place_of_a_record(coopwiki: Coopwiki, tmp_path: Any) -> None:
    (tmp_path / "Carnet.wikitext").write_text(line(montant="10"), encoding="utf-8")
    assert list(coopwiki("export", "all", "--folder", tmp_path).data) == [type_.__name__.lower() for type_ in RECORDS]
    refused = coopwiki("export", "toutes", "--format", "csv", "--folder", tmp_path)
    assert (refused.status, "un tableau" in refused.err) == (2, True)
