"""A word that says that a name or a day is still to come is no person, no body and no objection."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.core.not_yet import is_not_yet
from coopwiki.subjects.circles.role import Role
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.proposal import Proposal
from ledgers import codes, ledger

AWAITED = (
    "vacant", "Vacant·e", "vacant(e)", "à pourvoir", "À POURVOIR", "personne", "—", "-", "?", "??", "…", "XX",
    "xx jours", "à définir", "A definir", "on ne sait pas", "aucune", "(à nommer)", "n/a", "néant", "Personne.",
    "Poste vacant", "à désigner", "n.c.", "personne pour l’instant", "Élection en cours", "durée indéterminée",
    "non pourvu",
)  # fmt: skip
NAMES = (
    "Ana Martin",
    "Xavier",
    "Max",
    "Aucune Idée",
    "Rose Vacant",
    "X",
    "Personne & Cie",
    "Inconnu au bataillon",
    "Élise Vacant",
)


@pytest.mark.parametrize("text", AWAITED)
def test_a_word_for_what_is_still_to_come(text: str) -> None:
    assert is_not_yet(text)


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_a_name(text: str) -> None:
    assert not is_not_yet(text)


@pytest.mark.parametrize("text", AWAITED)
def test_nobody_of_that_name_holds_a_role(text: str) -> None:
    read = ledger(
        "{{Cercle|nom=Technique|raison d'être=x}}"
        f"{{{{Rôle|nom=R|cercle=Technique|titulaire={text}|début={text}|fin=}}}}"
    )
    (role,) = read.of(Role)
    assert (role.holder, role.start, role.end) == (None, None, None)
    assert [issue.code for issue in read.issues] == []


def test_no_objection_is_none() -> None:
    line = "{{Décision|date=2026-03-12|où=Technique|titre=D|méthode=consentement|objections=aucune}}"
    (decision,) = ledger("{{Cercle|nom=Technique|raison d'être=x}}" + line).of(Decision)
    assert decision.objections == ()


def test_a_deadline_to_be_fixed_is_none() -> None:
    (proposal,) = ledger(
        "{{Profil|nom=Ana}}{{Proposition|titre=P|qui=Ana|date=2026-03-12|question=x ?|échéance=à définir}}"
    ).of(Proposal)
    assert (proposal.day, proposal.deadline) == (date(2026, 3, 12), None)


@pytest.mark.parametrize(("field", "code"), [("qui", "missing_field"), ("date", "missing_field")])
def test_what_has_to_be_there_is_missing(field: str, code: str) -> None:
    fields = {"date": "2026-03-12", "qui": "Ana", "quoi": "x", "cercle": "Technique", "montant": "40"} | {field: "?"}
    typed = "|".join(f"{name}={value}" for name, value in fields.items())
    assert code in codes(f"{{{{Contribution|{typed}}}}}")


def test_an_amount_is_never_guessed() -> None:
    read = ledger("{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|montant=?}}")
    assert read.of(Contribution) == ()
