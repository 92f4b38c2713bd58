"""Proposals: who decides, where each one stands from what is written, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.decisions.answers import Answers, answers
from coopwiki.subjects.decisions.citations import DecisionLink, link_of
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.objection import Objection
from coopwiki.subjects.decisions.opinion import OBJECTS, Opinion
from coopwiki.subjects.decisions.opinion import POSITIONS as POSITIONS
from coopwiki.subjects.decisions.parent_records import unread_below
from coopwiki.subjects.decisions.proposal import CLOSED, Proposal
from coopwiki.subjects.decisions.proposal_state import (
    DECIDED,
    STATES,
    Heard,
    OpinionRow,
    awaits,
    is_to_find,
    state_of,
    who_decides,
)
from coopwiki.subjects.decisions.proposals import Subjects, decided, opinions
from coopwiki.subjects.elections.elections import ABOVE, objections
from coopwiki.subjects.report import Future, ReportType, as_of, future_of
from coopwiki.subjects.rules.rule import Rule

MOST_PRECEDENTS = 20
"""So many precedents of a proposal are named, the newest."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A closed proposal on the same subject. `decided_by` is where it was decided, else who was to."""

    title: str
    state: str
    decided_by: str
    day: date
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal. `age` is in days since it was made.

    `decides` is as written, else from the frame, else `à trouver`. `awaits` are sentences that say what is missing,
    without names, `awaits_in_short` the same without how many answered; `objectors` those whose objection stands.
    `asked` are those whose opinion is asked for, `silent` those of them who have not answered; none once it is decided.
    """

    day: date
    title: str
    who: str
    question: str
    nature: str | None
    circles: tuple[str, ...]
    decides: str
    deadline: date | None
    written: str | None
    state: str
    awaits: tuple[str, ...]
    awaits_in_short: tuple[str, ...]
    objectors: tuple[str, ...]
    opinions: tuple[OpinionRow, ...]
    asked: tuple[str, ...]
    silent: tuple[str, ...]
    decision: DecisionLink | None
    precedents: tuple[Precedent, ...]
    article: str | None
    age: int
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Proposals:
    """Every proposal made up to `on`: those to decide by state and deadline, then the closed ones, newest first."""

    on: date
    revision: int
    open: tuple[ProposalRow, ...]
    closed: tuple[ProposalRow, ...]
    left_out: int
    future: tuple[Future, ...]


READS = (Proposal, Opinion, Objection, Decision, Circle, Rule)


def proposals(ledger: Ledger, today: date) -> Proposals:
    """The proposals as of `today`. People decide: the state says only what is written and what is not."""
    return ledger.once(_proposals, today)


def _proposals(ledger: Ledger, today: date) -> Proposals:
    rows = [_row(ledger, given, today) for given in ledger.of(Proposal) if given.day <= today]
    to_decide = [row for row in rows if row.state not in CLOSED]
    closed = [row for row in rows if row.state in CLOSED]
    dated = ((given.page, given.line, given.day) for given in ledger.of(Proposal))
    left_out = sum(len(ledger.left_out_of(type_)) for type_ in (Proposal, Opinion))
    return Proposals(
        on=today,
        revision=as_of(ledger, READS) if rows or left_out else 0,
        open=tuple(sorted(to_decide, key=_urgency)),
        closed=tuple(sorted(closed, key=lambda row: row.day, reverse=True)),
        left_out=left_out,
        future=future_of(Proposal.template, dated, today),
    )


def _urgency(row: ProposalRow) -> tuple[int, date, date]:
    return STATES.index(row.state), row.deadline or date.max, row.day


def _row(ledger: Ledger, given: Proposal, today: date) -> ProposalRow:
    said = _said(ledger, given, today)
    decision = decided(ledger, today).get(given)
    link = link_of(ledger, decision) if decision else None
    told = answers(ledger, given, today)
    heard = _heard(ledger, given, told)
    decides, state = _who_decides(ledger, given, link), state_of(given, said, decision, today, heard)
    return ProposalRow(
        day=given.day,
        title=given.title,
        who=ledger.people.canonical[given.who],
        question=given.question,
        nature=given.nature,
        circles=tuple(ledger.circles.canonical[name] for name in given.circles),
        decides=decides,
        deadline=given.deadline,
        written=given.state,
        state=state,
        awaits=tuple(awaits(given, said, state, decides, decision, heard)),
        awaits_in_short=tuple(awaits(given, said, state, decides, decision, replace(heard, answered=""))),
        objectors=tuple(dict.fromkeys(one.who for one in said if one.open and one.position == OBJECTS)),
        opinions=said,
        asked=told.asked,
        silent=() if state in CLOSED or link is not None else told.silent,
        decision=link,
        precedents=() if state in CLOSED else tuple(_precedents(ledger, given, today)),
        article=given.article,
        age=(today - given.day).days,
        page=given.page.title,
        revision=given.page.revision,
        line=given.line,
    )


def _said(ledger: Ledger, given: Proposal, today: date) -> tuple[OpinionRow, ...]:
    """What people said about a proposal."""
    return (
        *(_opinion(ledger, one, given, today) for one in opinions(ledger, given)),
        *(_objection(ledger, one, today) for one in objections(ledger, given)),
    )


def _who_decides(ledger: Ledger, given: Proposal, link: DecisionLink | None) -> str:
    """Who decides; where that is to be found, who decided."""
    decides = who_decides(ledger, given)
    return link.where if link is not None and is_to_find(decides) else decides


def _heard(ledger: Ledger, given: Proposal, told: Answers) -> Heard:
    """What stands about a proposal and can't be read, and how many answered."""
    opinions_ = unread_below(ledger, Opinion, (Proposal,)).get(given, 0)
    objections_ = unread_below(ledger, Objection, ABOVE).get(given, 0)
    cited = (item.values.get("proposal") for item in ledger.left_out_of(Decision))
    return Heard(
        opinions_ + objections_,
        any(title and heading(title) == heading(given.title) for title in cited),
        told.said,
        0 if told.is_enough else told.wanted,
    )


def _opinion(ledger: Ledger, one: Opinion, given: Proposal, today: date) -> OpinionRow:
    late = one.day is not None and given.deadline is not None and one.day > given.deadline
    return OpinionRow(
        who=ledger.people.canonical[one.who],
        position=one.position,
        argument=one.argument,
        day=one.day,
        lifted=one.lifted,
        open=one.awaits(today),
        late=late,
        page=one.page.title,
        revision=one.page.revision,
        line=one.line,
    )


def _objection(ledger: Ledger, one: Objection, today: date) -> OpinionRow:
    """An `{{Objection}}` below a proposal is an opinion like those that say so."""
    return OpinionRow(
        who=ledger.people.canonical[one.who],
        position=OBJECTS,
        argument=one.text,
        day=None,
        lifted=one.lifted,
        open=one.stands(today),
        late=False,
        page=one.page.title,
        revision=one.page.revision,
        line=one.line,
    )


def _precedents(ledger: Ledger, given: Proposal, today: date) -> Iterator[Precedent]:
    """The newest closed proposals on the same subject."""
    closed = ledger.once(_closed_before, today)
    for number in islice(ledger.once(_subjects, today).alike(given), MOST_PRECEDENTS):
        one, decision = closed[number]
        by = link_of(ledger, decision).where if decision else who_decides(ledger, one)
        state, page = one.state if one.state in CLOSED else DECIDED, one.page
        day = decision.day if decision else one.day
        yield Precedent(one.title, state or "", by, day, page.title, page.revision, one.line)


def _subjects(ledger: Ledger, today: date) -> Subjects:
    return Subjects(one for one, _ in ledger.once(_closed_before, today))


def _closed_before(ledger: Ledger, today: date) -> tuple[tuple[Proposal, Decision | None], ...]:
    """The proposals that are closed, each with its decision, the newest first."""
    taken = decided(ledger, today)
    written = sorted(ledger.of(Proposal), key=lambda one: one.day, reverse=True)
    return tuple((one, taken.get(one)) for one in written if one.day <= today and (one.state in CLOSED or one in taken))


REPORT = ReportType(
    "proposals",
    READS,
    proposals,
    robot="Propositions",
    says=(
        "who decides on each proposal, where it stands, what is missing; precedents; the closed ones and who decided"
    ),
    shows="Tableau de bord/Propositions, and a data page a proposal, once one is written",
)
