"""Contracts as people type them by mistake: each is told with what to type, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.runs.load import Sources, checked
from coopwiki.settings import Settings
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.deadlines_report import deadlines
from coopwiki.subjects.contracts.headcount_report import headcount
from coopwiki.wiki.memory import Memory
from ledgers import TODAY, ledger

RULES = "".join(
    f"{{{{Règle|nom={name}|valeur={value}|à partir du=2016-01-01}}}}"
    for name, value in (
        ("durée maximale d'un CAPE", "12 mois"),
        ("renouvellements d'un CAPE", "2"),
        ("durée totale en CAPE", "36 mois"),
    )
)
PROFILES = "{{Profil|nom=Ana Martin}}{{Profil|nom=Paul Roy}}"


def contract(type_: str, start: str, end: str = "", **fields: str) -> str:
    more = "".join(f"|{name.replace('_', ' ')}={value}" for name, value in fields.items())
    return f"{{{{Contrat|qui=Ana Martin|type={type_}|début={start}|fin={end}{more}}}}}\n"


CAPE = contract("CAPE", "2025-01-01", "2025-12-31")
CASES = {
    "an overlap": (CAPE + contract("CESA", "2025-12-31"), "contracts_overlap", "fin réelle=2025-12-30"),
    "a CAPE without an end, longer than the rule": (
        contract("CAPE", "2025-06-30"),
        "cape_without_end",
        "par exemple fin=2026-06-29",
    ),
    "a hole": (CAPE + contract("CESA", "2026-01-02"), "contract_hole", "début=2026-01-01"),
    "a hole before a renewal": (
        CAPE + contract("CAPE", "2026-02-01", "2026-06-30", renouvellement="1"),
        "contract_hole",
        "début=2026-01-01",
    ),
    "an end before its beginning": (
        contract("CDI", "2026-02-01", "2026-01-31"),
        "contract_reversed",
        "1er février 2026",
    ),
    "a real end before the beginning": (
        contract("CDD", "2026-02-01", "2026-03-31", fin_réelle="2026-01-31"),
        "contract_reversed",
        "1er février 2026",
    ),
    "an end before its beginning beside a real one": (
        contract("CDD", "2026-02-01", "2026-01-31", fin_réelle="2026-03-31"),
        "contract_reversed",
        "1er février 2026",
    ),
    "a real end after the one foreseen": (
        contract("CDD", "2026-02-01", "2026-03-31", fin_réelle="2026-04-30"),
        "real_end_after_end",
        "31 mars 2026",
    ),
    "a third renewal": (
        "".join(contract("CAPE", f"{2021 + n}-01-01", f"{2021 + n}-06-30", renouvellement=str(n)) for n in range(4)),
        "cape_renewed_too_often",
        "2 au plus",
    ),
    "a renewal without the first": (
        contract("CAPE", "2026-01-01", "2026-06-30", renouvellement="1"),
        "renewal_without_first",
        "renouvellement=0",
    ),
    "a day too many from a 29 February": (
        contract("CAPE", "2024-02-29", "2025-02-28"),
        "cape_too_long",
        "fin=2025-02-27",
    ),
    "an interview with oneself": (
        "{{Entretien|qui=Ana Martin|avec=ana_Martin|date=2026-01-01|nature=bilan}}",
        "interview_with_oneself",
        "avec",
    ),
    "a person without a profile": ("{{Contrat|qui=Luc Noir|type=CDI|début=2026-01-01}}", "unknown_person", "Profil"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_with_what_to_type(name: str) -> None:
    text, code, typed = CASES[name]
    found = [
        one.fault.message for one in ledger({"A": text, "Règles": RULES, "P": PROFILES}).issues if one.code == code
    ]
    assert len(found) == 1
    assert typed in found[0]


@pytest.mark.parametrize("name", CASES)
def test_no_mistake_of_a_contract_leaves_it_out(name: str) -> None:
    text, *_ = CASES[name]
    found = ledger({"A": text, "Règles": RULES, "P": PROFILES})
    assert len(found.of(Contract)) == text.count("{{Contrat|")
    assert [one.code for one in found.issues if one.severity == "error"] == []


def test_a_contract_from_a_29_february_ends_on_the_28_before_and_is_fine() -> None:
    text = contract("CAPE", "2024-02-29", "2025-02-27") + contract(
        "CAPE", "2025-02-28", "2026-02-27", renouvellement="1"
    )
    assert ledger({"A": text, "Règles": RULES, "P": PROFILES}).issues == ()


def test_a_day_that_does_not_exist_leaves_the_contract_out_and_says_so() -> None:
    found = ledger({"A": contract("CDI", "2025-02-29"), "P": PROFILES})
    (issue,) = found.issues
    assert (issue.field, issue.severity) == ("début", "error")
    assert headcount(found, TODAY).left_out == 1


def test_two_people_of_one_name_are_told_and_counted_as_the_one_name_they_share() -> None:
    pages = {
        "Utilisateur:Ana": "{{Profil|nom=Ana Martin}}{{Contrat|type=CDI|début=2025-01-01}}",
        "Utilisateur:Ana2": "{{Profil|nom=Ana Martin}}{{Contrat|type=CESA|début=2025-01-01}}",
    }
    found = ledger(pages)
    codes = [one.code for one in found.issues]
    assert codes.count("same_name") == 2
    assert "contracts_overlap" in codes
    assert headcount(found, TODAY).total == 1


def test_somebody_forgotten_counts_as_before_under_no_name() -> None:
    ana = Register((Forgotten("Personne 7f3a2c", ("Ana Martin",), "Ana"),))
    pages = {"A": contract("CAPE", "2026-01-01", "2026-12-31"), "Utilisateur:Ana": "{{Profil|nom=Ana Martin}}"}
    found = checked(Sources(Memory(pages), Settings(), forgotten=lambda: ana).read(), TODAY)
    assert headcount(found, TODAY).by_type["CAPE"] == 1
    assert {one.who for one in deadlines(found, TODAY).deadlines} == {"Personne 7f3a2c"}


def test_somebody_who_died_leaves_with_the_real_end_and_nothing_more_is_asked() -> None:
    text = contract("CAPE", "2026-01-01", "2026-12-31", fin_réelle="2026-05-02")
    found = ledger({"A": text, "Règles": RULES + "{{Règle|nom=contact CAPE|valeur=2 mois|à partir du=2016-01-01}}"})
    assert deadlines(found, TODAY).deadlines == ()
    (gone,) = headcount(found, TODAY).who_left
    assert gone.day == date(2026, 5, 2)
