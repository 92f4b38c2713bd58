"""Roles and mandates: one holder at a time, an end after the beginning, people and circles that exist."""

from __future__ import annotations

import pytest

from coopwiki.subjects.circles.roles_report import roles
from ledgers import SHEETS, TODAY, codes, ledger

ELSEWHERE = {**SHEETS, "Accueil des nouveaux": "{{Cercle|nom=Accueil|raison d'être=Accueillir}}"}


def role(**fields: str) -> str:
    return _call("Rôle", {"nom": "Facilitation", "cercle": "Technique"} | fields)


def mandate(**fields: str) -> str:
    given = {"instance": "cercle d'orientation", "qui": "Ana Martin", "début": "2026-01-01"}
    return _call("Mandat", given | fields)


def _call(name: str, fields: dict[str, str]) -> str:
    return "{{" + name + "".join(f"|{key}={value}" for key, value in fields.items()) + "}}\n"


def found(text: str) -> list[tuple[int, str, str]]:
    issues = ledger(SHEETS | {"Carnet": text}).issues
    return [(i.line, i.code, i.fault.message.replace("\u00a0", " ")) for i in issues]


def test_roles_and_mandates_without_a_fault_have_nothing_to_say() -> None:
    text = role(titulaire="Ana Martin") + role(nom="Mémoire") + mandate(représente="Tech")
    assert found(text) == []


def test_two_holders_of_one_role_are_told_what_to_type() -> None:
    text = role(titulaire="Ana Martin", début="2026-01-01") + role(
        nom="facilitation", cercle="Tech", titulaire="Paul Roy", début="2026-06-01"
    )
    assert found(text) == [
        (
            2,
            "role_two_holders",
            (
                "Deux personnes tiennent en même temps le rôle « facilitation » : "
                "sur la fiche de « Carnet », ligne 1, écrire fin=2026-06-01 ; "
                "si elles le partagent, partagé=oui sur les deux."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"fin": "2026-06-01"}, {"début": "2026-06-01"}, []),
        ({"fin": "2026-06-02"}, {"début": "2026-06-01"}, ["role_two_holders"]),
        ({}, {}, ["role_two_holders"]),
        ({}, {"titulaire": "Anou"}, []),
        ({}, {"titulaire": ""}, []),
        ({}, {"cercle": "Accueil"}, []),
        ({"début": "2026-02-01", "fin": "2026-01-01"}, {}, ["end_before_start"]),
    ],
)
def test_the_day_of_a_hand_over_counts_for_both(first: dict[str, str], second: dict[str, str], told: list[str]) -> None:
    text = role(titulaire="Ana Martin", **first) + role(**{"titulaire": "Paul Roy"} | second)
    assert codes(ELSEWHERE | {"Carnet": text}) == told


def test_a_third_holder_is_set_against_whoever_stays_longest() -> None:
    text = (
        role(titulaire="Ana Martin", début="2026-01-01", fin="2026-12-31")
        + role(titulaire="Anou", début="2026-02-01", fin="2026-03-01")
        + role(titulaire="Paul Roy", début="2026-04-01")
    )
    assert [(line, code) for line, code, _ in found(text)] == [(3, "role_two_holders")]


def test_two_people_in_one_field_are_an_error() -> None:
    assert codes(SHEETS | {"Carnet": role(titulaire="Ana Martin ; Paul Roy")}) == ["name_several"]


def test_a_role_in_no_circle_is_told() -> None:
    assert codes(SHEETS | {"Carnet": "{{Rôle|nom=Facilitation}}"}) == ["missing_field"]
    assert codes(SHEETS | {"Carnet": role(cercle="Tecnique")}) == ["unknown_circle"]


def test_a_mandate_that_overlaps_another_of_the_same_person_is_told() -> None:
    text = mandate(fin="2026-12-31") + mandate(début="2026-06-01", qui="Anou")
    assert [(line, code) for line, code, _ in found(text)] == [(2, "mandate_overlap")]
    assert codes(SHEETS | {"Carnet": text.replace("06-01", "12-31")}) == []
    elsewhere = mandate() + mandate(instance="cogérance")
    assert codes(SHEETS | {"Carnet": elsewhere}) == []


def test_two_people_who_represent_one_circle_at_once_are_told() -> None:
    text = mandate(représente="Technique") + mandate(représente="Tech", qui="Paul Roy", début="2026-06-01")
    assert found(text) == [
        (
            2,
            "seat_taken_twice",
            (
                "Deux personnes représentent en même temps le cercle « Technique » : "
                "sur la fiche de « Carnet », ligne 1, écrire fin=2026-06-01."
            ),
        )
    ]


def test_an_end_before_the_beginning_is_told() -> None:
    assert found(mandate(fin="2025-01-01")) == [
        (
            1,
            "end_before_start",
            ("La fin (2025-01-01) est avant le début : écrire par exemple début=2025-01-01|fin=2026-01-01."),
        )
    ]


def test_an_action_is_a_line_and_needs_a_circle_or_a_space() -> None:
    assert codes("{{Action|quoi=Ranger}}") == ["missing_field"]
    assert codes("{{Action|quoi=Ranger|espace=Local}}") == []


def test_two_people_share_a_role_when_both_sheets_say_so() -> None:
    both = role(titulaire="Ana Martin", partagé="oui") + role(titulaire="Paul Roy", début="2026-06-01", partagé="oui")
    assert found(both) == []
    (row,) = roles(ledger(SHEETS | {"Carnet": both}), TODAY).roles
    assert (row.state, row.holders) == ("tenu", "Paul Roy et Ana Martin")
    assert [person.name for person in roles(ledger(SHEETS | {"Carnet": both}), TODAY).people] == [
        "Ana Martin",
        "Paul Roy",
    ]


def test_a_role_that_only_one_sheet_shares_is_told_what_the_other_lacks() -> None:
    one = role(titulaire="Ana Martin", partagé="oui") + role(titulaire="Paul Roy")
    ((line, code, message),) = found(one)
    assert (line, code) == (2, "role_two_holders")
    assert "si elles le partagent, écrire partagé=oui aussi ici ; sinon" in message
