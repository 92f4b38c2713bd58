"""What a decision says against the one it replaces, its place, and the proposal that it closes."""

from __future__ import annotations

import pytest

from ledgers import ledger

SHEETS = {
    "Cercles": "{{Cercle|nom=Technique|raison d'être=x}}{{Cercle|nom=Communication|raison d'être=x}}",
    "Membres": "{{Profil|nom=Ana}}{{Profil|nom=Paul}}",
}
OWN = (
    "replaces_later", "same_decision_title", "near_place", "consent_with_objection", "decided_elsewhere",
    "decided_early", "opinion_too_early", "opinion_too_late", "lifted_too_early", "done_later",
    "objector_consents", "same_proposal_title", "near_decision",
)  # fmt: skip


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
    assert told(PROPOSAL % "|cadre=assemblée" + decision(proposition="P")) == [("decided_elsewhere", "où")]
    assert told(PROPOSAL % "|cadre=cogérance" + decision(proposition="P", où="Lyon", méthode="cogérance")) == []
    assert told(PROPOSAL % "|cadre=stigmergie" + decision(proposition="P")) == []


def test_who_is_to_decide_is_nearly_a_circle() -> None:
    assert told(PROPOSAL % "|qui décide=cercle Tecnique") == [("near_place", "qui décide")]
    assert told(PROPOSAL % "|qui décide=à trouver") == []


def test_the_objections_that_count_are_those_of_the_day_of_the_decision() -> None:
    lifted_since = PROPOSAL % "" + "{{Avis|qui=Paul|position=objection|date=2026-03-01|levé le=2026-04-01}}"
    assert told(lifted_since + decision(proposition="P")) == [("consent_with_objection", "méthode")]
    said_since = PROPOSAL % "" + "{{Avis|qui=Paul|position=objection|date=2026-04-01}}"
    assert told(said_since + decision(proposition="P")) == [("opinion_too_late", "date")]


def test_a_decision_before_its_proposal_is_told() -> None:
    assert told(PROPOSAL % "" + decision(proposition="P", date="2026-01-31")) == [("decided_early", "date")]
    assert told(PROPOSAL % "" + decision(proposition="P", date="2026-02-01")) == []


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        ("{{Avis|qui=Paul|position=consentement|date=2026-01-31}}", [("opinion_too_early", "date")]),
        ("{{Avis|qui=Paul|position=consentement|date=2026-02-01}}", []),
        ("{{Avis|qui=Paul|position=objection|levé le=2026-12-01}}", [("done_later", "levé le")]),
        ("{{Objection|de=Paul|texte=x|levée le=2026-12-01}}", [("done_later", "levée le")]),
        ("{{Objection|de=Paul|texte=x|levée le=2026-01-31}}", [("lifted_too_early", "levée le")]),
    ],
)
def test_an_opinion_out_of_order_is_told(below: str, codes: list[tuple[str, str]]) -> None:
    assert told(PROPOSAL % "" + below) == codes


OBJECTS, CONSENTS = "{{Avis|qui=Paul|position=objection%s}}", "{{Avis|qui=Paul|position=consentement%s}}"


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        (OBJECTS % "" + CONSENTS % "", [("objector_consents", "levé le")]),
        (CONSENTS % "|date=2026-03-10" + OBJECTS % "|date=2026-03-01", [("objector_consents", "levé le")]),
        ("{{Objection|de=Paul|texte=x}}" + CONSENTS % "", [("objector_consents", "levée le")]),
        (CONSENTS % "|date=2026-03-01" + OBJECTS % "|date=2026-03-10", []),
        (OBJECTS % "|levé le=2026-03-01" + CONSENTS % "", []),
        (OBJECTS % "" + CONSENTS.replace("Paul", "Ana") % "", []),
    ],
)
def test_who_objects_and_then_consents_is_asked(below: str, codes: list[tuple[str, str]]) -> None:
    assert told(PROPOSAL % "" + below) == codes


def test_a_title_of_two_proposals_is_told_and_the_same_one_twice_is_not_told_here() -> None:
    other = "{{Proposition|titre=p !|qui=Paul|date=2026-05-01|question=y ?|état=adoptée}}"
    assert told(PROPOSAL % "" + other) == [("same_proposal_title", "titre")]
    assert told(PROPOSAL % "" * 2) == []


def test_a_decision_that_a_transfer_names_nearly_is_told_and_other_words_are_not() -> None:
    named = "{{Virement|date=2026-03-12|de=Technique|vers=Communication|montant=5|décision=%s}}"
    taken = decision(titre="Relire le wiki")
    assert told(taken + named % "Relir le wiki") == [("near_decision", "décision")]
    assert [told(taken + named % text) for text in ("relire le wiki !", "AG du 12 mars")] == [[], []]


def test_a_link_to_a_page_is_no_title_that_was_typed_nearly() -> None:
    named = "{{Virement|date=2026-03-12|de=Technique|vers=Communication|montant=5|décision=[[%s]]}}"
    taken = decision(titre="Relire le wiki") + decision(titre="Relire les wikis")
    assert [told(taken + named % page) for page in ("Relire le wiki 2026", "Carnet", "Relir le wiki")] == [[], [], []]


def test_an_article_verified_on_a_day_to_come_is_told() -> None:
    assert told("{{Article|titre=Vie|vérifié le=2026-12-01}}") == [("done_later", "vérifié le")]
