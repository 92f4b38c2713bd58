"""Several names where one is meant, a day where a title is, an amount that takes back."""

from __future__ import annotations

import pytest

from checking import found
from ledgers import budget, line


def told(text: str) -> list[tuple[str, str, str]]:
    issues = found(budget() + text)
    return [(i.field, i.code, i.fault.suggestion.replace("\u00a0", " ")) for i in issues]


ONE = "n’en garder qu’un, par exemple « Ana Martin », et faire une fiche par nom"


@pytest.mark.parametrize("typed", ["Ana Martin et Paul Roy", "Anou & Paul Roy", "Anou, Paul Roy", "Anou/Paul Roy"])
def test_several_people_where_one_is_meant_are_told_with_their_names(typed: str) -> None:
    assert told(line(qui=typed, durée="1h")) == [("qui", "several_people", ONE)]


def test_in_a_list_they_are_to_be_set_apart() -> None:
    asked = "{{Proposition|titre=P|qui=Ana Martin|date=2026-03-12|question=Q ?|avis demandés à=Anou et Paul Roy}}"
    assert told(asked) == [("avis demandés à", "several_people", "les séparer par « ; » : Ana Martin ; Paul Roy")]


@pytest.mark.parametrize("typed", ["Roy, Paul", "Martin et fils", "Inès Petit", "Zoé, Léa"])
def test_one_person_with_a_comma_or_nobody_known_is_not_several(typed: str) -> None:
    assert [code for _, code, _ in told(line(qui=typed, durée="1h"))] == ["unknown_person"]


def test_several_circles_are_told() -> None:
    fields = told(line(cercle="Technique / Accueil", durée="1h"))
    assert fields == [
        ("cercle", "several_names", "n’en garder qu’un, par exemple « Technique », et faire une fiche par nom")
    ]


def test_a_title_that_is_a_day_is_told() -> None:
    decision = "{{Décision|date=2026-03-12|où=Technique|titre=%s|méthode=consentement}}"
    assert told(decision % "2026-03-12") == [("titre", "title_is_day", "écrire par exemple titre=Ouvrir le wiki")]
    assert told(decision % "12 mars 2026")[0][1] == "title_is_day"
    assert told(decision % "2026, année du wiki") == []


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"montant": "-10", "durée": "20min", "taux": "30"}, [("durée", "taken_back", "écrire durée=−20 min")]),
        (
            {"montant": "-10", "durée": "40min", "taux": "30"},
            [("durée", "taken_back", "écrire durée=−40 min|montant=−20,00 €, ou enlever « durée » et « taux »")],
        ),
        ({"montant": "-10", "durée": "-20min", "taux": "30"}, []),
    ],
)
def test_an_amount_that_takes_back_is_answered_with_the_time_that_it_takes(
    fields: dict[str, str], codes: list[tuple[str, str, str]]
) -> None:
    assert told(line(**fields)) == codes
