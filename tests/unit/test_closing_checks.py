"""What checks say of closings and of what comes after them."""

from __future__ import annotations

import pytest

from checking import codes, found, said
from ledgers import budget, line

CLOSED = "{{Clôture|année=2026|budget=Tech|date=2026-03-15}}"


def test_what_comes_after_a_closing_is_told_to_be_of_the_next_year() -> None:
    purchase = "{{Dépense|date=2026-03-16|budget=Technique|objet=x}}"
    given = line(date="2026-03-15") + line(date="2026-03-16") + purchase
    told = found(given, Budgets=budget(), Clôture=CLOSED)
    assert [(i.template, i.code) for i in told] == [
        ("Contribution", "line_after_closing"),
        ("Dépense", "line_after_closing"),
    ]
    assert "15 mars 2026" in told[0].fault.message
    assert codes(given, Budgets=budget(), Clôture=CLOSED.replace("Tech", "Tous les budgets")) == [
        "line_after_closing",
        "line_after_closing",
    ]
    assert codes(line(date="2025-03-16"), Budgets=budget() + budget(année="2025"), Clôture=CLOSED) == []


def test_a_closing_without_a_day_is_asked_for_one() -> None:
    assert said("{{Clôture|année=2026|budget=Tech}}", Budgets=budget()) == (
        "La clôture de « Tech » n’a pas de date : ce qui est réglé avant la fin de l’année n’est pas partagé ; "
        "ajouter le jour de la décision, par exemple date=2026-12-18."
    )


def test_closings_that_overlap_are_told() -> None:
    everything = CLOSED.replace("Tech", "tous les budgets")
    other = CLOSED.replace("Tech", "Technique")
    assert codes(CLOSED + other, Budgets=budget()) == ["same_closing"]
    assert codes(CLOSED + everything, Budgets=budget()) == ["same_closing"]
    assert codes(CLOSED + other.replace("2026|", "2025|"), Budgets=budget()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("|enveloppe=10", []),
        ("|enveloppe=0", ["closing_without_envelope"]),
        ("|enveloppe=−5", ["closing_without_envelope"]),
        ("|plafond=10", []),
        ("|plafond=10|enveloppe=10", []),
        ("|plafond=10,01|enveloppe=10", ["closing_cap"]),
        ("|plafond=0", ["closing_cap"]),
        ("|renoncements=Anou ; Paul Roy : 5 € ; [[Utilisateur:Ana]]", []),
        ("|renoncements=Anou : beaucoup", ["renunciation_unreadable"]),
        ("|renoncements=Anou : −5 €", ["renunciation_unreadable"]),
        ("|renoncements=http://x.test", ["renunciation_unreadable"]),
    ],
)
def test_a_closing_that_cannot_be_applied_is_told(fields: str, expected: list[str]) -> None:
    assert codes(CLOSED.replace("}}", fields + "}}"), Budgets=budget()) == expected
