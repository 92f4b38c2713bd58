"""A decision replaces one that is written, and none replaces itself by way of others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.budgets.transfer import Transfer
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.decisions import Succession, named, succession
from coopwiki.subjects.decisions.effects import decision_named, leads_to_a_page
from coopwiki.subjects.record_issue import issue_of

UNKNOWN_DECISION = Sentence(
    "unknown_decision",
    "« {found} » n’est le titre d’aucune décision : {suggestion}.",
)
NEAR_DECISION = Sentence(
    "near_decision",
    "« {found} » n’est le titre d’aucune décision, mais ressemble à un : {suggestion}.",
)
CIRCULAR_DECISIONS = Sentence(
    "circular_decisions",
    "Ces décisions se remplacent en rond ({found}) et restent toutes en vigueur : {suggestion}.",
    contradiction="Décisions qui se remplacent en rond",
)


def known_decision(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a replaced decision that stands nowhere on the wiki."""
    del today
    for decision, typed in succession(ledger).unknown:
        near = named(ledger).nearest(typed)
        write = "écrire l’ancienne avec {{Décision}}, ou enlever « remplace »"
        suggestion = f"écrire « {near} », ou {write}" if near else write
        yield issue_of(decision, "remplace", UNKNOWN_DECISION(typed, suggestion))


def known_cause(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a transfer or a budget that names a decision nearly by its title; other words and links stay."""
    del today
    caused: tuple[Transfer | Budget, ...] = (*ledger.of(Transfer), *ledger.of(Budget))
    for effect in caused:
        typed = effect.decision
        if not typed or leads_to_a_page(typed) or decision_named(ledger, typed):
            continue
        if near := named(ledger).nearest(typed):
            yield issue_of(effect, "décision", NEAR_DECISION(typed, f"écrire « {near} » si c’est elle"))


def decision_succession(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of decisions that replace each other in a circle: each of them still counts as in force."""
    del today
    found = succession(ledger)
    for decision in ledger.of(Decision):
        if decision in found.circular:
            yield issue_of(decision, "remplace", _circular(found, decision))


def _circular(found: Succession, decision: Decision) -> Fault:
    way = found.circle(decision)
    first = min(way, key=lambda one: one.day)
    shown = " → ".join(one.title for one in (*way, way[0]))
    suggestion = f"enlever « remplace » de « {first.title} » ({write_day(first.day)}), la plus ancienne"
    return CIRCULAR_DECISIONS(shown, suggestion)
