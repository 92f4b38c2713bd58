"""A decision holds together with what it replaces, where it was taken, and the proposal that it closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, loose
from coopwiki.schema.record import Record
from coopwiki.subjects.decisions.decision import CONSENT, METHODS, Decision
from coopwiki.subjects.decisions.decisions import succession
from coopwiki.subjects.decisions.opinion import OBJECTS
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.decisions.proposal_state import ACTING, circle_named, is_to_find, who_decides
from coopwiki.subjects.decisions.proposals import opinions, titles
from coopwiki.subjects.elections.elections import objections
from coopwiki.subjects.record_issue import issue_of

REPLACES_LATER = Sentence(
    "replaces_later",
    "Cette décision remplace « {found} », qui est plus récente : {suggestion}.",
    contradiction="Décisions qui se suivent à l’envers",
)
SAME_TITLE = Sentence(
    "same_decision_title",
    "« {found} » est aussi le titre d’une décision prise ailleurs : {suggestion}.",
)
NEAR_PLACE = Sentence(
    "near_place",
    "« {found} » n’est le nom d’aucun cercle, mais ressemble à un : {suggestion}.",
)
CONSENT_WITH_OBJECTION = Sentence(
    "consent_with_objection",
    "Cette décision est dite par consentement, mais {found} : {suggestion}.",
    contradiction="Consentement et objections",
)
DECIDED_EARLY = Sentence(
    "decided_early",
    "Cette décision est du {found}, avant la proposition qu’elle cite : {suggestion}.",
)
DECIDED_ELSEWHERE = Sentence(
    "decided_elsewhere",
    "La proposition dit que {found} décide, la décision est prise ailleurs : {suggestion}.",
    contradiction="Décisions prises par d’autres que prévu",
)


def in_order(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a decision that replaces a later one: the older one can't end what came after it."""
    del today
    found = succession(ledger)
    for decision in ledger.of(Decision):
        for other in found.older.get(decision, ()):
            if other.day > decision.day and decision not in found.circular:
                suggestion = f"vérifier les dates, ou écrire « remplace » dans celle du {write_day(other.day)}"
                yield issue_of(decision, "remplace", REPLACES_LATER(other.title, suggestion))


def distinct_titles(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a title that two places have: whoever cites it can't say which one is meant."""
    del today
    first: dict[str, Decision] = {}
    for decision in ledger.of(Decision):
        before = first.setdefault(heading(decision.title), decision)
        if _place(ledger, before) != _place(ledger, decision):
            suggestion = f"préciser l’un des deux, l’autre est sur « {before.page.title} », ligne {before.line}"
            yield issue_of(decision, "titre", SAME_TITLE(decision.title, suggestion))


def _place(ledger: Ledger, decision: Decision) -> str:
    return loose(ledger.circles.canonical[decision.where])


def known_place(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a place that is nearly a circle's name; assemblies and others need no sheet."""
    del today
    for decision in ledger.of(Decision):
        yield from _near(ledger, decision, "où", decision.where)
    for proposal in ledger.of(Proposal):
        name = circle_named(proposal.decides or "")
        if name and not is_to_find(name):
            yield from _near(ledger, proposal, "qui décide", name)


def _near(ledger: Ledger, record: Record, field: str, place: str) -> Iterator[Issue]:
    near = "" if place in ledger.circles else ledger.circles.nearest(place)
    if near:
        yield issue_of(record, field, NEAR_PLACE(place, f"écrire « {near} » si c’est lui"))


def closes_its_proposal(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a consent while an objection stands, and of a decision by others than the proposal says."""
    for decision in ledger.of(Decision):
        proposal = titles(ledger).find(decision.proposal) if decision.proposal else None
        if proposal is None or decision.day > today:
            continue
        if decision.day < proposal.day:
            suggestion = f"vérifier les deux dates, « {proposal.title} » est du {write_day(proposal.day)}"
            yield issue_of(decision, "date", DECIDED_EARLY(write_day(decision.day), suggestion))
        standing = _standing(ledger, proposal, decision.day)
        if standing and decision.method == CONSENT:
            said = f"{standing} objection{'s' * (standing > 1)} sur « {proposal.title} » n’{_is(standing)} pas levée"
            suggestion = "écrire quand elle l’est dans sa fiche, ou corriger « méthode »"
            yield issue_of(decision, "méthode", CONSENT_WITH_OBJECTION(said + "s" * (standing > 1), suggestion))
        decides = who_decides(ledger, proposal)
        if _decided_elsewhere(ledger, decides, decision):
            suggestion = f"corriger « où » ici, ou « qui décide » sur « {proposal.page.title} »"
            yield issue_of(decision, "où", DECIDED_ELSEWHERE(f"« {decides} »", suggestion))


def _decided_elsewhere(ledger: Ledger, decides: str, decision: Decision) -> bool:
    """Whether a known decider is another one; who acts, by stigmergy, may be anybody."""
    return not is_to_find(decides) and decides != ACTING and loose(decides) not in _words(ledger, decision)


def _is(count: int) -> str:
    return "est" if count == 1 else "sont"


def _standing(ledger: Ledger, proposal: Proposal, today: date) -> int:
    """How many objections to a proposal stand on the day of its decision."""
    said = sum(one.position == OBJECTS and one.awaits(today) for one in opinions(ledger, proposal))
    return said + sum(one.stands(today) for one in objections(ledger, proposal))


def _words(ledger: Ledger, decision: Decision) -> str:
    """The place of a decision, compared by what it holds: `assemblée` is in `assemblée générale`."""
    by = loose(decision.method) if decision.method == METHODS[4] else ""
    return f"{_place(ledger, decision)} {loose(decision.where)} {by}"
