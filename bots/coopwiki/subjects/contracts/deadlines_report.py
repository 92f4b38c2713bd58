"""Deadlines: what the law and the cooperative's own rules ask next, of whom, until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.names import key, loose
from coopwiki.schema.kind import Kind
from coopwiki.schema.kinds import COUNT, TEXT
from coopwiki.schema.record import Record
from coopwiki.subjects.contracts.known_rules import (
    ASSOCIATION,
    BOARD,
    CAPE_CONTACT,
    CAPE_TOTAL,
    CESA_INTERVIEWS,
    MOST_ASSOCIATES,
    VERIFICATION,
)
from coopwiki.subjects.contracts.obligation import DueKind, Obligation, Settling
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.registry import seat
from coopwiki.subjects.report import ReportType, as_of
from coopwiki.subjects.rules.families import TERM
from coopwiki.subjects.rules.rule import Rule
from coopwiki.subjects.rules.rules import BY_KEY, rule_on_day

OVERDUE, SOON, LATER = "overdue", "soon", "later"
SOON_DAYS, LATER_MONTHS = 90, 12

KINDS: Mapping[str, DueKind] = MappingProxyType({kind.name: kind for subject in seat("due") for kind in subject.KINDS})
"""Every kind there is, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to do until a day. `rule` and `source` are None where the law or a record alone sets the day.

    `settled_by` is the record that settles it, as far as it is known; `page` and `line` are where it comes from.
    """

    kind: str
    who: str
    due: date
    days: int
    state: str
    rule: str | None
    source: str | None
    settled_by: Settling | None
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Deadlines:
    """What is overdue or due within a year, by day, kind and name; the rules without which a kind is not made."""

    on: date
    revision: int
    deadlines: tuple[Deadline, ...]
    missing_rules: tuple[str, ...]
    left_out: int


OWN: tuple[type[Record], ...] = tuple(type_ for subject in seat("due") for type_ in subject.OWN)
"""The types of which a record that can't be read is counted: a deadline may be missing."""
READS: tuple[type[Record], ...] = (*(type_ for subject in seat("due") for type_ in subject.READS), Profile, Rule)
NEEDED: tuple[tuple[str, Kind[Any]], ...] = (
    (CAPE_TOTAL, TERM), (ASSOCIATION, TERM), (CAPE_CONTACT, TERM), (CESA_INTERVIEWS, COUNT), (BOARD, COUNT),
    (MOST_ASSOCIATES, COUNT), (VERIFICATION, TEXT),
)  # fmt: skip


def deadlines(ledger: Ledger, today: date) -> Deadlines:
    """The deadlines as of `today`, by the rules in force that day."""
    return ledger.once(_deadlines, today)


def _deadlines(ledger: Ledger, today: date) -> Deadlines:
    within = months_after(today, LATER_MONTHS)
    found = [_deadline(ledger, today, one) for one in obligations(ledger, today) if one.due <= within]
    return Deadlines(
        on=today,
        revision=as_of(ledger, READS),
        deadlines=tuple(sorted(found, key=lambda one: (one.due, one.kind, loose(one.who)))),
        missing_rules=tuple(n for n, kind in NEEDED if rule_on_day(ledger, n, kind, today) is None),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in OWN),
    )


def deadlines_by_person(ledger: Ledger, today: date) -> Mapping[str, tuple[Deadline, ...]]:
    """What is due of each person, under their canonical name, by day."""
    found: dict[str, tuple[Deadline, ...]] = {}
    for one in deadlines(ledger, today).deadlines:
        if KINDS[one.kind].about == "person":
            found[one.who] = (*found.get(one.who, ()), one)
    return found


def obligations(ledger: Ledger, today: date) -> Iterator[Obligation]:
    """Whatever is due on a day, however far, as each subject's `due.py` finds it."""
    for subject in seat("due"):
        for find in subject.DUE:
            yield from find(ledger, today)


def _deadline(ledger: Ledger, today: date, one: Obligation) -> Deadline:
    origin = one.record
    return Deadline(
        kind=one.kind,
        who=one.who,
        due=one.due,
        days=(one.due - today).days,
        state=_state(ledger, today, one),
        rule=BY_KEY[key(one.rule.name)] if one.rule else None,
        source=one.rule.origin if one.rule else None,
        settled_by=one.settled_by,
        page=origin.page.title if origin else "",
        revision=origin.page.revision if origin else 0,
        line=origin.line if origin else 0,
    )


def _state(ledger: Ledger, today: date, one: Obligation) -> str:
    if one.kind == "associates":
        most = rule_on_day(ledger, MOST_ASSOCIATES, COUNT, today)
        return OVERDUE if most and stays(ledger).associates(today) >= most.value else SOON
    days = (one.due - today).days
    return OVERDUE if days < 0 else SOON if days <= SOON_DAYS else LATER


REPORT = ReportType(
    "deadlines",
    READS,
    deadlines,
    robot="Échéances",
    says=(
        "what is due: ends and limits of CAPE, associations, contacts, interviews, ends of mandates, decisions to "
        "review, articles and pages to be read again, the supervisory board, the number of associates; each with its "
        "rule and source"
    ),
    shows="Tableau de bord/Échéances, once something is due",
)
