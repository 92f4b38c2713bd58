"""What a decision says against the one it replaces, its place, and the proposal that it closes."""

from __future__ import annotations

from ledgers import ledger

SHEETS = {
    "Cercles": "{{Cercle|nom=Technique|raison d'être=x}}{{Cercle|nom=Communication|raison d'être=x}}",
    "Membres": "{{Profil|nom=Ana}}{{Profil|nom=Paul}}",
}
OWN = ("replaces_later", "same_decision_title", "near_place", "consent_with_objection", "decided_elsewhere")


def decision(**fields: str) -> str:
    given = {"date": "2026-03-12", "où": "Technique", "titre": "D", "méthode": "consentement"} | fields
    return "{{Décision|" + "|".join(f"{name}={value}" for name, value in given.items()) + "}}"


def told(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.field) for one in ledger(SHEETS | {"Page": text}).issues if one.code in OWN]


def test_a_decision_that_replaces_an_earlier_one_is_fine() -> None:
    assert told(decision(titre="A") + decision(titre="B", date="2026-04-01", remplace="A")) == []


def test_a_decision_that_replaces_a_later_one_is_told() -> None:
    later = decision(titre="A", date="2026-05-01")
    assert told(later + decision(titre="B", remplace="A")) == [("replaces_later", "remplace")]


def test_a_title_of_two_circles_is_told() -> None:
    assert told(decision() + decision(où="Communication")) == [("same_decision_title", "titre")]


def test_a_place_that_is_nearly_a_circle_is_told_and_an_assembly_is_not() -> None:
    assert told(decision(où="Tecnique")) == [("near_place", "où")]
    assert told(decision(où="Assemblée générale")) == []


PROPOSAL = "{{Proposition|titre=P|qui=Ana|date=2026-02-01|question=x ?|état=adoptée%s}}"


def test_a_consent_while_an_objection_stands_is_told() -> None:
    objected = PROPOSAL % "" + "{{Avis|qui=Paul|position=objection}}"
    assert told(objected + decision(proposition="P")) == [("consent_with_objection", "méthode")]
    lifted = objected.replace("objection}}", "objection|levé le=2026-03-01}}")
    assert told(lifted + decision(proposition="P")) == []


def test_a_decision_by_others_than_the_proposal_says_is_told() -> None:
    by = PROPOSAL % "|qui décide=cercle Communication"
    assert told(by + decision(proposition="P")) == [("decided_elsewhere", "où")]
    assert told(by + decision(proposition="P", où="Communication")) == []
    assembly = PROPOSAL % "|qui décide=assemblée"
    assert told(assembly + decision(proposition="P", où="Assemblée générale")) == []
