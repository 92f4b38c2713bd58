"""A proposal has one state, a decision names a proposal that is written, an opinion stands below one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.opinion import OBJECTS
from coopwiki.subjects.decisions.proposal import ADOPTED, CLOSED, Proposal
from coopwiki.subjects.decisions.proposals import decided, lone_opinions, opinions, titles
from coopwiki.subjects.elections.elections import objections
from coopwiki.subjects.record_issue import issue_of

PROPOSAL_TWO_STATES = Sentence(
    "proposal_two_states",
    "« {found} » est écrite deux fois avec deux états différents : {suggestion}.",
    contradiction="Propositions à deux états",
)
PROPOSAL_DECIDED = Sentence(
    "proposal_decided",
    "« {found} » est encore ouverte alors qu’une décision la cite : {suggestion}.",
    contradiction="Propositions à deux états",
)
ADOPTED_WITH_OBJECTION = Sentence(
    "adopted_with_objection",
    "« {found} » est dite adoptée alors que cette objection n’est pas levée : {suggestion}.",
    contradiction="Propositions à deux états",
)
SAME_PROPOSAL_TITLE = Sentence(
    "same_proposal_title",
    "« {found} » est aussi le titre d’une autre proposition : {suggestion}.",
)
UNKNOWN_PROPOSAL = Sentence(
    "unknown_proposal",
    "« {found} » n’est le titre d’aucune proposition : {suggestion}.",
)
OPINION_ALONE = Sentence(
    "opinion_alone",
    "Cet avis (« {found} ») n’est sur la page d’aucune proposition : {suggestion}.",
)


def single_state(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a title that two proposals have, with two states or not, and of one that is decided and not closed."""
    first: dict[str, Proposal] = {}
    for proposal in ledger.of(Proposal):
        held = first.setdefault(heading(proposal.title), proposal)
        if held.state != proposal.state:
            yield issue_of(proposal, "état", _two_states(proposal, held))
        elif proposal is not held and (proposal.day, proposal.question) != (held.day, held.question):
            suggestion = f"préciser l’un des deux, l’autre est sur « {held.page.title} », ligne {held.line}"
            yield issue_of(proposal, "titre", SAME_PROPOSAL_TITLE(proposal.title, suggestion))
    for proposal, decision in decided(ledger, today).items():
        if proposal.state not in CLOSED:
            suggestion = f"d’après la décision du {write_day(decision.day)}, écrire état={ADOPTED}, ou « refusée »"
            yield issue_of(proposal, "état", PROPOSAL_DECIDED(proposal.title, suggestion))


def _two_states(proposal: Proposal, held: Proposal) -> Fault:
    where = f"« {held.page.title} », ligne {held.line}"
    suggestion = f"n’en garder qu’une, l’autre est sur {where} ({held.state or 'sans état'})"
    return PROPOSAL_TWO_STATES(proposal.title, suggestion)


def adopted_without_objection(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a proposal closed as adopted below which an objection still stands."""
    for proposal in ledger.of(Proposal):
        if proposal.state != ADOPTED:
            continue
        below = (one for one in opinions(ledger, proposal) if one.position == OBJECTS and one.awaits(today))
        for opinion in below:
            yield issue_of(opinion, "levé le", _standing(proposal, "levé le"))
        for objection in objections(ledger, proposal):
            if objection.stands(today):
                yield issue_of(objection, "levée le", _standing(proposal, "levée le"))


def _standing(proposal: Proposal, field: str) -> Fault:
    suggestion = f"écrire quand elle est levée, par exemple {field}=2026-03-20, ou changer l’état"
    return ADOPTED_WITH_OBJECTION(proposal.title, suggestion)


def known_proposal(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a decision about a proposal that stands nowhere on the wiki."""
    del today
    for decision in ledger.of(Decision):
        typed = decision.proposal
        if typed and titles(ledger).find(typed) is None:
            near = titles(ledger).nearest(typed)
            write = "écrire la proposition avec {{Proposition}}, ou enlever « proposition »"
            suggestion = f"écrire « {near} », ou {write}" if near else write
            yield issue_of(decision, "proposition", UNKNOWN_PROPOSAL(typed, suggestion))


def opinion_on_proposal(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an opinion on a page that holds no proposal."""
    del today
    for one in lone_opinions(ledger):
        suggestion = "le déplacer sous sa proposition, écrite avec {{Proposition}}"
        yield issue_of(one, "position", OPINION_ALONE(one.who, suggestion))
