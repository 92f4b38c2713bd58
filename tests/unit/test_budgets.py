"""The report on budgets: the definitions of docs/report-json.md, to the letter and to the cent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_rows import DAYS, row, rows, shown, spent, transfer
from cooperatives import WORKS, Work, written
from coopwiki.core.names import key
from coopwiki.subjects.budgets.budgets_report import budgets
from ledgers import SHEETS, TODAY, budget, ledger, line

CONTRACT = (
    "name", "circle", "allocated", "transfers", "available", "spent", "committed", "remaining", "used_percent",
    "run_out", "landing", "lines", "left_out",
)  # fmt: skip


def test_the_report_has_the_shape_of_the_contract() -> None:
    text = budget() + transfer(de="Accueil", vers="Tech") + spent("2026-06-01", "90")
    found = shown(text)
    assert {name: found[name] for name in ("on", "revision", "year")} == {
        "on": "2026-06-30",
        "revision": 5,
        "year": 2026,
    }
    technique = found["budgets"][1]
    assert {name: technique[name] for name in CONTRACT} == {
        "name": "Technique",
        "circle": "Technique",
        "allocated": "1000.00",
        "transfers": "100.00",
        "available": "1100.00",
        "spent": "90.00",
        "committed": "0.00",
        "remaining": "1010.00",
        "used_percent": 8,
        "run_out": None,
        "landing": "274.00",
        "lines": 1,
        "left_out": 0,
    }
    sums = set(CONTRACT) - {"name", "circle", "run_out"}
    assert sums <= set(found["totals"])


def test_available_is_allocated_plus_transfers_and_remaining_what_is_not_spent() -> None:
    found = rows(budget() + budget(cercle="Accueil", montant="50") + transfer() + spent("2026-03-01", "30"))
    assert [(r["available"], r["remaining"]) for r in found.values()] == [
        ("150.00", "150.00"),
        ("900.00", "870.00"),
    ]


def test_remaining_may_be_negative() -> None:
    assert row(budget(montant="10") + spent("2026-03-01", "30,50"))["remaining"] == "-20.50"


@pytest.mark.parametrize(
    ("euros", "percent"),
    [
        ("0", 0),
        ("9,99", 0),
        ("10", 1),
        ("999,99", 99),
        ("1000", 100),
        ("1000,01", 100),
        ("−0,01", -1),
    ],
)
def test_used_percent_is_whole_and_rounded_down(euros: str, percent: int) -> None:
    assert row(budget() + spent("2026-03-01", euros))["used_percent"] == percent


def test_used_percent_is_null_where_nothing_is_available() -> None:
    assert row(budget(montant="0") + spent("2026-03-01", "5"))["used_percent"] is None
    assert row(budget(montant="−10"))["used_percent"] is None


def test_transfers_are_net_signed_and_sum_to_zero() -> None:
    text = transfer() + transfer(montant="30") + transfer(de="Accueil", vers="Inter-CAE", montant="7")
    found = shown(text + transfer(montant="−5"))
    assert {r["name"]: r["transfers"] for r in found["budgets"]} == {
        "Accueil": "118.00",
        "Inter-CAE": "7.00",
        "Technique": "-125.00",
    }
    assert found["totals"]["transfers"] == "0.00"


def test_a_transfer_to_itself_changes_nothing() -> None:
    assert row(budget() + transfer(vers="Tech"))["transfers"] == "0.00"


def test_transfers_of_other_years_and_to_come_are_not_counted() -> None:
    text = budget() + transfer(date="2025-12-31") + transfer(date="2026-07-01")
    assert row(text)["transfers"] == "0.00"
    assert [(f["template"], f["day"]) for f in shown(text)["future"]] == [("Virement", "2026-07-01")]


def test_only_lines_of_the_year_up_to_the_day_are_spent() -> None:
    text = budget() + spent("2025-12-31", "1") + spent("2026-01-01", "2") + spent("2026-06-30", "4")
    found = shown(text + spent("2026-07-01", "8") + spent("2027-01-01", "16"))
    assert found["budgets"][0]["spent"] == "6.00"
    assert [f["day"] for f in found["future"]] == ["2026-07-01"]


def test_spending_without_a_budget_is_a_row_with_nothing_allocated() -> None:
    found = row(spent("2026-03-01", "5", cercle="Vélo"))
    assert [found[name] for name in ("name", "circle", "allocated", "available", "remaining", "run_out")] == [
        "Vélo",
        None,
        "0.00",
        "0.00",
        "-5.00",
        "2026-03-01",
    ]


def test_budgets_are_keyed_by_year_name_and_nature() -> None:
    text = (
        budget() + budget(année="2025", montant="7") + budget(nature="dépenses", montant="9") + spent("2026-03-01", "5")
    )
    found = [(r["name"], r["nature"], r["allocated"], r["spent"]) for r in shown(text)["budgets"]]
    assert found == [
        ("Technique", "contributif", "1000.00", "5.00"),
        ("Technique", "dépenses", "9.00", "0.00"),
    ]
    last_year = shown(text, date(2025, 12, 31))["budgets"]
    assert [(r["allocated"], r["spent"]) for r in last_year] == [("7.00", "0.00")]


def test_contributions_draw_on_the_contributive_budget_even_where_only_another_is_set() -> None:
    text = budget(nature="dépenses") + spent("2026-03-01", "5")
    assert [(r["nature"], r["allocated"], r["spent"]) for r in shown(text)["budgets"]] == [
        ("contributif", "0.00", "5.00"),
        ("dépenses", "1000.00", "0.00"),
    ]


def test_several_records_of_one_key_are_summed() -> None:
    text = budget() + budget(cercle="", nom="Tech", montant="−200") + budget(montant="0,50")
    assert row(text)["allocated"] == "800.50"


def test_a_circle_whose_one_budget_has_a_name_of_its_own_draws_on_it() -> None:
    text = budget(nom="Refonte") + spent("2026-03-01", "5")
    assert {name: (r["circle"], r["spent"]) for name, r in rows(text).items()} == {"Refonte": ("Technique", "5.00")}
    both = rows(text + budget())
    assert (both["Refonte"]["spent"], both["Technique"]["spent"]) == ("0.00", "5.00")


def test_a_budget_named_like_a_circle_is_that_circles() -> None:
    assert row(budget(cercle="", nom="Tech"))["circle"] == "Technique"


def test_rows_are_in_order_of_name() -> None:
    text = budget(cercle="", nom="Z") + budget(cercle="", nom="A") + budget()
    assert list(rows(text)) == ["A", "Technique", "Z"]


def test_left_out_lines_are_counted_on_their_row_and_in_all() -> None:
    text = (
        budget()
        + spent("2026-03-01", "5")
        + line(durée="zut")
        + line(date="zut")
        + line(date="2025-03-01", durée="zut")
        + line(date="2026-08-01", durée="zut")
        + transfer(montant="zut")
        + "{{Contribution|"
    )
    found = shown(text)
    assert {r["name"]: r["left_out"] for r in found["budgets"]} == {"Technique": 3}
    assert found["totals"]["left_out"] == 4


def test_a_budget_left_out_is_told_on_the_row_of_its_spending() -> None:
    text = budget(montant="zut") + budget(montant="zut", nature="dépenses") + spent("2026-03-01", "5")
    found = shown(text)
    assert [(r["nature"], r["allocated"], r["left_out"]) for r in found["budgets"]] == [("contributif", "0.00", 1)]
    assert found["totals"]["left_out"] == 2


def test_totals_are_the_sums_of_the_rows() -> None:
    text = budget() + budget(cercle="Accueil", montant="50") + spent("2026-03-01", "30,33") * 2
    found = shown(text + spent("2026-06-01", "7", cercle="Vélo"))
    for name in (
        "allocated",
        "transfers",
        "available",
        "spent",
        "committed",
        "remaining",
        "landing",
    ):
        added = sum((Decimal(r[name]) for r in found["budgets"]), Decimal(0))
        assert Decimal(found["totals"][name]) == added
    assert found["totals"]["lines"] == 3
    assert found["totals"]["used_percent"] == 6


def test_a_line_of_another_year_changes_nothing_but_its_own_year() -> None:
    text = {"A": budget(), "B": spent("2025-03-01", "5")}
    before = budgets(ledger(SHEETS | {"A": budget()}), TODAY)
    assert budgets(ledger(SHEETS | text), TODAY) == before


def test_an_empty_wiki_has_no_budget() -> None:
    found = budgets(ledger({}), TODAY)
    assert (found.budgets, found.revision, found.totals.sums.used_percent) == ((), 0, None)


@given(st.lists(WORKS, max_size=25), DAYS)
def test_spending_is_that_of_an_independent_count(works: list[Work], on: date) -> None:
    cents: dict[str, int] = defaultdict(int)
    for one in works:
        if one.day.year == on.year and one.day <= on:
            cents[key(one.budget)] += one.cents
    found = budgets(ledger(SHEETS | written(works), on), on)
    assert {key(r.name): int(r.sums.spent * 100) for r in found.budgets} == dict(cents)
    assert found.totals.sums.spent == sum((r.sums.spent for r in found.budgets), Decimal("0.00"))
