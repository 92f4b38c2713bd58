"""The steps of an election without candidate follow from each other; what it gives is on the role's sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.elections.election import YES, Election
from coopwiki.subjects.elections.elections import (
    differences,
    last_of_each_role,
    lasts,
    later_choices,
    lone,
    named_first,
    objections,
    sheet,
    unreadable,
    votes,
)
from coopwiki.subjects.elections.vote import Vote
from coopwiki.subjects.record_issue import issue_of

VOTE_NEVER_NAMED = Sentence(
    "vote_never_named",
    "« {found} » n’a été nommé·e par personne au premier tour : {suggestion}.",
)
VOTE_TWICE = Sentence(
    "vote_twice",
    "« {found} » donne deux voix au même tour : {suggestion}.",
)
ELECTED_TOO_EARLY = Sentence(
    "elected_too_early",
    "« {found} » est noté·e comme élu·e {suggestion}.",
    contradiction="Fiches de rôle et élections",
)
TOTAL_UNREADABLE = Sentence(
    "total_unreadable",
    "« {found} » ne se lit pas comme un total de voix : écrire par exemple {suggestion}.",
)
MANDATE_LENGTH = Sentence(
    "mandate_length",
    "« {found} » ne dit pas combien de temps dure le mandat : écrire par exemple {suggestion}.",
)
BELOW_NOTHING = Sentence(
    "below_nothing",
    "Cette fiche {found} n’est sous aucune autre sur cette page et ne compte pas : {suggestion}.",
)
ROLE_NOT_AS_ELECTED = Sentence(
    "role_not_as_elected",
    "La fiche du rôle dit {found}, l’élection autre chose : {suggestion}.",
    contradiction="Fiches de rôle et élections",
)


ELECTED_NOT_PROPOSED = Sentence(
    "elected_not_proposed",
    "« {found} » est noté·e comme élu·e, mais ce n’est pas la personne proposée : {suggestion}.",
)


def known_vote(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a later vote, a proposal or a result for somebody whom nobody named in the first round."""
    del today
    people = ledger.people.canonical
    for election in ledger.of(Election):
        first = named_first(ledger, election)
        for record, field, name in later_choices(ledger, election):
            if not first.may_be_chosen(people[name]):
                named = ", ".join(f"« {one} »" for one in first.names)
                suggestion = f"n’y sont nommées que {named} ; corriger le nom, ou ajouter la voix qui manque"
                yield issue_of(record, field, VOTE_NEVER_NAMED(name, suggestion))


def single_vote(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of somebody who votes twice in one round."""
    del today
    people = ledger.people.canonical
    for election in ledger.of(Election):
        given = set()
        for vote in votes(ledger, election):
            who = (vote.round, people[vote.voter]) if vote.voter else None
            if who is not None and who in given:
                suggestion = "n’en garder qu’une, ou corriger « de » ou « tour »"
                yield issue_of(vote, "de", VOTE_TWICE(vote.voter or "", suggestion))
            given.add(who)


def elected_in_the_end(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a result without an agreement, with an open objection, or of somebody who was not proposed."""
    for election in ledger.of(Election):
        if election.elected is None:
            continue
        if election.agreement != YES:
            said = "sans son accord" if election.agreement is None else "alors que « accord » dit non"
            suggestion = f"{said} ; écrire accord=oui s’il est donné, ou vider « élu »"
            yield _too_early(election, "accord", suggestion)
        people = ledger.people.canonical
        if election.proposed is not None and people[election.proposed] != people[election.elected]:
            suggestion = f"« proposé » dit {people[election.proposed]} ; corriger l’un des deux"
            yield issue_of(election, "élu", ELECTED_NOT_PROPOSED(election.elected, suggestion))
        for one in objections(ledger, election):
            if one.stands(today):
                suggestion = f"l’objection de la ligne {one.line} n’est pas levée ; y écrire « levée le »"
                yield _too_early(election, "élu", suggestion)


def _too_early(election: Election, field: str, suggestion: str) -> Issue:
    return issue_of(election, field, ELECTED_TOO_EARLY(election.elected or "", suggestion))


def readable_election(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of totals that can't be read, and of a mandate without a length."""
    del today
    for election in ledger.of(Election):
        for field, typed in (("premier tour", election.first), ("second tour", election.second)):
            for item in unreadable(typed):
                suggestion = "Ana Martin : 3 ; Paul Roy : 2"
                yield issue_of(election, field, TOTAL_UNREADABLE(item, suggestion))
        if election.mandate is not None and lasts(election.mandate) is None:
            yield issue_of(election, "mandat", MANDATE_LENGTH(election.mandate, "1 an"))


def below_its_election(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a vote or an objection on a page without what it is about."""
    del today
    for record in lone(ledger):
        wanted = "{{Élection}}" if isinstance(record, Vote) else "{{Élection}} ou {{Proposition}}"
        field = "pour" if isinstance(record, Vote) else "texte"
        suggestion = f"la déplacer sous la fiche dont elle parle, {wanted}"
        yield issue_of(record, field, BELOW_NOTHING(record.template, suggestion))


def sheet_as_elected(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a role's sheet that says otherwise than the role's last concluded election."""
    for election in last_of_each_role(ledger, today):
        role = sheet(ledger, election)
        if role is None:
            continue
        for one in differences(ledger, election, role):
            suggestion = (
                f"l’élection du {write_day(election.day)} (« {election.page.title} », ligne {election.line}) donne "
                f"{one.field}={one.meant}"
            )
            found = f"{one.field}={one.stands}"
            yield issue_of(role, one.field, ROLE_NOT_AS_ELECTED(found, suggestion))


CHECKS = (
    known_vote,
    single_vote,
    elected_in_the_end,
    readable_election,
    below_its_election,
    sheet_as_elected,
)
