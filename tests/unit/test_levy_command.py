"""`coopwiki levy`: a margin as people type it, the scale that is meant, text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from said import Coopwiki, in_folder

SCALES = """{{Barème|nom=Contribution|à partir du=2023-01-01|mode=par tranche|dès=500 €|plafond annuel=12 000 €}}
{{Tranche|jusqu'à=30 000 €|taux=10 %}}
{{Tranche|taux=9 %}}
{{Barème|nom=Contribution|à partir du=2024-11-01|mode=sur la totalité}}
{{Tranche|taux=11,5 %}}
"""
OTHER = "{{Barème|nom=Solidarité|à partir du=2025-01-01|mode=par tranche}}\n{{Tranche|taux=1}}\n"


@pytest.fixture
def scales(tmp_path: Path) -> Path:
    return in_folder(tmp_path / "scales", {"Barèmes": SCALES})


def test_it_prints_what_the_contract_says(coopwiki: Coopwiki, scales: Path) -> None:
    said = coopwiki("levy", "45000", "--folder", scales, "--on", "2023-06-01", "--paid", "350", "--format", "json")
    data = json.loads(said.out)
    assert said.status == 0
    assert data["steps"] == [
        {"from": "0.00", "to": "30000.00", "rate": "10", "amount": "3000.00"},
        {"from": "30000.00", "to": "45000.00", "rate": "9", "amount": "1350.00"},
    ]
    assert {name: data[name] for name in ("scale", "from", "margin", "levy", "effective_rate", "left_to_pay")} == {
        "scale": "Contribution", "from": "2023-01-01", "margin": "45000.00", "levy": "4350.00",
        "effective_rate": "9.67", "left_to_pay": "4000.00",
    }  # fmt: skip


def test_where_the_scale_says_nothing_the_levy_is_null_and_never_zero(coopwiki: Coopwiki, scales: Path) -> None:
    for margin in ("499,99", "0", "-12,50"):
        said = coopwiki(
            "levy", margin, "--folder", scales, "--on", "2023-06-01", "--format", "json", "--paid", "5"
        )  # fmt: skip
        data = json.loads(said.out)
        assert (data["levy"], data["effective_rate"], data["steps"], data["left_to_pay"]) == (None, None, [], None)


@pytest.mark.parametrize(
    "typed", [("45 000 €",), ("45", "000"), ("45000,00",), ("45\u202f000",), ("45000.00 euros",), ("45\u00a0000€",)]
)
def test_a_margin_is_read_as_people_type_it(coopwiki: Coopwiki, scales: Path, typed: tuple[str, ...]) -> None:
    said = coopwiki("levy", *typed, "--folder", scales)
    assert (said.status, said.err) == (0, "")
    assert said.out.replace("\u00a0", " ") == (
        "Barème « Contribution », à partir du 1er novembre 2024, sur la totalité\n"
        "45 000 € à 11,5 % = 5 175 €.\n"
        "À verser pour 45 000 € : 5 175 €, soit 11,5 % de la marge.\n"
    )


@pytest.mark.parametrize(
    "typed", ["1e9", "-1e9", "douze", "1.200,50", "12,505", "10000000000", "", "45 %", "NaN", "1_000"]
)
def test_a_margin_that_cannot_be_read_gets_one_sentence(coopwiki: Coopwiki, scales: Path, typed: str) -> None:
    said = coopwiki("levy", typed, "--folder", scales)
    assert (said.status, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--on", "2022-12-31"), "Aucun barème ne vaut le 31 décembre 2022 : le premier"),
        (("--scale", "Contributon"), "écrire par exemple --scale « Contribution »"),
        (("--paid", "-5"), "Ce qui est déjà versé ne peut pas être négatif"),
        (("--paid", "beaucoup"), "« beaucoup » n’est pas un montant lisible"),
    ],
)  # fmt: skip
def test_what_is_not_meant_is_told_in_french(
    coopwiki: Coopwiki, scales: Path, words: tuple[str, ...], sentence: str
) -> None:
    said = coopwiki("levy", "45000", "--folder", scales, *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err.replace("\u00a0", " ")


def test_of_several_scales_one_has_to_be_named(coopwiki: Coopwiki, tmp_path: Path) -> None:
    both = in_folder(tmp_path / "both", {"Barèmes": SCALES, "Autre": OTHER})
    refused = coopwiki("levy", "100", "--folder", both)
    assert (refused.status, refused.out) == (2, "")
    assert "« Solidarité »" in refused.err
    said = coopwiki("levy", "100", "--folder", both, "--scale", "solidarite", "--format", "json")
    assert json.loads(said.out)["levy"] == "1.00"


def test_two_names_that_differ_by_an_accent_are_two_scales(coopwiki: Coopwiki, tmp_path: Path) -> None:
    both = in_folder(tmp_path / "both", {"A": OTHER, "B": OTHER.replace("é", "e").replace("taux=1", "taux=2")})
    for name, levied in (("Solidarité", "1.00"), ("Solidarite", "2.00")):
        said = coopwiki("levy", "100", "--folder", both, "--scale", name, "--format", "json")
        assert json.loads(said.out)["levy"] == levied


def test_a_wiki_without_a_scale_says_so(coopwiki: Coopwiki, tmp_path: Path) -> None:
    said = coopwiki("levy", "100", "--folder", in_folder(tmp_path / "none", {"A": "rien"}))
    assert (said.status, said.out) == (2, "")
    assert "Aucun barème n’est écrit" in said.err


def test_what_is_paid_beyond_the_levy_is_told(coopwiki: Coopwiki, scales: Path) -> None:
    said = coopwiki("levy", "1000", "--folder", scales, "--paid", "200 €")
    assert "Déjà versé : 200 €, 85 € de trop." in said.out.replace("\u00a0", " ")
