"""What leaves: JSON as promised, tables and calendars nobody can be tricked with."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import icalendar
import openpyxl
import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.exchange.export import cells_of
from coopwiki.exchange.formats import FORMATS
from coopwiki.exchange.rows import cell_names
from coopwiki.exchange.tables import as_csv
from coopwiki.schema.record import Record, schema_of
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.expense import Expense
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.contributions.intention import Intention
from coopwiki.subjects.exports import export_bytes
from coopwiki.subjects.records import RECORDS
from each import each
from exporting import HOSTILE, exported
from ledgers import SHEETS, budget, ledger, line


def as_json(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exported(text, "json"))
    return found


def test_a_contribution_has_the_shape_of_the_contract() -> None:
    text = "Mars\n" + line(durée="1h30", taux="30", bon="B-1", qui="Anou", cercle="Tech")
    (row,) = as_json(text)
    promised = {
        "page": "Carnet",
        "page_id": 5,
        "revision": 5,
        "line": 2,
        "date": "2026-03-12",
        "who": "Ana Martin",
        "circle": "Technique",
        "budget": "Technique",
        "what": "Essai",
        "minutes": "90",
        "rate": "30.00",
        "amount": "45.00",
        "unpaid": False,
        "slip": "B-1",
        "warnings": [],
    }
    assert {name: row[name] for name in promised} == promised
    assert list(row)[: len(promised)] == list(promised)


def test_what_was_not_given_is_null_and_nothing_asked_is_unpaid() -> None:
    (row,) = as_json(line(cercle="", budget="Inter-CAE"))
    assert (row["circle"], row["budget"], row["minutes"], row["rate"]) == (
        None,
        "Inter-CAE",
        None,
        None,
    )
    assert (row["amount"], row["unpaid"], row["slip"]) == ("0.00", True, None)
    assert as_json(line(montant="−0"))[0]["amount"] == "0.00"


def test_minutes_have_no_superfluous_zeros_and_money_two_decimals() -> None:
    (row,) = as_json(line(durée="0,33", taux="20"))
    assert (row["minutes"], row["rate"], row["amount"]) == ("19.8", "20.00", "6.60")
    assert as_json(line(durée="10h"))[0]["minutes"] == "600"


def test_future_lines_are_exported_and_lines_with_errors_are_not() -> None:
    found = as_json(line(date="2027-01-01") + line(durée="zut") + line())
    assert [row["date"] for row in found] == ["2027-01-01", "2026-03-12"]


def test_rows_come_in_page_and_line_order() -> None:
    pages = {"B": line(quoi="3"), "A": line(quoi="1") + "\n" + line(quoi="2")}
    found = json.loads(export_bytes(ledger(pages), Contribution, "json"))
    assert [(row["page"], row["line"], row["what"]) for row in found] == [
        ("A", 1, "1"),
        ("A", 2, "2"),
        ("B", 1, "3"),
    ]


def test_warnings_stand_on_the_line_they_are_about_even_where_two_share_it() -> None:
    found = as_json(line(qui="Zoé", quoi="a") + line(durée="90", quoi="b") + line(quoi="c"))
    assert [row["warnings"] for row in found] == [
        ["unknown_person"],
        ["duration_hours_or_minutes", "long_day"],
        [],
    ]


def test_an_empty_wiki_exports_an_empty_list_and_a_header() -> None:
    nothing = ledger({})
    assert export_bytes(nothing, Contribution, "json") == b"[\n]\n"
    filled = exported(line(), "csv").decode().splitlines()[0]
    assert export_bytes(nothing, Contribution, "csv").decode().splitlines() == [filled]
    assert export_bytes(nothing, Contribution, "hledger") == b""
    assert b"VCALENDAR" in export_bytes(nothing, Contribution, "ics")


OTHERS = (
    "{{Dépense|date=2026-01-02|budget=Technique|objet=x|montant=5 à 6 €|état=payée}}"
    "{{Intention|date=2026-01-02|qui=Zoé|cercle=Technique|quoi=x|montant=~5}}"
    "{{Solde constaté|date=2026-01-02|budget=Technique|montant=5}}"
    "{{Clôture|année=2026|budget=Technique|renoncements=Zoé ; Ana : 5 €|enveloppe=3|plafond=2|demandé=9}}"
)


@cache
def some_of_all() -> Ledger:
    text = line() + budget() + "{{Virement|date=2026-01-02|de=Technique|vers=Accueil|montant=1}}" + OTHERS
    return ledger(SHEETS | {"Carnet": text + "{{Règle|nom=entrées par mois|valeur=2|à partir du=2022-01-01}}"})


@each(product(RECORDS, FORMATS))
def test_every_record_type_can_be_exported_in_every_format(type_: type[Record], form: str) -> None:
    assert isinstance(export_bytes(some_of_all(), type_, form), bytes)


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(text, "csv").decode(), newline="")))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_text_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    (row,) = cells(line(quoi=start, bon=start, qui="=cmd").replace("quoi=" + start, "quoi=" + start))
    assert (row["what"], row["slip"], row["who"]) == (f"'{start}", f"'{start}", "'=cmd")


SEPARATORS = (
    "a;", "a,", "a|", "a\t", "a\r", "a\n", 'a;"', "a; ", "a;;\u00a0", "a\u2028", "", '"', "\ufeff", "\u200b",
    "\u2066", "\x00", "a;\u061c", "a;\ufe0f ",
)  # fmt: skip


@each(product(SEPARATORS, "=+-@＝＋－＠﹦﹢﹣﹫"))
def test_no_separator_of_a_spreadsheet_makes_a_formula_of_the_rest(before: str, sign: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv([{"what": f"{before}{sign}1+1"}], ["what"]), newline=""))
    assert row["what"] == f"{before}'{sign}1+1".replace("\r", "\n")


@pytest.mark.parametrize("text", ["Ana - Paul", "a;b", "1-2", "Jean-Paul, Ana", "a = b", "x@y"])
def test_a_sign_inside_a_text_stays_as_typed(text: str) -> None:
    assert as_csv([{"what": text}], ["what"]) == as_csv([{"page_id": text}], ["page_id"]).replace("page_id", "what")


@pytest.mark.parametrize("start", ["\tx", "\rx"])
def test_a_cell_that_begins_with_a_tab_or_a_line_end_is_disarmed(start: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv([{"what": start}], ["what"]), newline=""))
    assert row["what"] == f"'{start}".replace("\r", "\n")


def test_disarming_is_linear() -> None:
    for text in ("a" + "\n" * 1_000_000, ";" * 1_000_000, ';"' * 500_000):
        assert as_csv([{"what": text}], ["what"]).count("'") == 0


def test_a_negative_amount_stays_a_number() -> None:
    (row,) = cells(line(montant="−45,50", durée="−1h"))
    assert (row["amount"], row["minutes"]) == ("-45.50", "-60")


def test_commas_quotes_and_line_breaks_come_back_from_csv() -> None:
    what = 'Un, "deux"\ntrois; é'
    assert cells(line(quoi=what))[0]["what"] == what


def sheet(text: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(exported(text, "xlsx")))
    header, *found = book.active.iter_rows()
    names = [cell.value for cell in header]
    return [dict(zip(names, row, strict=True)) for row in found]


def test_a_spreadsheet_holds_numbers_as_numbers_and_the_rest_as_text() -> None:
    (row,) = sheet(line(montant="−45,50", quoi="=1+1", durée="−1h", bon="007"))
    assert (row["amount"].value, row["amount"].data_type) == (-45.5, "n")
    assert (row["minutes"].value, row["line"].value) == (-60, 1)
    assert (row["what"].value, row["what"].data_type) == ("=1+1", "s")
    assert (row["slip"].value, row["slip"].data_type) == ("007", "s")


def test_a_spreadsheet_holds_days_as_days() -> None:
    (row,) = sheet(line(date="2026-03-12", quoi="2026-03-12"))
    assert (row["date"].value.date(), row["date"].is_date) == (date(2026, 3, 12), True)
    assert (row["settled"].value, row["what"].value) == (None, "2026-03-12")
    assert sheet(line(date="1900-02-28"))[0]["date"].value == "1900-02-28"


@each(RECORDS)
def test_every_day_and_number_of_every_type_is_one_in_a_spreadsheet(type_: type[Record]) -> None:
    kinds = {name: column.kind.name for column in schema_of(type_).columns for name in cell_names(column)}
    for name, kind in kinds.items():
        assert (name in cells_of(type_).days) == (kind == "day"), name
        numeric = kind in (
            "duration",
            "rate",
            "euros",
            "percent",
            "year",
            "count",
        ) or name.endswith(("_low", "_high", "_quantity", "_unit_price"))
        assert (name in cells_of(type_).numbers) == numeric, name


def test_a_spreadsheet_keeps_hostile_texts_to_the_letter() -> None:
    assert sheet(line(quoi=HOSTILE))[0]["what"].value == HOSTILE.partition(" <!--")[0]


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(sheet(line(quoi="x" * 40_000))[0]["what"].value) == 32_767


def test_a_calendar_holds_a_whole_day_event_a_record() -> None:
    made = icalendar.Calendar.from_ical(exported(line(quoi="Une\ndeux; trois, quatre"), "ics"))
    (event,) = made.walk("VEVENT")
    assert str(event["SUMMARY"]) == "Ana Martin — Une deux; trois, quatre"
    (planned,) = icalendar.Calendar.from_ical(exported(OTHERS, "ics", Intention)).walk("VEVENT")
    assert str(planned["SUMMARY"]) == "Zoé — x — environ 5,00 €"
    assert (event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) == (
        "2026-03-12",
        "2026-03-13",
    )
    assert not list(icalendar.Calendar.from_ical(exported(budget(), "ics", Budget)).walk("VEVENT"))


def test_an_approximate_amount_is_exported_as_vague_as_it_was_typed() -> None:
    text = "{{Dépense|date=2026-03-01|budget=Technique|objet=x|montant=MONTANT}}"
    found = [
        json.loads(exported(text.replace("MONTANT", typed), "json", Expense))[0]
        for typed in ("300", "environ 300 €", "5000 à 8000 €", "")
    ]
    assert [(r["amount_low"], r["amount_high"], r["amount_approximate"]) for r in found] == [
        ("300.00", "300.00", False),
        ("300.00", "300.00", True),
        ("5000.00", "8000.00", True),
        (None, None, None),
    ]
    assert exported(text.replace("MONTANT", "5000 à 8000 €"), "xlsx", Expense)
