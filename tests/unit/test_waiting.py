"""Nothing is concluded from the absence of a record while an unreadable one stands there."""

from __future__ import annotations

from datetime import date

import pytest

from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.circles.mandates_report import mandates
from coopwiki.subjects.decisions.proposals_report import ProposalRow, proposals
from coopwiki.subjects.elections.report import ElectionRow, elections
from ledgers import ledger

TODAY = date(2026, 6, 30)
SHEETS = {"Cercles": "{{Cercle|nom=Technique}}", "Membres": "{{Profil|nom=Ana}}{{Profil|nom=Paul}}"}
PROPOSAL = (
    "{{Proposition|titre=P|qui=Ana|date=2026-05-01|question=x ?|échéance=2026-06-01|cadre=cercle|cercles=Technique}}"
)
ELECTION = (
    "{{Élection|rôle=Trésor|cercle=Technique|date=2026-05-01|missions=m|qualités=q|mandat=1 an|premier tour=3"
    "|second tour=3|proposé=Ana|élu=Ana|accord=oui}}"
)
UNREAD_OPINIONS = (
    "{{Avis|qui=Paul|position=contre}}",
    "{{Avis|qui=Paul|position=objection|levé le=oui}}",
    "{{Avis|position=objection}}",
    "{{Objection|qui=Paul|texte=non|levée le=oui}}",
    "{{Objecton|qui=Paul|texte=non}}",
    "{{Avis|qui=Paul|position=objection",
)


def proposal(text: str) -> ProposalRow:
    found = proposals(ledger(SHEETS | {"P": text}), TODAY)
    return (*found.open, *found.closed)[0]


def election(text: str) -> ElectionRow:
    return elections(ledger(SHEETS | {"E": text}), TODAY).elections[0]


def test_a_proposal_whose_opinions_are_read_may_be_adopted() -> None:
    row = proposal(PROPOSAL + "\n{{Avis|qui=Paul|position=consentement}}")
    assert row.state == "peut être adoptée"
    assert any("sans objection" in awaited for awaited in row.awaits)


@pytest.mark.parametrize("unread", UNREAD_OPINIONS)
def test_a_proposal_waits_for_an_opinion_that_cannot_be_read(unread: str) -> None:
    row = proposal(f"{PROPOSAL}\n{unread}")
    assert row.state == "avis à corriger"
    assert not any("sans objection" in awaited for awaited in row.awaits)
    assert any("à corriger avant de conclure" in awaited for awaited in row.awaits)


def test_another_proposal_of_the_page_does_not_wait() -> None:
    text = f"{PROPOSAL}\n{UNREAD_OPINIONS[0]}\n{PROPOSAL.replace('titre=P', 'titre=Q')}"
    found = proposals(ledger(SHEETS | {"P": text}), TODAY).open
    assert {row.title: row.state for row in found} == {"P": "avis à corriger", "Q": "peut être adoptée"}


def test_a_decision_that_cannot_be_read_is_not_said_to_be_missing() -> None:
    adopted = PROPOSAL.replace("}}", "|état=adoptée}}")
    row = proposal(f"{adopted}\n{{{{Décision|date=2026-13-01|où=Technique|titre=D|proposition=P}}}}")
    assert row.awaits == ("la décision est écrite mais ne se lit pas : la corriger",)


def test_an_election_concludes_once_its_objections_are_read() -> None:
    lifted = "\n{{Objection|qui=Paul|texte=non|levée le=2026-05-02}}"
    assert election(ELECTION + lifted).state == "complète"


@pytest.mark.parametrize("unread", UNREAD_OPINIONS[3:5])
def test_an_election_waits_for_an_objection_that_cannot_be_read(unread: str) -> None:
    row = election(f"{ELECTION}\n{unread}")
    assert row.state != "complète"
    assert row.sheet is None
    assert any(step.lacks == "1 objection à corriger" for step in row.steps)
    assert not any("aucune objection" in step.said for step in row.steps)


def test_an_election_waits_for_a_vote_that_cannot_be_read() -> None:
    vote = "{{Voix|tour=premier|de=Paul|raison=x}}"
    row = election(f"{ELECTION.replace('premier tour=3', 'premier tour=')}\n{vote}")
    assert [step.said for step in row.steps][1] == "0 voix, et 1 à corriger"


RULE = "{{Règle|nom=nombre de membres (cogérance)|valeur=2|à partir du=2020-01-01}}"
SEAT = "{{Mandat|instance=cogérance|qui=%s|début=2025-01-01|fin=%s}}"


@pytest.mark.parametrize(
    ("seats", "verdict", "said"),
    [
        (SEAT % ("Ana", "2027-01-01") + SEAT % ("Paul", "2027-01-01"), "respectée", "2 membres"),
        (SEAT % ("Ana", "2027-01-01"), "pas respectée", "1 membre ;"),
        (SEAT % ("Ana", "2026-01-01"), "pas respectée", "personne n’y siège"),
        ("", "pas respectée", "personne n’y siège"),
        (SEAT % ("Ana", "2027-01-01") + SEAT % ("Paul", "demain"), "à vérifier", "1 mandat à corriger"),
    ],
)
def test_a_body_is_held_against_its_size_by_what_can_be_read(seats: str, verdict: str, said: str) -> None:
    (found,) = mandates(ledger(SHEETS | {"R": RULE, "M": seats}), TODAY).checks
    assert (found.verdict, found.body) == (verdict, "cogérance")
    assert said in found.sentence


BUDGET = (
    "{{Budget|cercle=Technique|année=2026|montant=%s}}"
    "{{Règle|nom=seuils d'alerte d'un budget|valeur=50 ; 75|à partir du=2020-01-01}}"
)
LINE = "{{Contribution|date=2026-03-12|qui=Ana|quoi=x|cercle=Technique|montant=80}}"


def test_a_budget_that_can_be_read_raises_its_alerts() -> None:
    (row,) = budgets(ledger(SHEETS | {"B": BUDGET % "100 €", "J": LINE}), TODAY).budgets
    assert (row.is_unread, len(row.alert.sentences)) == (False, 1)


def test_a_budget_that_cannot_be_read_raises_none_and_says_so() -> None:
    read = ledger(SHEETS | {"B": BUDGET % "beaucoup", "J": LINE})
    (row,) = budgets(read, TODAY).budgets
    assert (row.is_unread, row.exists, row.alert.sentences, row.alert.since) == (True, True, (), ())


@pytest.mark.parametrize(
    ("unread", "field"),
    [
        ("{{Profil|nom=Zoé|publication=bof}}", "{{Profil}}"),
        ("{{Cercle|nom=Atelier|début=x}}", "{{Cercle}}"),
        ("{{Budget|nom=Atelier|année=2026|montant=x}}", "{{Budget}}"),
    ],
)
def test_nobody_is_told_to_create_what_is_written_and_cannot_be_read(unread: str, field: str) -> None:
    named = "budget=Atelier" if "Budget" in unread else "cercle=Atelier"
    line = f"{{{{Contribution|date=2026-03-12|qui=Zoé|quoi=x|{named}|montant=80}}}}"
    told = [
        issue.fault.message for issue in ledger(SHEETS | {"A": unread, "J": line}).issues if issue.page.title == "J"
    ]
    assert any(f"corriger sa fiche {field}, page « A »" in message for message in told)
    assert not any(f"avec {field}" in message for message in told)
