"""The same record written twice, on one page or on two, is told once, with the place of the first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledgers import ledger

SHEETS = {"Sheets": "{{Cercle|nom=Technique|raison d'être=x}}{{Profil|nom=Ana}}{{Profil|nom=Paul}}"}
LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|durée=1h}}"
DECISION = "{{Décision|date=2026-03-12|où=Technique|titre=Ouvrir le wiki|méthode=consentement}}"
PROPOSAL = "{{Proposition|titre=%s|qui=Ana|date=2026-02-01|question=x ?}}"
OPINION = "{{Avis|qui=Paul|position=consentement}}"
CODES = ("repeated_record", "counted_twice", "identical_lines")


def told(**pages: str) -> list[tuple[str, str, str]]:
    """The page, the code and the found place of each record told as written already."""
    issues = ledger(SHEETS | pages).issues
    return [(one.page.title, one.code, one.fault.found) for one in issues if one.code in CODES]


@pytest.mark.parametrize(
    "text",
    [
        DECISION,
        "{{Réunion|cercle=Technique|date=2026-03-12}}",
        "{{Action|quoi=Relire|cercle=Technique}}",
        "{{Mandat|instance=cogérance|qui=Ana|début=2025-01-01}}",
        "{{Virement|date=2026-03-12|de=A|vers=B|montant=10}}",
        "{{Article|titre=Lecture}}",
        "{{Dépense|date=2026-03-12|objet=x|budget=Technique|montant=10|état=payé}}",
    ],
)
def test_a_copied_page_is_told(text: str) -> None:
    assert told(A=text, B=text) == [("B", "repeated_record", "page « A », ligne 1")]
    assert told(A=f"{text}\n{text}") == [("A", "repeated_record", "ligne 1")]


def test_a_line_on_two_pages_is_told_once() -> None:
    assert told(A=LINE, B=LINE) == [("B", "counted_twice", "page « A », ligne 1")]
    assert told(A=f"{LINE}\n{LINE}") == [("A", "identical_lines", "1")]


def test_a_decision_in_two_notebooks_is_the_same_whatever_else_they_say() -> None:
    other = DECISION.replace("}}", "|texte=Le wiki s’ouvre.}}").replace("Ouvrir", "ouvrir")
    assert told(A=DECISION, B=other) == [("B", "repeated_record", "page « A », ligne 1")]


def test_two_articles_of_one_title_are_told() -> None:
    assert told(A="{{Article|titre=Lecture}}{{Article|titre=lecture|source=AG}}") == [
        ("A", "repeated_record", "ligne 1")
    ]


def test_an_opinion_is_the_same_below_the_same_proposal_only() -> None:
    first, second = PROPOSAL % "P" + OPINION, PROPOSAL % "Q" + OPINION
    assert told(A=first, B=second) == []
    assert told(A=first + OPINION) == [("A", "repeated_record", "ligne 1")]
    assert [(page, found) for page, _, found in told(A=first, B=first)] == [
        ("B", "page « A », ligne 1"),
        ("B", "page « A », ligne 1"),
    ]


def test_what_speaks_of_its_page_is_no_copy_elsewhere() -> None:
    banner = "{{Vérifié|le=2026-03-12|par=Ana}}"
    contract = "{{Contrat|type=CDI|début=2026-01-01}}"
    assert told(A=banner + contract, B=banner + contract) == []
    assert len(told(A=banner + banner)) == 1


def test_unsigned_votes_are_equal_and_several() -> None:
    election = "{{Élection|rôle=R|cercle=Technique|date=2026-03-12}}"
    assert told(A=election + "{{Voix|tour=1|pour=Ana|raison=x}}" * 3) == []


def test_lines_that_only_share_their_hash_are_two_lines() -> None:
    first, second = (LINE.replace("durée=1h", f"montant={amount}") for amount in ("−1", "−2"))
    assert hash(Decimal(-1)) == hash(Decimal(-2)), "Python gives these two numbers one hash"
    assert told(A=first, B=second) == []
    assert [(page, code) for page, code, _ in told(A=first, B=second, C=second)] == [("C", "counted_twice")]
