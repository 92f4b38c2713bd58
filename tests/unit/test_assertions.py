"""Balances people found, against the computed ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.budgets import assertions_report as assertions_report
from coopwiki.subjects.budgets.assertions_report import AssertionRow, assertions
from ledgers import SHEETS, TODAY, budget, ledger, line


def noted(**fields: str) -> str:
    given = {"date": "2026-03-31", "budget": "Technique", "montant": "900"} | fields
    parts = (f"|{name.replace('_', ' ')}={value}" for name, value in given.items())
    return "{{Solde constaté" + "".join(parts) + "}}"


def found(text: str, on: date = TODAY) -> tuple[AssertionRow, ...]:
    return assertions(ledger(SHEETS | {"Carnet": text}, on), on).assertions


def one(text: str) -> AssertionRow:
    (only,) = found(text)
    return only


WORK = budget() + line(date="2026-03-31", montant="100") + line(date="2026-04-01", montant="7")


def test_a_balance_holds_on_the_evening_of_its_day() -> None:
    of = one(WORK + noted())
    assert (of.asserted, of.computed, of.difference, of.state) == (900, 900, 0, "tient")
    assert of.lines == ()
    assert one(WORK + noted(date="2026-04-01", montant="893")).state == "tient"


def test_a_difference_is_told_with_the_lines_since_the_last_one_that_held() -> None:
    text = WORK + noted() + noted(date="2026-04-30", montant="900")
    first, second = found(text)
    assert (second.computed, second.difference, second.state) == (893, 7, "écart")
    assert (first.since, second.since) == (None, date(2026, 3, 31))
    assert [(e.day, e.template, e.amount) for e in second.lines] == [(date(2026, 4, 1), "Contribution", -7)]


def test_without_one_that_held_the_lines_are_those_since_new_year() -> None:
    old = line(date="2025-12-31", montant="50")
    first, second = found(WORK + old + noted(montant="1") + noted(date="2026-04-30", montant="2"))
    assert [len(row.lines) for row in (first, second)] == [1, 2]
    assert second.since is None


def test_transfers_and_paid_expenses_move_a_balance_and_what_is_committed_does_not() -> None:
    text = (
        WORK
        + "{{Virement|date=2026-02-01|de=Accueil|vers=Tech|montant=50}}"
        + "{{Dépense|date=2026-02-02|budget=Technique|objet=x|montant=20|état=payée}}"
        + "{{Dépense|date=2026-02-02|budget=Technique|objet=y|montant=300}}"
    )
    of = one(text + noted(montant="1"))
    assert of.computed == 930
    assert [(e.template, e.amount) for e in of.lines] == [
        ("Virement", 50),
        ("Dépense", -20),
        ("Contribution", -100),
    ]


def test_an_accepted_difference_closes_it_for_those_that_follow() -> None:
    text = WORK + noted(montant="890", écart_accepté="Une facture de 2025")
    of = one(text)
    assert (of.state, of.difference, of.reason) == ("écart accepté", -10, "Une facture de 2025")
    _, after = found(text + noted(date="2026-04-30", montant="883"))
    assert (after.computed, after.accepted_before, after.difference, after.state) == (
        893,
        -10,
        0,
        "tient",
    )
    _, wrong = found(text + noted(date="2026-04-30", montant="893"))
    assert (wrong.difference, wrong.state, wrong.since) == (10, "écart", date(2026, 3, 31))


def test_what_was_accepted_in_a_year_stays_there() -> None:
    last = budget(année="2025") + noted(date="2025-06-30", montant="5", écart_accepté="x")
    assert found(last + WORK + noted())[1].accepted_before == 0


def test_a_balance_before_the_first_line_is_what_was_allocated() -> None:
    assert one(WORK + noted(date="2026-01-01", montant="1000")).state == "tient"
    assert one(WORK + noted(date="2026-01-01", montant="1000,01")).lines == ()


def test_a_balance_of_a_budget_that_was_never_set_differs() -> None:
    of = one(noted(budget="Zut"))
    assert (of.exists, of.computed, of.state) == (False, 0, "écart")


def test_the_nature_tells_two_budgets_of_one_name_apart() -> None:
    text = budget() + budget(nature="dépenses", montant="300")
    assert one(text + noted(montant="300", nature="dépenses")).state == "tient"
    assert one(text + noted(montant="1000")).state == "tient"
    assert one(budget(nature="dépenses", montant="300") + noted(montant="300")).state == "tient"


def test_a_circles_name_stands_for_its_one_budget() -> None:
    of = one(budget(nom="Refonte") + noted(montant="1000"))
    assert (of.name, of.state) == ("Refonte", "tient")


def test_a_balance_to_come_waits_for_its_day() -> None:
    report = assertions(ledger(SHEETS | {"Carnet": noted(date="2026-07-01")}), TODAY)
    assert (report.assertions, [item.day for item in report.future]) == ((), [date(2026, 7, 1)])


def test_the_page_says_what_differs_and_is_not_there_while_nobody_noted_a_balance() -> None:
    def shown(text: str) -> dict[str, str]:
        context = context_of(ledger(SHEETS | {"Carnet": text}), TODAY, Settings())
        made, failed = make([assertions_report.REPORT], context)
        assert failed == ()
        return {p.title: p.content for one in made for p in one.pages if isinstance(p, RobotPage)}

    assert shown(WORK) == {}
    held = shown(WORK + noted())["Tableau de bord/Soldes constatés"]
    assert "Tous les soldes constatés tiennent" in held
    differs = shown(WORK + noted(montant="5"))["Tableau de bord/Soldes constatés"]
    assert "'''−895,00\u00a0€''' d’écart" in differs
    assert "[[Special:PermanentLink/5#ligne-1|Carnet]], ligne 1" in differs


EVENINGS = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@given(st.lists(WORKS, max_size=20), EVENINGS, EVENINGS)
@settings(max_examples=60, deadline=None)
def test_a_difference_is_explained_by_its_lines(works: list[Work], one: date, other: date) -> None:
    """From a balance that holds to any evening, the lines sum to what moved."""
    first, second = min(one, other), max(one, other)
    spent = sum(
        (w.amount for w in works if w.budget == "Technique" and date(2026, 1, 1) <= w.day <= first),
        Decimal(0),
    )
    notes = (
        budget()
        + noted(date=str(first), montant=str(1000 - spent).replace("-", "−"))
        + noted(date=str(second), montant="−12345,67")
    )
    rows = found_in(written(works) | {"Z": notes})
    if first == second:
        return
    assert rows[0].state == "tient"
    assert rows[1].computed == rows[0].computed + sum((e.amount for e in rows[1].lines), Decimal(0))


def found_in(pages: dict[str, str]) -> tuple[AssertionRow, ...]:
    return assertions(ledger(SHEETS | pages), TODAY).assertions


@pytest.mark.parametrize("text", ["", "écart accepté="])
def test_an_empty_reason_accepts_nothing(text: str) -> None:
    assert one(WORK + noted(montant="5").replace("}}", f"|{text}}}}}" if text else "}}")).state == "écart"
