"""A record names people who have a profile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import key
from coopwiki.schema.record import Record
from coopwiki.schema.references import is_list, references
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.renunciations import renunciations
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.several_names import apart, several
from coopwiki.subjects.unread_names import mend

AMBIGUOUS_PERSON = Sentence(
    "ambiguous_person",
    "« {found} » est le nom de plusieurs personnes : la ligne compte sous ce nom ; écrire {suggestion}.",
)
UNKNOWN_PERSON = Sentence(
    "unknown_person",
    "« {found} » n’est dans aucun profil : la ligne compte sous ce nom ; {suggestion}.",
)

SEVERAL_PEOPLE = Sentence(
    "several_people",
    "« {found} » nomme plusieurs personnes : {suggestion}.",
)
OWN_REFERENT = Sentence(
    "own_referent",
    "« {found} » s’accompagne soi-même : {suggestion}.",
)
REFERENT_CHANGE_UNDATED = Sentence(
    "referent_change_undated",
    "Le changement de référent·e de « {found} » n’a pas de jour : {suggestion}.",
)


def known_person(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a name that no profile has, and of a name that two profiles share. The line still counts."""
    del today
    faults = _Faults(ledger)
    for record, field, who in _named(ledger, faults):
        if fault := _several(ledger, record, field, who) or faults[who]:
            yield issue_of(record, field, fault)


def _several(ledger: Ledger, record: Record, field: str, who: str) -> Fault | None:
    """What is wrong with a name that is those of several people; None for another."""
    people = ledger.people
    parts = () if who in people else several(who, lambda name: name in people)
    if not parts:
        return None
    names = tuple(people.canonical[part] for part in parts)
    return SEVERAL_PEOPLE(who, apart(names, in_list=is_list(type(record), field)))


class _Faults(dict[str, Fault | None]):
    """What is wrong with each name; each is looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger

    def __missing__(self, who: str) -> Fault | None:
        self[who] = fault = _fault(self._ledger, who)
        return fault


def _named(ledger: Ledger, faults: _Faults) -> Iterator[tuple[Record, str, str]]:
    """Records with a name that has a fault, the field that holds it, and the name as typed."""
    for reference in references(ledger.records, "actor"):
        field = reference.field
        named = reference.named_among(ledger, lambda who: faults[who] is not None)
        yield from ((record, field, who) for record, who in named)
    for closing in ledger.of(Closing):
        yield from ((closing, "renoncements", given.who) for given in renunciations(closing))


def _fault(ledger: Ledger, who: str) -> Fault | None:
    if ledger.people.is_ambiguous(who):
        return AMBIGUOUS_PERSON(who, _other_names(ledger, who))
    if who in ledger.people:
        return None
    if to_mend := mend(ledger, Profile, who):
        return UNKNOWN_PERSON(who, to_mend)
    near, create = ledger.people.nearest(who), "créer son profil avec {{Profil}}"
    return UNKNOWN_PERSON(who, f"écrire « {near} », ou {create}" if near else create)


def _other_names(ledger: Ledger, who: str) -> str:
    """What its namesakes go by and nobody else does; profiles that share a name are among those left out."""
    profiles = [item.values for item in ledger.left_out_of(Profile)]
    names = [(values.get("name", ""), *values.get("aliases", ())) for values in profiles]
    distinct = {
        name for group in names if key(who) in map(key, group) for name in group if not ledger.people.is_ambiguous(name)
    }
    typed = " ou ".join(f"« {name} »" for name in sorted(distinct))
    return typed or "un nom qui n’appartient qu’à une personne"


def accompanied(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of somebody who is their own referent, and of a change of referent without its day."""
    people = ledger.people.canonical
    for one in ledger.of(Profile):
        if one.referent and key(people[one.referent]) == key(people[one.name]):
            yield issue_of(one, "référent", OWN_REFERENT(one.name, "écrire qui accompagne, ou rien"))
        if one.former_referent and one.accompanied_since is None:
            fault = REFERENT_CHANGE_UNDATED(one.name, f"ajouter par exemple référent depuis={today}")
            yield issue_of(one, "référent précédent", fault)


CHECKS = (known_person, accompanied)
