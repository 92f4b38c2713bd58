"""The report on budgets: contract.md's definitions, to the letter and to the cent."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.names import key
from coopwiki.exchange.as_json import dumps
from coopwiki.reports.budget_pace import by_day, daily_rate, landing, run_out
from coopwiki.reports.budgets import budgets
from ledgers import SHEETS, TODAY, budget, ledger, line

Row = dict[str, Any]


def shown(text: str, on: date = TODAY) -> dict[str, Any]:
    """The report as JSON gives it, for a page "Carnet"."""
    found: dict[str, Any] = json.loads(dumps(budgets(ledger(SHEETS | {"Carnet": text}, on), on)))
    return found


def rows(text: str, on: date = TODAY) -> dict[str, Row]:
    return {row["name"]: row for row in shown(text, on)["budgets"]}


def row(text: str, on: date = TODAY) -> Row:
    (only,) = shown(text, on)["budgets"]
    return dict(only)


def spent(day: str, euros: str, **fields: str) -> str:
    return line(date=day, montant=euros, quoi=f"{day} {euros}", **fields) + "\n"


def transfer(**fields: str) -> str:
    given = {"date": "2026-02-01", "de": "Technique", "vers": "Accueil", "montant": "100"} | fields
    return "{{Virement|" + "|".join(f"{name}={value}" for name, value in given.items()) + "}}"


CONTRACT = (
    "name", "circle", "allocated", "transfers", "available", "spent", "committed", "remaining", "used_percent",
    "run_out", "landing", "lines", "left_out",
)  # fmt: skip


def test_the_report_has_the_shape_of_the_contract() -> None:
    text = budget() + transfer(de="Accueil", vers="Tech") + spent("2026-06-01", "90")
    found = shown(text)
    assert {name: found[name] for name in ("on", "revision", "year")} == {
        "on": "2026-06-30", "revision": 5, "year": 2026,
    }  # fmt: skip
    technique = found["budgets"][1]
    assert {name: technique[name] for name in CONTRACT} == {
        "name": "Technique", "circle": "Technique", "allocated": "1000.00", "transfers": "100.00",
        "available": "1100.00", "spent": "90.00", "committed": "0.00", "remaining": "1010.00", "used_percent": 8,
        "run_out": None, "landing": "274.00", "lines": 1, "left_out": 0,
    }  # fmt: skip
    sums = set(CONTRACT) - {"name", "circle", "run_out"}
    assert sums <= set(found["totals"])


def test_available_is_allocated_plus_transfers_and_remaining_what_is_not_spent() -> None:
    found = rows(
        budget() + budget(cercle="Accueil", montant="50") + transfer() + spent("2026-03-01", "30")
    )
    assert [(r["available"], r["remaining"]) for r in found.values()] == [
        ("150.00", "150.00"), ("900.00", "870.00"),
    ]  # fmt: skip


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
    text = (
        transfer() + transfer(montant="30") + transfer(de="Accueil", vers="Inter-CAE", montant="7")
    )
    found = shown(text + transfer(montant="−5"))
    assert {r["name"]: r["transfers"] for r in found["budgets"]} == {
        "Accueil": "118.00", "Inter-CAE": "7.00", "Technique": "-125.00",
    }  # fmt: skip
    assert found["totals"]["transfers"] == "0.00"


def test_a_transfer_to_itself_changes_nothing() -> None:
    assert row(budget() + transfer(vers="Tech"))["transfers"] == "0.00"


def test_transfers_of_other_years_and_to_come_are_not_counted() -> None:
    text = budget() + transfer(date="2025-12-31") + transfer(date="2026-07-01")
    assert row(text)["transfers"] == "0.00"
    assert [(f["template"], f["day"]) for f in shown(text)["future"]] == [
        ("Virement", "2026-07-01")
    ]


def test_only_lines_of_the_year_up_to_the_day_are_spent() -> None:
    text = budget() + spent("2025-12-31", "1") + spent("2026-01-01", "2") + spent("2026-06-30", "4")
    found = shown(text + spent("2026-07-01", "8") + spent("2027-01-01", "16"))
    assert found["budgets"][0]["spent"] == "6.00"
    assert [f["day"] for f in found["future"]] == ["2026-07-01"]


def test_the_window_of_the_rate_is_ninety_days_or_since_new_year() -> None:
    days = by_day([(date(2026, 4, 1), Decimal(90)), (date(2026, 4, 2), Decimal(9))])
    assert daily_rate(days, date(2026, 6, 29)) == Fraction(99, 90)
    assert daily_rate(days, date(2026, 6, 30)) == Fraction(9, 90)
    january = by_day([(date(2026, 1, 1), Decimal(30))])
    assert daily_rate(january, date(2026, 1, 1)) == 30
    assert daily_rate(january, date(2026, 3, 30)) == Fraction(30, 89)
    assert daily_rate(january, date(2026, 3, 31)) == Fraction(30, 90)
    assert daily_rate(january, date(2026, 4, 1)) == 0


def test_landing_adds_the_rate_for_the_days_left_half_up_to_the_cent() -> None:
    assert row(budget() + spent("2026-01-01", "1"), date(2026, 1, 1))["landing"] == "365.00"
    assert row(budget() + spent("2026-12-30", "0,45"), date(2026, 12, 30))["landing"] == "0.46"
    assert row(budget() + spent("2026-12-31", "7"), date(2026, 12, 31))["landing"] == "7.00"
    assert landing(by_day([(date(2026, 12, 30), Decimal("-0.45"))]), date(2026, 12, 30)) == Decimal(
        "-0.46"
    )


def ends(text: str, on: date = TODAY) -> str | None:
    end: str | None = row(text, on)["run_out"]
    return end


def test_run_out_is_the_first_day_on_which_spending_at_that_rate_exceeds_available() -> None:
    """90 € in a window of 90 days: 1 € a day from 30 June on."""
    pace = spent("2026-06-01", "90")
    assert ends(budget(montant="99,99") + pace) == "2026-07-10"
    assert ends(budget(montant="100") + pace) == "2026-07-11"
    assert ends(budget(montant="100,01") + pace) == "2026-07-11"


def test_exactly_equal_is_not_exceeding() -> None:
    assert ends(budget(montant="90") + spent("2026-06-01", "90")) == "2026-07-01"
    assert ends(budget(montant="89,99") + spent("2026-06-01", "90")) == "2026-06-01"


def test_run_out_is_the_day_it_did_once_spending_has_exceeded() -> None:
    text = budget(montant="100") + spent("2026-02-01", "60") + spent("2026-02-03", "40")
    assert ends(text) is None, "100 is not more than 100, and nothing was spent for 90 days"
    assert ends(text + spent("2026-02-05", "0,01")) == "2026-02-05"
    assert ends(text + spent("2026-02-02", "0,01")) == "2026-02-03"


def test_the_lines_of_one_day_are_one_day() -> None:
    day = spent("2026-02-01", "200") + spent("2026-02-01", "−150")
    assert ends(budget(montant="100") + day + spent("2026-03-01", "60")) == "2026-03-01"


def test_spending_that_came_back_below_has_not_run_out() -> None:
    text = budget(montant="100") + spent("2026-02-01", "120") + spent("2026-02-02", "−50")
    assert ends(text) is None


def test_run_out_is_null_without_a_positive_rate_or_in_another_year() -> None:
    assert ends(budget()) is None
    assert ends(budget() + spent("2026-06-01", "−10")) is None
    at_new_year = budget(montant="274") + spent("2026-06-01", "90")
    assert ends(at_new_year) is None, "1 January 2027"
    assert ends(at_new_year.replace("274", "273,99")) == "2026-12-31"


def test_a_budget_below_zero_has_run_out_from_the_start() -> None:
    assert ends(budget(montant="−10")) == "2026-01-01"
    assert ends(budget(montant="−10") + spent("2026-03-01", "5")) == "2026-01-01"


def test_spending_without_a_budget_is_a_row_with_nothing_allocated() -> None:
    found = row(spent("2026-03-01", "5", cercle="Vélo"))
    assert [found[name] for name in ("name", "circle", "allocated", "available", "remaining", "run_out")] == [
        "Vélo", None, "0.00", "0.00", "-5.00", "2026-03-01",
    ]  # fmt: skip


def test_budgets_are_keyed_by_year_name_and_nature() -> None:
    text = (
        budget() + budget(année="2025", montant="7") + budget(nature="dépenses", montant="9")
        + spent("2026-03-01", "5")
    )  # fmt: skip
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
        ("contributif", "0.00", "5.00"), ("dépenses", "1000.00", "0.00"),
    ]  # fmt: skip


def test_several_records_of_one_key_are_summed() -> None:
    text = budget() + budget(cercle="", nom="Tech", montant="−200") + budget(montant="0,50")
    assert row(text)["allocated"] == "800.50"


def test_a_circle_whose_one_budget_has_a_name_of_its_own_draws_on_it() -> None:
    text = budget(nom="Refonte") + spent("2026-03-01", "5")
    assert {name: (r["circle"], r["spent"]) for name, r in rows(text).items()} == {
        "Refonte": ("Technique", "5.00")
    }
    both = rows(text + budget())
    assert (both["Refonte"]["spent"], both["Technique"]["spent"]) == ("0.00", "5.00")


def test_a_budget_named_like_a_circle_is_that_circles() -> None:
    assert row(budget(cercle="", nom="Tech"))["circle"] == "Technique"


def test_rows_are_in_order_of_name() -> None:
    text = budget(cercle="", nom="Z") + budget(cercle="", nom="A") + budget()
    assert list(rows(text)) == ["A", "Technique", "Z"]


def test_left_out_lines_are_counted_on_their_row_and_in_all() -> None:
    text = (
        budget() + spent("2026-03-01", "5") + line(durée="zut") + line(date="zut")
        + line(date="2025-03-01", durée="zut") + line(date="2026-08-01", durée="zut") + transfer(montant="zut")
        + "{{Contribution|"
    )  # fmt: skip
    found = shown(text)
    assert {r["name"]: r["left_out"] for r in found["budgets"]} == {"Technique": 3}
    assert found["totals"]["left_out"] == 4


def test_a_budget_left_out_is_told_on_the_row_of_its_spending() -> None:
    text = (
        budget(montant="zut") + budget(montant="zut", nature="dépenses") + spent("2026-03-01", "5")
    )
    found = shown(text)
    assert [(r["nature"], r["allocated"], r["left_out"]) for r in found["budgets"]] == [
        ("contributif", "0.00", 1)
    ]
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


THRESHOLDS = "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 ; 75 ; 90|à partir du=2018-01-01}}"


def alerts(text: str) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in row(text)["alerts"]]


def test_the_highest_threshold_reached_alerts() -> None:
    text = THRESHOLDS + budget(montant="1000")
    assert alerts(text + spent("2026-01-05", "499,99")) == []
    assert alerts(text + spent("2026-01-05", "750")) == [
        "Au moins 75 % du budget sont utilisés : 750,00 € sur 1 000,00 €."
    ]
    assert alerts(budget() + spent("2026-01-05", "990")) == [], "no rule, no threshold"


def test_running_out_alerts_with_what_the_budget_says_of_it() -> None:
    assert alerts(budget(montant="100", dépassement="prorata") + spent("2026-06-01", "90")) == [
        "À ce rythme, le budget est épuisé le 11 juillet 2026 ; au-delà, l’enveloppe est partagée au prorata."
    ]
    assert alerts(budget(montant="100") + spent("2026-02-01", "130")) == [
        "Le budget est dépassé de 30,00 € depuis le 1er février 2026."
    ]


def test_an_empty_wiki_has_no_budget() -> None:
    found = budgets(ledger({}), TODAY)
    assert (found.budgets, found.revision, found.totals.used_percent) == ((), 0, None)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
AMOUNTS = st.integers(-5_000, 20_000).map(lambda cents: Decimal(cents).scaleb(-2))


@given(st.lists(st.tuples(DAYS, AMOUNTS), max_size=12), AMOUNTS, DAYS)
def test_run_out_is_the_day_a_walk_through_the_calendar_finds(
    lines: list[tuple[date, Decimal]], available: Decimal, on: date
) -> None:
    past = [(day, amount) for day, amount in lines if day <= on]
    total = sum((amount for _, amount in past), Decimal(0))
    assert run_out(by_day(past), available, on) == (
        _met(past, available, on) if total > available else _to_come(past, total, available, on)
    )


def _met(lines: list[tuple[date, Decimal]], available: Decimal, on: date) -> date | None:
    day = date(on.year, 1, 1)
    while sum((amount for when, amount in lines if when <= day), Decimal(0)) <= available:
        day += timedelta(days=1)
    return day


def _to_come(
    lines: list[tuple[date, Decimal]], total: Decimal, available: Decimal, on: date
) -> date | None:
    start = max(date(on.year, 1, 1), on - timedelta(days=89))
    rate = Fraction(sum((a for d, a in lines if d >= start), Decimal(0))) / ((on - start).days + 1)
    for ahead in range(1, 367):
        day = on + timedelta(days=ahead)
        if Fraction(total) + rate * ahead > available:
            return day if day.year == on.year else None
    return None


@given(st.lists(WORKS, max_size=25), DAYS)
def test_spending_is_that_of_an_independent_count(works: list[Work], on: date) -> None:
    cents: dict[str, int] = defaultdict(int)
    for one in works:
        if one.day.year == on.year and one.day <= on:
            cents[key(one.budget)] += one.cents
    found = budgets(ledger(SHEETS | written(works), on), on)
    assert {key(r.name): int(r.spent * 100) for r in found.budgets} == dict(cents)
    assert found.totals.spent == sum((r.spent for r in found.budgets), Decimal("0.00"))


@given(st.lists(st.tuples(DAYS, AMOUNTS), max_size=12), DAYS)
def test_landing_is_spent_and_the_rate_for_each_day_left(
    lines: list[tuple[date, Decimal]], on: date
) -> None:
    past = [(day, amount) for day, amount in lines if day <= on]
    left = (date(2026, 12, 31) - on).days
    exact = Fraction(sum((a for _, a in past), Decimal(0))) + daily_rate(by_day(past), on) * left
    within = Decimal(exact.numerator) / Decimal(exact.denominator)
    assert landing(by_day(past), on) == within.quantize(Decimal("0.01"), ROUND_HALF_UP)
