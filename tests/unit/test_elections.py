"""Elections without candidate, broken at each step: what is recorded, what is missing, what follows."""

from __future__ import annotations

import pytest

from coopwiki.subjects.elections.elections import lasts, tallies
from election_calls import (
    FIRST,
    MORE,
    SECOND,
    WHOLE,
    codes,
    data,
    election,
    message,
    missing,
    objection,
    one,
    role,
    vote,
)
from ledgers import SHEETS, ledger


def test_an_election_with_every_step_is_complete() -> None:
    row = one(WHOLE + role())
    assert (row.state, missing(row), row.sheet, row.paste) == ("complète", [], "à jour", "")
    assert codes(WHOLE + role()) == []


@pytest.mark.parametrize(
    ("text", "state", "lacks"),
    [
        (election(missions="") + FIRST + SECOND, "résultat noté, étapes manquantes", "Missions, qualités, mandat"),
        (election(qualités="") + FIRST + SECOND, "résultat noté, étapes manquantes", "Missions, qualités, mandat"),
        (election(mandat="") + FIRST + SECOND, "résultat noté, étapes manquantes", "Missions, qualités, mandat"),
        (election() + SECOND, "résultat noté, étapes manquantes", "Premier tour, avec des raisons"),
        (election() + FIRST, "résultat noté, étapes manquantes", "Second tour"),
        (WHOLE + objection(), "objections à lever", "Tour d’objections"),
        (WHOLE + objection(levée_le="2026-07-01"), "objections à lever", "Tour d’objections"),
        (election(accord="") + FIRST + SECOND, "en cours", "Accord de la personne"),
        (election(accord="non") + FIRST + SECOND, "accord refusé", "Accord de la personne"),
        (election(élu="") + FIRST + SECOND, "en cours", "Résultat"),
    ],
)  # fmt: skip
def test_each_step_that_is_missing_is_said_and_no_other(text: str, state: str, lacks: str) -> None:
    row = one(text)
    assert (row.state, missing(row)) == (state, [lacks])


def test_an_election_that_has_only_begun_says_all_that_is_to_come() -> None:
    row = one("{{Élection|rôle=Soin|cercle=Tech|date=2026-06-30}}")
    assert (row.state, len(missing(row))) == ("en cours", 7)
    assert [step.said for step in row.steps][-4:] == [
        "« proposé » est vide",
        "il vient après la proposition",
        "son accord n’est pas noté",
        "« élu » est vide",
    ]


def test_an_objection_that_is_lifted_is_part_of_the_story() -> None:
    row = one(WHOLE + objection(levée_le="2026-03-12") + role())
    assert (row.state, row.sheet) == ("complète", "à jour")
    assert row.steps[4].said == "1 objection levée"


def test_more_votes_decide_nothing() -> None:
    text = election(proposé="Luc Noir", élu="Luc Noir") + FIRST + vote("2", "Ana Martin", "Paul Roy") * 1
    row = one(text)
    assert (row.state, row.elected) == ("complète", "Luc Noir")
    assert "Ana Martin" not in " ".join((row.paste, *(step.said for step in row.steps)))
    undecided = one(election(proposé="", élu="", accord="") + FIRST + SECOND)
    assert (undecided.state, undecided.proposed, undecided.elected) == ("en cours", None, None)


@pytest.mark.parametrize(
    "first",
    ["Ana Martin : 3 ; Luc Noir : 2", "Anou ; Luc Noir", "5", "5 voix", "12 voix ; Ana Martin"],
)
def test_totals_do_where_nobody_says_who_voted_for_whom(first: str) -> None:
    text = election(premier_tour=first, second_tour="5 voix") + role()
    row = one(text)
    assert (row.state, codes(text)) == ("complète", [])
    assert row.steps[1].said == "des totaux, sans dire de qui"


def test_a_vote_may_be_published_without_who_gave_it() -> None:
    text = election() + "{{Voix|tour=1|pour=Ana Martin|raison=x}}" * 3 + "{{Voix|tour=2|pour=Ana Martin|raison=x}}" * 3
    assert (one(text).state, codes(text)) == ("complète", [])


def test_votes_belong_to_the_election_above_them() -> None:
    text = WHOLE + "\n" + election(rôle="Soin") + vote("1", "Paul Roy", "Luc Noir")
    assert {row.role: row.named for row in data(text).elections} == {
        "Facilitation": ("Ana Martin", "Luc Noir"),
        "Soin": ("Paul Roy",),
    }


# Mistakes


def test_a_second_vote_for_somebody_never_named_is_told_with_those_who_were() -> None:
    text = WHOLE + "\n" + vote("2", "Paul Roy", "Luc Noir")
    assert codes(text) == [(2, "pour", "vote_never_named")]
    assert "n’y sont nommées que « Ana Martin », « Luc Noir »" in message(text)
    assert one(text).never_named == ("Paul Roy",)


def test_totals_are_held_to_the_first_round_too_unless_they_name_nobody() -> None:
    assert codes(election(premier_tour="Ana Martin : 2", second_tour="Ana Martin : 1 ; Paul Roy : 1")) == [
        (1, "second tour", "vote_never_named")
    ]
    assert codes(election(premier_tour="7 voix", second_tour="Ana Martin : 1 ; Paul Roy : 1")) == []


@pytest.mark.parametrize(("field", "code"), [("proposé", "vote_never_named"), ("élu", "vote_never_named")])
def test_a_person_proposed_or_elected_whom_nobody_named_is_told(field: str, code: str) -> None:
    other = (1, "élu", "elected_not_proposed")
    assert sorted(codes(election(**{field: "Paul Roy"}) + FIRST + SECOND)) == sorted([(1, field, code), other])


def test_an_objection_by_somebody_unknown_is_told_and_stands() -> None:
    text = election(élu="") + FIRST + SECOND + "\n" + objection(de="Zoé Inconnue")
    assert codes(text) == [(2, "de", "unknown_person")]
    assert one(text).state == "objections à lever"


def test_a_result_over_an_objection_or_without_agreement_is_told() -> None:
    assert codes(WHOLE + objection()) == [(1, "élu", "elected_too_early")]
    assert "l’objection de la ligne 1 n’est pas levée" in message(WHOLE + objection())
    for agreement in ("", "non"):
        assert codes(election(accord=agreement) + FIRST + SECOND) == [(1, "accord", "elected_too_early")]


def test_somebody_who_votes_twice_in_a_round_is_told_and_not_who_votes_in_both() -> None:
    text = WHOLE + "\n" + vote("1", "Luc Noir", "Paul Roy")
    assert codes(text) == [(2, "de", "vote_twice")]


def test_what_can_not_be_read_is_told() -> None:
    assert codes(election(premier_tour="[http://x]") + SECOND) == [(1, "premier tour", "total_unreadable")]
    assert codes(election(mandat="longtemps") + FIRST + SECOND) == [(1, "mandat", "mandate_length")]


def test_a_vote_and_an_objection_below_nothing_are_told() -> None:
    found = ledger(SHEETS | MORE | {"A": vote("1", "Anou", "Paul Roy"), "B": objection()}).issues
    assert [(i.page.title, i.field, i.code) for i in found] == [
        ("A", "pour", "below_nothing"),
        ("B", "texte", "below_nothing"),
    ]


def test_what_stands_below_an_election_that_is_left_out_is_no_other_ones() -> None:
    text = WHOLE + "\n" + election(rôle="Soin", date="demain") + vote("2", "Paul Roy", "Luc Noir")
    assert [code for _, _, code in codes(text)] == ["day_relative"]
    assert one(text).state == "complète"


def test_an_election_to_come_is_told_and_in_no_list() -> None:
    text = election(date="2026-07-01") + FIRST + SECOND
    assert codes(text) == [(1, "date", "future_day")]
    assert (data(text).elections, len(data(text).future)) == ((), 1)


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("1 an", 12),
        ("deux ans", 24),
        ("18 mois, renouvelable", 18),
        ("Un an", 12),
        ("longtemps", None),
        ("", None),
    ],
)
def test_the_length_of_a_mandate_is_read(typed: str, months: int | None) -> None:
    assert lasts(typed) == months


def test_totals_are_read_with_names_with_counts_or_with_both() -> None:
    found = [(t.name, t.count) for t in tallies(("Ana Martin : 3", "[[Paul Roy]]", "7", "2 voix", "[http://x]"))]
    assert found == [("Ana Martin", 3), ("Paul Roy", 0), ("", 7), ("", 2)]


def test_another_than_was_proposed_is_told() -> None:
    both = election(proposé="Paul Roy", élu="Ana Martin", accord="oui") + FIRST + SECOND
    assert (1, "élu", "elected_not_proposed") in codes(both)
    assert not any(code == "elected_not_proposed" for *_, code in codes(election() + FIRST + SECOND))
