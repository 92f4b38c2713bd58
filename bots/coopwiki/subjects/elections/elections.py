"""What is known of elections from other records: their votes, their objections, the sheet of their role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import key, loose
from coopwiki.core.number_words import months_in_words, number_in_words
from coopwiki.schema.name_kinds import read_name
from coopwiki.schema.record import Record
from coopwiki.subjects.circles.mandate import BODIES, Mandate
from coopwiki.subjects.circles.named_body import named_body
from coopwiki.subjects.circles.role import SHARED, Role
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.decisions.parent_records import standing, unread_below
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.elections.election import YES, Election
from coopwiki.subjects.elections.vote import FIRST, SECOND, Vote

_COUNT = re.compile(r"([0-9]{1,4})(?: *voix)?")
_TALLIES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<name>[^:]{1,255}):(?P<count>[^:]{1,40})",
        r"(?P<name>[^()]{1,255})\((?P<count>[^()]{1,40})\)",
        r"(?P<count>[^:() ]{1,12}(?: voix)?) pour (?P<name>.{1,255})",
    )
)
"""`Ana Martin : 3`, `Ana Martin (3)`, `3 pour Ana Martin`."""
ABOVE: tuple[type[Record], ...] = (Election, Proposal)
"""What an objection may stand below."""


def votes(ledger: Ledger, election: Election) -> tuple[Vote, ...]:
    """The votes of an election, in page order."""
    return cast("tuple[Vote, ...]", standing(ledger, Vote, (Election,)).below.get(election, ()))


def objections(ledger: Ledger, above: Record) -> tuple[Objection, ...]:
    """The objections to an election or a proposal, in page order."""
    return cast("tuple[Objection, ...]", standing(ledger, Objection, ABOVE).below.get(above, ()))


def unread_votes(ledger: Ledger, election: Election) -> int:
    """How many votes of an election can't be read."""
    return unread_below(ledger, Vote, (Election,)).get(election, 0)


def unread_objections(ledger: Ledger, election: Election) -> int:
    """How many objections to an election can't be read: nothing is concluded before they are."""
    return unread_below(ledger, Objection, ABOVE).get(election, 0)


def lone(ledger: Ledger) -> Iterator[Record]:
    """Votes on pages without an election, objections on pages without either."""
    yield from standing(ledger, Vote, (Election,)).alone
    yield from standing(ledger, Objection, ABOVE).alone


@dataclass(frozen=True, slots=True)
class TypedTotal:
    """A total that was typed: for whom as typed, '' where no name is published; how many, 0 where not said."""

    name: str
    count: int


def tallies(typed: tuple[str, ...]) -> tuple[TypedTotal, ...]:
    """The totals of a round: `Ana Martin : 3`, `Ana Martin`, `7`, `7 voix`; others are left out."""
    return tuple(found for found in map(_tally, typed) if found)


def _tally(item: str) -> TypedTotal | None:
    only = _count(item)
    if only is not None:
        return TypedTotal("", only)
    for shape in _TALLIES:
        if found := shape.fullmatch(item.strip()):
            count = _count(found["count"])
            if count is not None:
                return _of(found["name"].strip(), count)
    return _of(item, 0)


def _of(name: str, count: int) -> TypedTotal | None:
    read = read_name(name)
    return TypedTotal(read.value, count) if read.value else None


def _count(typed: str) -> int | None:
    """A number of votes in figures or in words: `3`, `3 voix`, `trois`; None for anything else."""
    if found := _COUNT.fullmatch(typed.strip()):
        return int(found[1])
    return number_in_words(loose(typed).removesuffix(" voix"))


def unreadable(typed: tuple[str, ...]) -> tuple[str, ...]:
    """The totals of a round that can't be read."""
    return tuple(item for item in typed if _tally(item) is None)


@dataclass(frozen=True, slots=True)
class NamedFirst:
    """Who was named in the first round, canonical, in order; `whole` says that all of them are published."""

    names: tuple[str, ...]
    whole: bool

    def may_be_chosen(self, name: str) -> bool:
        """Whether nothing that is written speaks against a later vote for this person."""
        return not self.whole or name in self.names


def named_first(ledger: Ledger, election: Election) -> NamedFirst:
    """The people of the first round; without one, or with totals that name nobody, nobody knows."""
    people = ledger.people.canonical
    given = [one.chosen for one in votes(ledger, election) if one.round == FIRST]
    totals = tallies(election.first)
    names = dict.fromkeys(people[name] for name in (*given, *(t.name for t in totals if t.name)))
    published = all(one.name for one in totals) and not unreadable(election.first)
    published = published and not unread_votes(ledger, election)
    return NamedFirst(tuple(names), bool(names) and published)


def later_choices(ledger: Ledger, election: Election) -> Iterator[tuple[Election | Vote, str, str]]:
    """Who is chosen after the first round: the record, the field, the name as typed."""
    for vote in votes(ledger, election):
        if vote.round == SECOND:
            yield vote, "pour", vote.chosen
    for total in tallies(election.second):
        if total.name:
            yield election, "second tour", total.name
    for field, name in (("proposé", election.proposed), ("élu", election.elected)):
        if name is not None:
            yield election, field, name


def lasts(mandate: str | None) -> int | None:
    """The months of a mandate: `1 an`, `18 mois, renouvelable`, `un an et demi`; None where that isn't said."""
    return months_in_words(loose(mandate or ""))


def last_day(election: Election) -> date | None:
    """The last day of what the election gives; None where its length isn't written."""
    months = lasts(election.mandate)
    return None if months is None else months_after(election.day, months) - timedelta(days=1)


def concluded(ledger: Ledger, election: Election, today: date) -> bool:
    """Whether somebody holds the role by it: named, in agreement, no objection standing or unreadable."""
    standing_ = any(one.stands(today) for one in objections(ledger, election)) or unread_objections(ledger, election)
    agreed = election.elected is not None and election.agreement == YES
    return agreed and not standing_ and election.day <= today


def last_of_each_role(ledger: Ledger, today: date) -> tuple[Election, ...]:
    """The last concluded election of each role."""
    return ledger.once(_last_of_each_role, today)


def is_last(ledger: Ledger, election: Election, today: date) -> bool:
    """Whether it is the last concluded one of its role."""
    return election in ledger.once(_last_ones, today)


def _last_ones(ledger: Ledger, today: date) -> frozenset[Election]:
    return frozenset(last_of_each_role(ledger, today))


def _last_of_each_role(ledger: Ledger, today: date) -> tuple[Election, ...]:
    last: dict[tuple[str, str], Election] = {}
    for election in sorted(ledger.of(Election), key=lambda one: one.day):
        if concluded(ledger, election, today):
            last[_role(ledger, election.circle, election.role)] = election
    return tuple(last.values())


def sheet(ledger: Ledger, election: Election) -> Role | None:
    """The sheet of the role, of several the one that begins last; of a shared role that of who is elected.

    None where none is written.
    """
    own = ledger.once(_sheets).get(_role(ledger, election.circle, election.role), ())
    people, elected = ledger.people.canonical, election.elected or election.proposed
    theirs = [r for r in own if r.shared == SHARED and r.holder and elected and people[r.holder] == people[elected]]
    return max(theirs or own, key=lambda role: role.start or date.min, default=None)


def _sheets(ledger: Ledger) -> dict[tuple[str, str], list[Role]]:
    """By circle and role, the sheets written."""
    found: dict[tuple[str, str], list[Role]] = {}
    for role in ledger.of(Role):
        found.setdefault(_role(ledger, role.circle, role.name), []).append(role)
    return found


def _role(ledger: Ledger, circle: str, name: str) -> tuple[str, str]:
    return ledger.circles.canonical[circle], loose(key(name))


@dataclass(frozen=True, slots=True)
class Difference:
    """What the sheet of a role says otherwise than its last election: the field, what stands there, what to type."""

    field: str
    stands: str
    meant: str


def differences(ledger: Ledger, election: Election, role: Role) -> Iterator[Difference]:
    """Holder, first and last day of the sheet against the election; what the sheet leaves empty differs from nothing.

    A last day may be written as the day before or as the day itself on which the mandate is over. History is no
    difference: who holds the role by another way since, a role that begins later or ended early, a body with
    mandates of its own.
    """
    people, end = ledger.people.canonical, last_day(election)
    elected = people[election.elected or ""]
    if role.holder and people[role.holder] != elected:
        later = role.start is not None and role.start > election.day
        if not later and not _seated(ledger, election, elected):
            yield Difference("titulaire", people[role.holder], f"[[{elected}]]")
    elif role.start and role.start < election.day:
        yield Difference("début", role.start.isoformat(), election.day.isoformat())
    elif end and role.end and role.end > end + timedelta(days=1) and role.start in (None, election.day):
        yield Difference("fin", role.end.isoformat(), end.isoformat())


def _seated(ledger: Ledger, election: Election, elected: str) -> bool:
    """Whether a mandate says that somebody sits where the election puts them, beside whoever the sheet names."""
    body = named_body(election.role, election.circle)
    last = ledger.once(_seats).get((elected, body))
    return last is not None and last >= election.day


def _seats(ledger: Ledger) -> dict[tuple[str, str | None], date]:
    """By person and body, when their last mandate there begins."""
    found: dict[tuple[str, str | None], date] = {}
    for one in ledger.of(Mandate):
        seat = ledger.people.canonical[one.who], one.body
        found[seat] = max(one.start, found.get(seat, date.min))
    return found


def as_mandate(ledger: Ledger, election: Election) -> Mandate | None:
    """The mandate that an election to a body would give, or the one that is written; None for any other role.

    The role names the body: `Représentation à l'orientation`. A college stands on written mandates alone.
    """
    who = election.elected or election.proposed
    body = named_body(election.role, election.circle)
    if who is None or body is None:
        return None
    people = ledger.people.canonical
    for mandate in ledger.of(Mandate):
        current = mandate.end is None or mandate.end >= election.day
        if current and mandate.body == body and people[mandate.who] == people[who]:
            return mandate
    return Mandate(
        page=election.page,
        line=election.line,
        offset=election.offset,
        body=body,
        who=who,
        start=election.day,
        end=last_day(election),
        represents=election.circle if body == BODIES[2] else None,
    )


def to_paste(election: Election) -> str:
    """The fields of the role's sheet that follow from a concluded election."""
    end = last_day(election)
    last = f"|fin={end}" if end else ""
    return f"|titulaire=[[{election.elected}]]|début={election.day}{last}|désignation=élection sans candidat"
