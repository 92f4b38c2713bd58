"""What is told of commons, brands, partners and tools: mistakes, near names, licences."""

from __future__ import annotations

import pytest

from checking import codes, said
from common_sheets import PEOPLE, brand, common, expense, partner, tool
from coopwiki.subjects.commons.licences import is_known
from ledgers import ledger, line


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (common() + common(nom="« Le vélo-cargo »"), "registered_twice"),
        (brand() + brand(), "registered_twice"),
        (tool() + tool(), "registered_twice"),
        (common(licence="Libre de droit ou presque"), "unknown_licence"),
        (common(porté_par="Zoé"), "unknown_holder"),
        (tool(responsable="Zoé"), "unknown_holder"),
        (tool(remplace="le nuage"), "replaces_itself"),
        (brand(taux="110 %"), "brand_rate"),
        (brand(taux="-1 %"), "brand_rate"),
        (brand(membres="Zoé"), "unknown_person"),
        (partner(depuis="2026-02-01", **{"jusqu'au": "2026-01-01"}), "days_reversed"),
        (common(vérifié_le="2026-07-01"), "verified_later"),
        (common(niveau_de_développement="en ruine"), "choice_unknown"),
        (common(porté_par="Le Port") + partner(**{"jusqu'au": "2026-06-29"}), "ended_carrier"),
        (brand(nom="Coursiers du Nord") + line(montant="1", marque="Coursier du Nord"), "register_near_name"),
    ],
)
def test_a_mistake_is_told_once(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_names_without_a_sheet_are_fine_where_none_is_like_them() -> None:
    assert codes(line(montant="1", marque="Coursiers") + expense(commun="Le wiki") + common(licence="AGPLv3")) == []


def test_a_profile_and_a_brand_that_differ_are_a_contradiction() -> None:
    found = ledger(
        PEOPLE | {"Utilisateur:Paul": "{{Profil|nom=Paul Roy|marques=Coursiers}}", "M": brand(membres="Anou")}
    )
    (issue,) = found.issues
    assert (issue.code, issue.page.title) == ("brand_members_differ", "Utilisateur:Paul")
    assert issue.fault.sentence
    assert issue.fault.sentence.contradiction == "Marques et profils"


def test_a_licence_is_told_the_one_it_is_most_like() -> None:
    assert said(common(licence="CC BI-SA")).endswith("écrire « CC BY-SA », ou une autre licence.")


@pytest.mark.parametrize(
    "licence",
    [
        "CC-BY-SA 4.0",
        "Licence CC BY NC 3.0 fr",
        "AGPLv3",
        "GNU GPL v3 or later",
        "cc0",
        "Apache-2.0",
        "Licence Art Libre 1.3",
        "[[MIT]]",
        "ODbL 1.0",
        "licence ouverte (Etalab) 2.0",
    ],
)
def test_a_licence_is_known_however_it_is_spelt(licence: str) -> None:
    assert is_known(licence)
