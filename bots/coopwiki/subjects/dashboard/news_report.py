"""What the front page says of the days around: what is open to opinions, this week's meetings, calls, decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.calendar_report import CalendarEvent, calendar
from coopwiki.subjects.calls.calls_report import CallRow, calls
from coopwiki.subjects.dashboard.governance_report import WEEK
from coopwiki.subjects.decisions.decisions_report import DecisionRow, decisions
from coopwiki.subjects.decisions.proposal import CLOSED, CONSULTING, OPEN
from coopwiki.subjects.decisions.proposal_state import ADOPTABLE, DECIDED, OBJECTED, STATES, UNREAD
from coopwiki.subjects.decisions.proposals_report import ProposalRow, proposals

LATELY = timedelta(days=30)
"""How far back a decision is news."""
MOST = 5
"""Decisions that the front page shows."""


@dataclass(frozen=True, slots=True)
class News:
    """Empty lists where there is nothing to say. `opinions` are open to opinions, `waiting` await a decision.

    `reviews` are decisions whose day of review has come; `counts` are the proposals of each state, closed ones too.
    `revision` is the newest of the pages that stand here.
    """

    opinions: tuple[ProposalRow, ...]
    waiting: tuple[ProposalRow, ...]
    week: tuple[CalendarEvent, ...]
    calls: tuple[CallRow, ...]
    decided: tuple[DecisionRow, ...]
    reviews: tuple[DecisionRow, ...]
    counts: tuple[tuple[str, int], ...]
    revision: int


def news(ledger: Ledger, today: date) -> News:
    """The news as of today; the week is today and the six days after."""
    written = proposals(ledger, today)
    asked = written.open
    coming = tuple(one for one in calendar(ledger, today).events if one.last_day >= today and one.day < today + WEEK)
    closing = tuple(one for one in calls(ledger, today).calls if one.closing)
    taken = [one for one in decisions(ledger, today).decisions if today - LATELY < one.day <= today]
    reviews = decisions(ledger, today).to_review
    decided = tuple(sorted(taken, key=lambda one: one.day, reverse=True)[:MOST])
    return News(
        opinions=tuple(one for one in asked if one.state in (CONSULTING, OPEN, UNREAD)),
        waiting=tuple(one for one in asked if one.state in (ADOPTABLE, OBJECTED, DECIDED)),
        week=coming,
        calls=closing,
        decided=decided,
        reviews=reviews,
        counts=tuple(_counts((*asked, *written.closed))),
        revision=max(_revisions(asked, coming, closing, decided, reviews, written.closed), default=0),
    )


def _counts(rows: Sequence[ProposalRow]) -> Iterator[tuple[str, int]]:
    """How many proposals are in each state that occurs, the open ones first."""
    found = Counter(row.state for row in rows)
    yield from ((state, found[state]) for state in (*STATES, *CLOSED) if found[state])


def _revisions(*shown: Sequence[ProposalRow | CalendarEvent | CallRow | DecisionRow]) -> Iterator[int]:
    for rows in shown:
        yield from (row.revision for row in rows)
