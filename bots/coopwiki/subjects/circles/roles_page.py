"""The page of the report "roles": `Tableau de bord/Rôles`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import MANDATES, ROLES
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.circles.holding import ENDING, OVER, VACANT
from coopwiki.subjects.circles.role_lines import role_lines
from coopwiki.subjects.circles.roles_report import Roles

MOST_LINES = 5
"""Contributions shown of one role; the others are counted."""


def role_page(context: Context, data: Roles) -> Iterator[Published]:
    """One page: what is to be handed over, what is vacant, each circle, each person, who held what before."""
    yield context.page(
        context.title(ROLES),
        "roles",
        "circles/roles",
        left_out=data.left_out,
        revision=data.revision,
        rows=data.roles,
        people=data.people,
        mandates_page=context.title(MANDATES),
        handed=[row for row in data.roles if row.state in (ENDING, OVER)],
        unheld=[row for row in data.roles if row.state in (VACANT, OVER)],
        vacant=[row for row in data.roles if row.state == VACANT],
        done=role_lines(context.ledger, context.today),
        most=MOST_LINES,
        before=[(row, past) for row in data.roles for past in row.history],
    )
