"""What the front page says of circles: roles without a holder, what is to be handed over, what presses, who meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.circle_life_report import ActionRow, MeetingRow, lives
from coopwiki.subjects.circles.holding import ENDING, OVER, VACANT, is_to_hand_over
from coopwiki.subjects.circles.mandates_report import MandateRow, mandates
from coopwiki.subjects.circles.roles_report import RoleRow, roles
from coopwiki.subjects.cobudgets.report import RUNNING, RoundRow, cobudget
from coopwiki.subjects.elections.report import OBJECTED, ElectionRow, elections

MOST = 5
"""Meetings and actions that the front page shows."""
WEEK = timedelta(days=7)
"""The meetings of these days are in the agenda of the week."""


@dataclass(frozen=True, slots=True)
class Governance:
    """Empty lists where there is nothing to say."""

    vacant: tuple[RoleRow, ...]
    handed: tuple[RoleRow, ...]
    seats: tuple[MandateRow, ...]
    rounds: tuple[RoundRow, ...]
    meetings: tuple[tuple[str, MeetingRow], ...]
    urgent: tuple[tuple[str, ActionRow], ...]
    objected: tuple[ElectionRow, ...]
    revision: int

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to say."""
        said = (self.vacant, self.handed, self.seats, self.rounds, self.meetings, self.urgent, self.objected)
        return not any(said)


def governance(ledger: Ledger, today: date) -> Governance:
    """What is under way in governance, as of today."""
    held, seated, given = roles(ledger, today), mandates(ledger, today), cobudget(ledger, today)
    voted = elections(ledger, today)
    own = sorted(lives(ledger, today).items())
    later = [(name, life.meeting) for name, life in own if life.meeting and life.meeting.day >= today + WEEK]
    pressing = [(name, action) for name, life in own for action in life.actions if action.urgent]
    return Governance(
        vacant=tuple(row for row in held.roles if row.state in (VACANT, OVER)),
        handed=tuple(row for row in held.roles if row.state == ENDING and not row.following),
        seats=tuple(r for r in seated.mandates if is_to_hand_over(r.state, r.until, today) and not r.followed),
        rounds=tuple(row for row in given.rounds if row.state == RUNNING),
        meetings=tuple(sorted(later, key=lambda pair: (pair[1].day, pair[0]))[:MOST]),
        urgent=tuple(sorted(pressing, key=lambda pair: (pair[1].due or date.max, pair[0]))[:MOST]),
        objected=tuple(row for row in voted.elections if row.state == OBJECTED),
        revision=max(held.revision, seated.revision, given.revision, voted.revision),
    )
