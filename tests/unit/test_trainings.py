"""Trainings: who counts, when the threshold was reached, what is confirmed, and what is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checking import codes, said
from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.trainings import report as trainings_report
from coopwiki.subjects.trainings.explain import training_figures
from coopwiki.subjects.trainings.report import TrainingRow, trainings
from ledgers import SHEETS, TODAY, call, ledger

PAY = (
    "{{Règle|nom=rétribution minimum d'une formation|valeur=100 €|à partir du=2018-01-01}}"
    "{{Règle|nom=rétribution maximum d'une formation|valeur=200 €|à partir du=2018-01-01}}"
)
PAY_RANGE = "{{Règle|nom=rétribution d'une formation|valeur=200 à 400 €|à partir du=2018-01-01}}"


def training(**fields: str) -> str:
    plain = {"titre": "Animer", "qui": "Paul Roy", "seuil": "2"}
    return call("Formation", plain | fields) + "\n"


def interest(who: str, day: str = "2026-03-01", **fields: str) -> str:
    return call("Intérêt", {"qui": who, "date": day} | fields) + "\n"


def only(text: str, on: date = TODAY) -> TrainingRow:
    (row,) = trainings(ledger(SHEETS | {"Carnet": text}, on), on).trainings
    return row


@pytest.mark.parametrize(
    ("fields", "people", "state"),
    [
        ({}, 1, "proposée"),
        ({}, 2, "confirmée"),
        ({"places": "2"}, 2, "complète"),
        ({"places": "3"}, 2, "confirmée"),
        ({"date": "2026-06-30"}, 2, "confirmée"),
        ({"date": "2026-06-29"}, 2, "passée sans suite"),
        ({"date": "2026-06-29"}, 0, "passée sans suite"),
        ({"date": "2026-06-29", "état": "donnée"}, 2, "donnée"),
        ({"état": "annulée"}, 2, "annulée"),
        ({"seuil": "0"}, 0, "confirmée"),
    ],
)
def test_where_a_training_stands(fields: dict[str, str], people: int, state: str) -> None:
    text = training(**fields) + "".join(interest(f"Qui {n}") for n in range(people))
    assert only(text).state == state


def test_the_threshold_is_reached_by_the_day_of_the_interest_that_fills_it() -> None:
    text = training() + interest("Ana Martin", "2026-04-02") + interest("Zoé", "2026-03-01")
    row = only(text)
    assert (row.reached_on, row.missing, row.people) == (date(2026, 4, 2), 0, ("Zoé", "Ana Martin"))
    assert only(text, date(2026, 4, 1)).reached_on is None


def test_a_person_counts_once_under_all_their_names_and_a_trainer_not_at_all() -> None:
    row = only(training() + interest("Anou") + interest("Ana Martin", "2026-03-02") + interest("[[Utilisateur:Paul]]"))
    assert (row.interested, row.missing, row.people) == (1, 1, ("Ana Martin",))


def test_who_withdrew_counts_until_that_day_and_may_come_back() -> None:
    gone = interest("Zoé", "2026-03-01", retiré_le="2026-04-01")
    assert only(training() + gone, date(2026, 3, 31)).interested == 1
    assert only(training() + gone, date(2026, 4, 1)).interested == 0
    back = only(training(seuil="1") + gone + interest("Zoé", "2026-05-01"))
    assert (back.interested, back.reached_on) == (1, date(2026, 5, 1))


def test_an_interest_of_a_day_to_come_is_listed_and_counts_nowhere() -> None:
    text = SHEETS | {"Carnet": training() + interest("Zoé", "2026-07-01")}
    found = trainings(ledger(text), TODAY)
    assert found.trainings[0].interested == 0
    assert [(one.line, one.day) for one in found.future] == [(2, date(2026, 7, 1))]


def test_an_interest_elsewhere_names_the_training_and_prefers_the_one_still_offered() -> None:
    pages = SHEETS | {
        "A": training(état="donnée", date="2026-01-10"),
        "B": training(),
        "C": interest("Zoé", formation="« animer »"),
    }
    rows = trainings(ledger(pages), TODAY).trainings
    assert [(row.page, row.interested) for row in rows] == [("A", 0), ("B", 1)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (training(seuil="0"), "threshold_zero"),
        (training(places="1"), "threshold_above_places"),
        (training() + interest("Anou") + interest("Anou"), "interest_twice"),
        (training() + interest("Paul Roy"), "interest_of_trainer"),
        (training() + interest("Anou", retiré_le="2026-02-01"), "withdrawn_before"),
        (training() + training(), "same_training"),
        (training(état="donnée"), "given_without_day"),
        (training(seuil="beaucoup"), "count_unreadable"),
        (training(rétribution="99,99") + PAY, "training_pay"),
        (training(rétribution="200,01") + PAY, "training_pay"),
        (training(rétribution="401") + PAY_RANGE, "training_pay"),
        (training(rétribution="199") + PAY_RANGE, "training_pay"),
        (training(rétribution="300") + PAY + PAY_RANGE, "training_pay"),
        (training(état="donnée", date="2026-07-01"), "given_later"),
        (interest("Anou"), "interest_without_training"),
        (training() + interest("Anou", formation="Autre"), "interest_without_training"),
    ],
)
def test_a_mistake_is_told_once(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("pay", ["100", "200"])
def test_a_pay_within_the_rule_says_nothing(pay: str) -> None:
    assert codes(training(rétribution=pay) + PAY) == []


def test_a_sentence_says_what_to_type() -> None:
    assert said(training(rétribution="300 €") + PAY) == (
        "La rétribution (300,00 €) est en dehors de ce que dit la règle : écrire 200,00 € au plus."
    )


PEOPLE = ("Ana Martin", "Zoé", "Luc", "Paul Roy", "Inès")
DAYS = st.integers(-60, 20).map(lambda ahead: TODAY + timedelta(days=ahead))
SAID = st.lists(st.tuples(st.sampled_from(PEOPLE), DAYS, st.none() | DAYS), max_size=14)


@given(SAID, st.integers(0, 5), st.none() | st.integers(0, 6))
def test_the_figures_are_those_of_a_plain_count(
    said_: list[tuple[str, date, date | None]], threshold: int, places: int | None
) -> None:
    head = training(seuil=str(threshold), places="" if places is None else str(places))
    text = head + "".join(interest(who, str(day), retiré_le=str(gone) if gone else "") for who, day, gone in said_)
    row = only(text)
    holding = [
        (day, who) for who, day, gone in said_ if who != "Paul Roy" and day <= TODAY and not (gone and gone <= TODAY)
    ]
    firsts = sorted(min(day for day, name in holding if name == who) for who in {n for _, n in holding})
    assert row.interested == len(firsts)
    assert row.missing == max(0, threshold - len(firsts))
    assert row.reached_on == (firsts[threshold - 1] if 0 < threshold <= len(firsts) else None)
    assert row.places_left == (None if places is None else max(0, places - len(firsts)))


@given(SAID)
def test_every_figure_adds_up(said_: list[tuple[str, date, date | None]]) -> None:
    text = (
        training(places="3", rétribution="150")
        + interest("Zoé", formation="Autre")
        + "".join(interest(who, str(day)) for who, day, _ in said_)
    )
    for figure in training_figures(ledger(SHEETS | {"Carnet": text}), TODAY):
        assert figure.explained("trainings").adds_up, figure.path


def shown(text: str, readers: Audience) -> str:
    found = ledger(SHEETS | {"Carnet": text})
    context = context_of(found, TODAY, Settings(), readers=readers)
    (made,), failed = make([trainings_report.REPORT], context)
    assert failed == ()
    (page,) = made.pages
    assert isinstance(page, RobotPage)
    return page.content.replace("\u00a0", " ")


def test_the_page_names_people_to_members_alone() -> None:
    text = training(titre="A [[b]] <script>") + interest("Zoé")
    assert "Zoé" in shown(text, Audience.MEMBERS)
    assert "Zoé" not in shown(text, Audience.EVERYONE)
    assert "<script>" not in shown(text, Audience.MEMBERS)
    assert "1 sur 2" in shown(text, Audience.EVERYONE)
    assert "'''[[:Carnet|A b &#60;script&#62;]]'''" in shown(
        training(titre="A [[b]] <script>", seuil="1") + interest("Zoé"), Audience.MEMBERS
    )
