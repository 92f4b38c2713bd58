"""Accompaniment: who follows whom, which contacts are due and overdue, who has no referent; days only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.deadlines_report import OVERDUE, SOON, Deadline, deadlines
from coopwiki.subjects.contracts.due_people import met
from coopwiki.subjects.contracts.interview import Interview
from coopwiki.subjects.contracts.known_rules import CAPE_CONTACT, CESA_INTERVIEWS
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.rule import Rule

KINDS = ("contact", "interview")
"""The deadlines that somebody's referent sees to."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody who is accompanied: the type of their contract, when they were last met, what is due next.

    `due` and `state` are None where no rule asks for anything; `page` is their profile's, '' without one.
    """

    who: str
    type: str | None
    last_met: date | None
    kind: str | None
    due: date | None
    state: str | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Referent:
    """A referent and the people they follow. `here` says whether they have a contract in force themselves."""

    name: str
    here: bool
    people: tuple[Followed, ...]
    due: int
    overdue: int


@dataclass(frozen=True, slots=True)
class ReferentChange:
    """Somebody who has another referent since a day of this year."""

    who: str
    referent: str | None
    before: str
    day: date
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Accompaniment:
    """Everybody with a contract in force (where none is written at all: with a profile), by referent, in order of name.

    `due` counts what is due within 90 days, `overdue` what is past; `changes` are those of the year, by day.
    """

    on: date
    revision: int
    followed: int
    referents: tuple[Referent, ...]
    without: tuple[Followed, ...]
    changes: tuple[ReferentChange, ...]
    due: int
    overdue: int
    missing_rules: tuple[str, ...]
    left_out: int


OWN = (Contract, Membership, Interview, Profile)
READS = (*OWN, Rule)
RULES = (CAPE_CONTACT, CESA_INTERVIEWS)


def accompaniment(ledger: Ledger, today: date) -> Accompaniment:
    """Who is accompanied by whom as of `today`. A referent changes on simple request, by the profile alone."""
    rows = tuple(_rows(ledger, today))
    by_referent: dict[str, list[Followed]] = {}
    for referent, row in rows:
        by_referent.setdefault(referent, []).append(row)
    without = by_referent.pop("", [])
    names = sorted(by_referent, key=lambda name: (loose(name), name))
    missing = deadlines(ledger, today).missing_rules
    return Accompaniment(
        on=today,
        revision=as_of(ledger, READS),
        followed=len(rows) - len(without),
        referents=tuple(_referent(ledger, today, name, by_referent[name]) for name in names),
        without=tuple(without),
        changes=tuple(sorted(_changes(ledger, today), key=lambda one: one.day)),
        due=_count(rows, SOON),
        overdue=_count(rows, OVERDUE),
        missing_rules=tuple(name for name in missing if name in RULES),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
    )


def _count(rows: tuple[tuple[str, Followed], ...], state: str) -> int:
    return sum(row.state == state for _, row in rows)


def _rows(ledger: Ledger, today: date) -> Iterator[tuple[str, Followed]]:
    """Each person with their referent, '' for none, in order of name."""
    profiles = _profiles(ledger)
    due = _due(ledger, today)
    for who in sorted(_people(ledger, today, profiles), key=lambda name: (loose(name), name)):
        profile, contract = profiles.get(who), stays(ledger).in_force(who, today)
        referent = ledger.people.canonical[profile.referent] if profile and profile.referent else ""
        yield referent, _followed(ledger, today, who, contract, profile, due.get(who))


def _profiles(ledger: Ledger) -> Mapping[str, Profile]:
    return {ledger.people.canonical[profile.name]: profile for profile in ledger.of(Profile)}


def _people(ledger: Ledger, today: date, profiles: Mapping[str, Profile]) -> list[str]:
    contracts = stays(ledger).contracts
    there = [who for who in contracts if stays(ledger).in_force(who, today) is not None]
    return there if contracts else list(profiles)


def _due(ledger: Ledger, today: date) -> Mapping[str, Deadline]:
    """By person what is due first."""
    found: dict[str, Deadline] = {}
    for one in deadlines(ledger, today).deadlines:
        if one.kind in KINDS:
            found.setdefault(one.who, one)
    return found


def _followed(
    ledger: Ledger, today: date, who: str, contract: Contract | None, profile: Profile | None, due: Deadline | None
) -> Followed:
    return Followed(
        who=who,
        type=contract.type if contract else None,
        last_met=max((one.day for one in met(ledger, today, who)), default=None),
        kind=due.kind if due else None,
        due=due.due if due else None,
        state=due.state if due else None,
        page=profile.page.title if profile else "",
        revision=profile.page.revision if profile else 0,
        line=profile.line if profile else 0,
    )


def _referent(ledger: Ledger, today: date, name: str, people: list[Followed]) -> Referent:
    here = stays(ledger).in_force(name, today) is not None or not stays(ledger).contracts
    due, overdue = (sum(one.state == state for one in people) for state in (SOON, OVERDUE))
    return Referent(name, here, tuple(people), due, overdue)


def _changes(ledger: Ledger, today: date) -> Iterator[ReferentChange]:
    """In page order."""
    people = ledger.people.canonical
    for one in ledger.of(Profile):
        day, before = one.accompanied_since, one.former_referent
        if before and day and day.year == today.year and day <= today:
            now = people[one.referent] if one.referent else None
            page = one.page
            yield ReferentChange(people[one.name], now, people[before], day, page.title, page.revision, one.line)


REPORT = ReportType(
    "accompaniment",
    READS,
    accompaniment,
    robot="Accompagnement",
    says=(
        "who follows whom, when each was last met, which contacts and interviews are due and overdue; people without a "
        "referent, changes of referent this year; days only"
    ),
    shows=(
        "Tableau de bord/Accompagnement, once somebody has a contract or a referent: how many; by referent where the "
        "setting referents says so and members alone read"
    ),
)
