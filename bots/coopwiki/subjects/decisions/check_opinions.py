"""Opinions come after their proposal and before its decision; who objects and then consents is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.decisions.opinion import AGREES, OBJECTS, Opinion
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.decisions.proposals import decided, opinions
from coopwiki.subjects.elections.elections import objections
from coopwiki.subjects.record_issue import issue_of

OPINION_TOO_EARLY = Sentence(
    "opinion_too_early",
    "Cet avis est du {found}, avant la proposition : {suggestion}.",
)
OPINION_TOO_LATE = Sentence(
    "opinion_too_late",
    "Cet avis est du {found}, après la décision : {suggestion}.",
)
LIFTED_TOO_EARLY = Sentence(
    "lifted_too_early",
    "Cette objection est levée le {found}, avant la proposition : {suggestion}.",
)
OBJECTOR_CONSENTS = Sentence(
    "objector_consents",
    "« {found} » objecte ici et consent ensuite : {suggestion}.",
)


def opinions_in_order(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an opinion before its proposal or after the decision, and of a lift before it."""
    taken = decided(ledger, today)
    for proposal in ledger.of(Proposal):
        for one in opinions(ledger, proposal):
            yield from _of_opinion(proposal, one, taken.get(proposal))
        for objection in objections(ledger, proposal):
            if objection.lifted is not None and objection.lifted < proposal.day:
                fault = LIFTED_TOO_EARLY(write_day(objection.lifted), _check_both(proposal))
                yield issue_of(objection, "levée le", fault)


def _of_opinion(proposal: Proposal, one: Opinion, decision: Decision | None) -> Iterator[Issue]:
    if one.day is not None and one.day < proposal.day:
        yield issue_of(one, "date", OPINION_TOO_EARLY(write_day(one.day), _check_both(proposal)))
    if one.day is not None and decision is not None and one.day > decision.day:
        there = f"vérifier les deux dates, la décision est du {write_day(decision.day)} (« {decision.page.title} »)"
        yield issue_of(one, "date", OPINION_TOO_LATE(write_day(one.day), there))


def _check_both(proposal: Proposal) -> str:
    return f"vérifier les deux dates, elle est du {write_day(proposal.day)}"


def given_up(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Asks whether an objection is lifted whose author consents later: nobody lifts it for them."""
    for proposal in ledger.of(Proposal):
        said = opinions(ledger, proposal)
        objected: tuple[Opinion | Objection, ...] = (*said, *objections(ledger, proposal))
        for one in objected:
            later = _consent_after(ledger, one, said, today) if _stands(one, today) else None
            if later is not None:
                field = "levé le" if isinstance(one, Opinion) else "levée le"
                day = later.day or today
                suggestion = (
                    f"si l’objection est levée, écrire {field}={day} ; sinon corriger l’avis de la ligne {later.line}"
                )
                yield issue_of(one, field, OBJECTOR_CONSENTS(one.who, suggestion))


def _stands(one: Opinion | Objection, today: date) -> bool:
    if isinstance(one, Objection):
        return one.stands(today)
    return one.position == OBJECTS and one.awaits(today)


def _consent_after(ledger: Ledger, one: Opinion | Objection, said: Sequence[Opinion], today: date) -> Opinion | None:
    """The consent of the same person that comes later: by its day, else by its place on the page."""
    people = ledger.people.canonical
    own = [other for other in said if other.position == AGREES and people[other.who] == people[one.who]]
    past = [other for other in own if other.day is None or other.day <= today]
    return next((other for other in past if _comes_after(other, one)), None)


def _comes_after(consent: Opinion, one: Opinion | Objection) -> bool:
    objected = one.day if isinstance(one, Opinion) else None
    if consent.day is not None and objected is not None and consent.day != objected:
        return consent.day > objected
    return (consent.line, consent.offset) > (one.line, one.offset)
