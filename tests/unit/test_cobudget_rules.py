"""Which parts count, and what is told of those that don't."""

from __future__ import annotations

from datetime import date

import pytest

from cobudget_calls import BEFORE, OVER, one, part, project, report, said, told, tour
from ledgers import codes


@pytest.mark.parametrize(
    ("given_", "code", "field"),
    [
        (part("20", date="2026-02-28"), "part_outside_round", "date"),
        (part("20", date="2026-04-01"), "part_outside_round", "date"),
        (part("20", qui="Zoé Petot"), "part_not_member", "qui"),
        (part("20", qui="Luc Noir"), "part_to_oneself", "projet"),
        (part("0"), "part_not_positive", "montant"),
        (part("−5"), "part_not_positive", "montant"),
        (part("50,01"), "part_over_each", "montant"),
        (part("20", projet="Velo"), "part_unknown_project", "projet"),
        (part("20", co_budget="Automne"), "part_unknown_project", "projet"),
    ],
)
def test_a_part_that_breaks_a_rule_counts_for_nothing_and_is_told(given_: str, code: str, field: str) -> None:
    text = tour(par_personne="50", pour_soi="non") + project() + given_
    assert told(text) == [(3, field, "error", code)]
    found = report(text)
    assert (found.rounds[0].received, found.left_out) == (0, 1)


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-31", ""])
def test_the_first_and_the_last_day_count_and_a_day_may_be_left_out(day: str) -> None:
    assert told(tour() + project() + part("20", date=day)) == []


def test_one_may_give_to_ones_own_project_unless_the_round_says_no() -> None:
    assert told(tour() + project() + part("20", qui="Luc Noir")) == []
    assert told(tour(pour_soi="oui") + project() + part("20", qui="Luc Noir")) == []


def test_what_is_over_is_told_with_what_is_left_to_type() -> None:
    head = tour(enveloppe="90", par_personne="50") + project(maximum="80")
    assert said(head + part("30") + part("20,01", date="2026-03-02")) == (
        "20,01 €, c’est plus que ce que cette personne a encore à répartir : la part ne compte pas ; "
        "écrire montant=20,00 € au plus."
    )
    four = head + part("50") + part("30,01", qui="Paul Roy")
    assert told(four) == [(4, "montant", "error", "part_over_project")]
    other = head + project(titre="Four") + part("50") + part("40", qui="Paul Roy", projet="Four")
    assert told(other) == []
    assert told(other + part("0,01", qui="Zoé Petit", projet="Four")) == [(6, "montant", "error", "part_over_envelope")]


def test_parts_are_taken_by_day_then_by_place() -> None:
    text = tour(par_personne="50") + project() + part("40", date="2026-03-09") + part("30", date="2026-03-02")
    assert told(text) == [(3, "montant", "error", "part_over_each")]
    assert one(text).received == 30


def test_a_part_of_a_day_to_come_does_not_count_yet() -> None:
    text = tour() + project() + part("20", date="2026-03-20")
    found = report(text, date(2026, 3, 19))
    assert (found.rounds[0].received, [f.day for f in found.future]) == (0, [date(2026, 3, 20)])
    assert told(text, date(2026, 3, 19)) == [(3, "date", "warning", "future_day")]
    assert one(text, date(2026, 3, 20)).received == 20


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (tour(clôture="2026-02-01"), (1, "clôture", "warning", "closing_before_opening")),
        (tour(enveloppe="0"), (1, "enveloppe", "warning", "round_without_envelope")),
        (tour(par_personne="1001"), (1, "par personne", "warning", "each_above_envelope")),
        (tour() + tour(enveloppe="5"), (2, "nom", "warning", "same_round")),
        (tour() + project() + project(), (3, "titre", "warning", "same_project")),
        (tour() + project(minimum="5", maximum="4"), (2, "maximum", "warning", "least_above_most")),
        (project(), (1, "co-budget", "warning", "project_without_round")),
        (
            tour() + tour(nom="Été") + project(),
            (3, "co-budget", "warning", "project_without_round"),
        ),
        (
            tour() + project(**{"co-budget": "Printems"}),
            (2, "co-budget", "warning", "project_without_round"),
        ),
    ],
)
def test_rounds_and_projects_that_do_not_hold_together_are_told(text: str, issue: tuple[int, str, str, str]) -> None:
    assert told(text) == [issue]


def test_a_closing_before_the_opening_is_told_what_to_type_and_costs_no_part() -> None:
    text = tour(clôture="2026-02-01") + project() + part("20", date="2026-03-02")
    assert said(text) == (
        "La clôture du tour (1er février 2026) est avant son ouverture : "
        "écrire par exemple ouverture=2026-02-01|clôture=2026-03-01."
    )
    assert one(text, OVER).received == 20


def test_a_title_in_two_rounds_asks_which_one() -> None:
    head = tour() + tour(nom="Été") + project(**{"co-budget": "Printemps"}) + project(**{"co-budget": "Été"})
    assert told(head + part("20")) == [(5, "projet", "error", "part_which_round")]
    assert said(head + part("20")).endswith("ajouter co-budget=Printemps ou co-budget=Été.")
    assert told(head + part("20", co_budget="été")) == []


def test_on_a_wiki_without_profiles_anybody_gives() -> None:
    assert codes({"Tour": tour() + project() + part("20")}) == ["unknown_person"]


def test_a_part_without_a_day_waits_for_the_first_day_of_its_round() -> None:
    text = tour() + project() + part("20")
    before = report(text, BEFORE)
    assert before.rounds[0].received == 0
    assert [(one.line, one.day) for one in before.future] == [(3, date(2026, 3, 1))]
    opened = report(text, date(2026, 3, 1))
    assert (opened.rounds[0].received, opened.future) == (20, ())
