"""The page of the report "roles": `Tableau de bord/Rôles`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import MANDATES, ROLES
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.circles.holding import OVER, VACANT, is_to_hand_over
from coopwiki.subjects.circles.roles_done_report import RolesDone
from coopwiki.subjects.circles.roles_report import RoleRow

MOST_LINES = 5
"""Contributions shown of one role; the others are counted."""


def role_page(context: Context, found: RolesDone) -> Iterator[Published]:
    """One page: what is to be handed over, what is vacant, each circle, each person, who held what before."""
    data = found.data
    yield context.page(
        context.title(ROLES),
        "roles",
        "circles/roles",
        left_out=data.left_out,
        revision=data.revision,
        rows=data.roles,
        people=data.people,
        mandates_page=context.title(MANDATES),
        handed=[row for row in data.roles if _is_to_hand_over(row, data.on)],
        unfollowed=[row for row in data.roles if row.state == OVER and not _is_to_hand_over(row, data.on)],
        unheld=[row for row in data.roles if row.state in (VACANT, OVER)],
        vacant=[row for row in data.roles if row.state == VACANT],
        done=found.done,
        most=MOST_LINES,
        before=[(row, past) for row in data.roles for past in row.history],
    )


def _is_to_hand_over(row: RoleRow, today: date) -> bool:
    return row.holding is not None and is_to_hand_over(row.state, row.holding.until, today)
