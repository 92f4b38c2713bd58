"""Who is asked for an opinion on a proposal, who answered, and whether enough did."""

from __future__ import annotations

import pytest

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.decisions import proposals_report
from coopwiki.subjects.decisions.proposals_report import ProposalRow
from ledgers import SHEETS, TODAY, ledger
from proposal_calls import one, proposed, said

MEMBERS = {"Technique": "{{Cercle|nom=Technique|raison d'être=x|membres=Ana Martin ; Paul Roy ; Inès Petit}}"}


def past(below: str = "", **fields: str) -> ProposalRow:
    given = proposed(échéance="2026-06-15", cercles="Technique", qui_décide="Technique", **fields)
    return one(MEMBERS | {"Carnet": given + below})


def test_a_deadline_past_without_objection_says_how_many_answered() -> None:
    start, end = "l’échéance est passée sans objection", ": la décision revient à Technique"
    assert past().awaits == (f"{start} (0 avis reçu sur 2 demandés) {end}",)
    row = past(said())
    assert row.awaits == (f"{start} (1 avis reçu sur 2 demandés) {end}",)
    assert (row.asked, row.silent) == (("Inès Petit", "Paul Roy"), ("Inès Petit",))


def test_those_who_are_named_are_asked_instead_of_the_members() -> None:
    row = past(said(), avis_demandés_à="Paul Roy ; Ana Martin")
    assert (row.asked, row.silent) == (("Paul Roy",), ())


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("1/2", "peut être adoptée"), ("1 au moins", "peut être adoptée"), ("2/3", "quorum à atteindre"),
        ("2", "quorum à atteindre"),
    ],
)  # fmt: skip
def test_a_quorum_is_awaited_where_the_frame_asks_one(value: str, state: str) -> None:
    rule = f"{{{{Règle|nom=quorum (cercle)|valeur={value}|à partir du=2020-01-01}}}}"
    row = past(said() + rule, cadre="cercle")
    assert row.state == state
    if state == "quorum à atteindre":
        assert row.awaits == ("le quorum n’est pas atteint : 1 avis reçu sur 2 demandés, il en faut 2",)
    assert past(said() + rule, cadre="assemblée").state == "peut être adoptée"
    assert past(said() + rule).state == "peut être adoptée"


def test_members_read_who_has_not_answered_and_visitors_nothing_of_it() -> None:
    books = ledger(SHEETS | MEMBERS | {"Carnet": proposed(échéance="2026-07-15", cercles="Technique") + said()})
    told = {}
    for readers in (Audience.MEMBERS, Audience.EVERYONE):
        (made,), failed = make([proposals_report.REPORT], context_of(books, TODAY, Settings(), readers))
        assert failed == ()
        told[readers] = next(page.content for page in made.pages if isinstance(page, RobotPage))
    assert "* Avis attendus encore : 1 sur 2 (Inès Petit)\n" in told[Audience.MEMBERS]
    assert "1 avis reçu sur 2 demandés" in told[Audience.MEMBERS]
    assert "sur 2" not in told[Audience.EVERYONE]
