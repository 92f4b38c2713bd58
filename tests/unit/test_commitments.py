"""Budgets beyond contributions: what is committed, paid, month by month, and where a year leads."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.names import key
from coopwiki.exchange.as_json import dumps
from coopwiki.subjects.budgets.budgets_report import budgets
from ledgers import SHEETS, TODAY, budget, ledger, line
from purchases import PURCHASES, Purchase, bought

Row = dict[str, Any]
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def shown(text: str) -> dict[str, Any]:
    """The report as JSON gives it, for a page "Carnet"."""
    found: dict[str, Any] = json.loads(dumps(budgets(ledger(SHEETS | {"Carnet": text}), TODAY)))
    return found


def rows(text: str) -> dict[str, Row]:
    return {row["name"]: row for row in shown(text)["budgets"]}


def row(text: str) -> Row:
    (only,) = shown(text)["budgets"]
    return dict(only)


def spent(day: str, euros: str, **fields: str) -> str:
    return line(date=day, montant=euros, quoi=f"{day} {euros}", **fields) + "\n"


def expense(**fields: str) -> str:
    given = {"date": "2026-02-01", "budget": "Technique", "objet": "x", "montant": "40"} | fields
    return "{{Dépense|" + "|".join(f"{name}={value}" for name, value in given.items() if value) + "}}"


def intention(**fields: str) -> str:
    given = {
        "date": "2026-02-01",
        "qui": "Ana Martin",
        "cercle": "Technique",
        "quoi": "x",
        "montant": "30",
    } | fields
    return "{{Intention|" + "|".join(f"{name}={value}" for name, value in given.items() if value) + "}}"


@pytest.mark.parametrize(
    ("text", "spent", "committed"),
    [
        (expense(), "0.00", "40.00"),
        (expense(état="engagée"), "0.00", "40.00"),
        (expense(état="envisagée"), "0.00", "0.00"),
        (expense(état="payée"), "40.00", "0.00"),
        (intention(), "0.00", "30.00"),
        (intention(état="annoncée"), "0.00", "30.00"),
        (intention(état="faite"), "0.00", "0.00"),
        (intention(état="abandonnée"), "0.00", "0.00"),
        (expense(montant="5 000 à 8 000 €") + intention(montant="environ 30"), "0.00", "8030.00"),
        (expense(date="2025-12-31") + intention(date="2026-07-01"), "0.00", "0.00"),
    ],
)
def test_what_is_decided_or_announced_is_committed_and_what_is_paid_is_spent(
    text: str, spent: str, committed: str
) -> None:
    found = row(budget() + text)
    assert (found["spent"], found["committed"]) == (spent, committed)
    assert Decimal(found["remaining"]) == 1000 - Decimal(spent) - Decimal(committed)


def test_an_unknown_amount_is_counted_as_unknown_and_never_as_zero() -> None:
    found = row(budget() + expense(montant="") + expense(montant="90 à 100"))
    assert (found["committed"], found["committed_low"], found["committed_unknown"]) == (
        "100.00",
        "90.00",
        1,
    )
    assert found["committed_words"].replace("\u00a0", " ") == "au moins 90,00 €, et un montant inconnu"


def test_an_expense_draws_on_the_budget_for_expenses_where_there_is_one() -> None:
    text = budget() + budget(nature="dépenses", montant="300") + expense(budget="Tech") + intention()
    assert [(r["nature"], r["committed"]) for r in shown(text)["budgets"]] == [
        ("contributif", "30.00"),
        ("dépenses", "40.00"),
    ]


def test_what_was_paid_are_lines_with_a_past_day_of_payment_and_paid_expenses() -> None:
    text = (
        budget()
        + spent("2026-01-05", "10", réglé_le="2026-02-05")
        + spent("2026-01-06", "20")
        + spent("2026-01-07", "5", réglé_le="2026-07-05")
        + expense(état="payée")
    )
    assert row(text)["paid"] == "50.00"


def test_a_row_tells_its_months_and_the_even_pace() -> None:
    found = row(budget(montant="365") + spent("2026-01-05", "10") + spent("2026-06-30", "3,50"))
    assert found["by_month"] == ["10.00", "0.00", "0.00", "0.00", "0.00", "3.50"]
    assert found["even_pace"] == "181.00"


def test_the_landing_stands_between_a_slow_and_a_fast_pace_with_what_is_committed() -> None:
    """90 € in the 90 days before 30 June, 181 € in 181 days: 1 € a day both ways; then 2 € a day of late."""
    even = spent("2026-06-01", "90") + spent("2026-01-01", "91")
    found = row(budget() + even)
    assert (found["landing_low"], found["landing"], found["landing_high"]) == ("365.00",) * 3
    late = row(budget() + spent("2026-06-01", "181") + intention(montant="100 à 200 €"))
    assert (late["landing_low"], late["landing_high"]) == ("365.00", "751.04")
    idle = row(budget() + intention(montant="100 à 200 €"))
    assert (idle["landing_low"], idle["landing_high"]) == ("100.00", "200.00")
    words = late["landing_words"].replace("\u00a0", " ")
    assert "184,00 € au rythme le plus lent" in words
    assert "environ 100,00 € à 200,00 € engagés" in words


def test_a_budget_says_in_words_what_happens_once_it_is_used_up() -> None:
    assert row(budget(dépassement="dette"))["policy"].replace("\u00a0", " ") == (
        "Quand ce budget est épuisé : c’est une dette sur l’année suivante."
    )
    assert "ne dit pas" in row(budget())["policy"]


def test_a_budget_names_who_watches_it_and_whether_it_exists() -> None:
    found = rows(budget(cercle="", nom="Inter-CAE", soucieux="Anou") + spent("2026-03-01", "5"))
    assert (found["Inter-CAE"]["watcher"], found["Inter-CAE"]["exists"]) == ("Ana Martin", True)
    assert (found["Technique"]["watcher"], found["Technique"]["exists"]) == (None, False)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "pas encore ouverte"),
        (spent("2026-03-01", "5"), "pas encore ouverte"),
        (budget(), "ouverte"),
        (budget() + spent("2026-03-01", "5") + "{{Clôture|année=2026|budget=Technique}}", "close"),
        (budget() + "{{Clôture|année=2026|budget=Tous les budgets}}", "close"),
        (budget() + "{{Clôture|année=2025|budget=Technique}}", "ouverte"),
    ],
)
def test_a_year_is_not_open_yet_open_or_closed(text: str, state: str) -> None:
    assert shown(text)["state"] == state


@given(st.lists(WORKS, max_size=10), PURCHASES, DAYS)
def test_commitments_are_those_of_an_independent_count(works: list[Work], purchases: list[Purchase], on: date) -> None:
    past = [one for one in purchases if one.day.year == on.year and one.day <= on]
    found = {key(r.name): r for r in budgets(ledger(SHEETS | written(works) | bought(purchases), on), on).budgets}
    for name, r in found.items():
        own = [one for one in past if key(one.budget) == name]
        work = [w.amount for w in works if key(w.budget) == name and w.day.year == on.year and w.day <= on]
        assert r.sums.spent == sum((one.most for one in own if one.spent), sum(work, Decimal(0)))
        assert r.sums.committed == sum((one.most for one in own if one.committed), Decimal(0))
        assert r.sums.committed_unknown == sum(one.committed and one.cents is None for one in own)
        assert r.sums.remaining == r.sums.available - r.sums.spent - r.sums.committed
        assert sum(r.pace.by_month, Decimal(0)) == r.sums.spent
        assert r.pace.between.low <= r.pace.between.high
    assert {key(one.budget) for one in past} <= found.keys()
