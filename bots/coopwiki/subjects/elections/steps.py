"""The steps of an election without candidate: each recorded, or what is missing of it, in words without names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.elections.election import NO, YES, Election
from coopwiki.subjects.elections.elections import objections, tallies, unread_objections, unread_votes, votes
from coopwiki.subjects.elections.vote import FIRST, SECOND


@dataclass(frozen=True, slots=True)
class ElectionStep:
    """One step: what is recorded or not, without names; `lacks` is what is missing in a few words, '' for nothing."""

    name: str
    said: str
    lacks: str = ""

    @property
    def recorded(self) -> bool:
        """Whether nothing of it is missing."""
        return not self.lacks


def steps_of(ledger: Ledger, given: Election, standing: int) -> Iterator[ElectionStep]:
    """The steps in their order, as sociocracy has them."""
    yield _asked(given)
    yield _round(ledger, given, FIRST)
    yield _round(ledger, given, SECOND)
    if given.proposed or given.elected:
        yield ElectionStep("Proposition", "une personne est proposée")
    else:
        yield ElectionStep("Proposition", "« proposé » est vide", "une personne proposée")
    yield _objected(ledger, given, standing)
    yield _agreed(given)
    if given.elected:
        yield ElectionStep("Résultat", "la personne qui prend le rôle est écrite")
    else:
        yield ElectionStep("Résultat", "« élu » est vide", "le résultat")


def _asked(given: Election) -> ElectionStep:
    fields = (
        ("les missions", given.missions),
        ("les qualités", given.qualities),
        ("la durée du mandat", given.mandate),
    )
    missing = _listed([name for name, value in fields if not value])
    said = f"il manque {missing}" if missing else "tout est écrit"
    return ElectionStep("Missions, qualités, mandat", said, missing)


def _round(ledger: Ledger, given: Election, number: str) -> ElectionStep:
    """A round is recorded by its votes, or by totals alone; nothing here depends on names."""
    own = [one for one in votes(ledger, given) if one.round == number]
    totals = tallies(given.first if number == FIRST else given.second)
    name, lacks = _ROUNDS[number]
    if unread := unread_votes(ledger, given):
        return ElectionStep(name, f"{len(own)} voix, et {unread} à corriger", "des voix à corriger")
    if own:
        return ElectionStep(name, f"{len(own)} voix")
    if totals:
        return ElectionStep(name, "des totaux, sans dire de qui")
    return ElectionStep(name, "aucune voix n’est notée", lacks)


_ROUNDS = {
    FIRST: ("Premier tour, avec des raisons", "le premier tour"),
    SECOND: ("Second tour", "le second tour"),
}


def _objected(ledger: Ledger, given: Election, standing: int) -> ElectionStep:
    """No objection written is a round without one, once somebody is proposed."""
    every, name = len(objections(ledger, given)), "Tour d’objections"
    if standing:
        left = f"{standing} objection{_s(standing)} à lever"
        return ElectionStep(name, left, left)
    if unread := unread_objections(ledger, given):
        said = f"{unread} objection{_s(unread)} à corriger"
        return ElectionStep(name, f"{said} avant de conclure", said)
    if every:
        return ElectionStep(name, f"{every} objection{_s(every)} levée{_s(every)}")
    if given.proposed or given.elected:
        return ElectionStep(name, "aucune objection n’est écrite")
    return ElectionStep(name, "il vient après la proposition", "le tour d’objections")


def _agreed(given: Election) -> ElectionStep:
    name = "Accord de la personne"
    if given.agreement == YES:
        return ElectionStep(name, "la personne est d’accord")
    if given.agreement == NO:
        return ElectionStep(name, "la personne n’est pas d’accord : revenir au second tour", "une autre proposition")
    return ElectionStep(name, "son accord n’est pas noté", "l’accord de la personne")


def _s(count: int) -> str:
    return "s" if count > 1 else ""


def _listed(words: list[str]) -> str:
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
