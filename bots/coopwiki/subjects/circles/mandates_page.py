"""The page of the report "mandates": `Tableau de bord/Mandats`."""

from __future__ import annotations

from collections.abc import Iterator

from coopwiki.core.names import loose
from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import MANDATES, ROLES
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.circles.holding import COMING, ENDING, HELD, OVER, is_to_hand_over
from coopwiki.subjects.circles.mandates_report import BODIES, BROKEN, UNKNOWN, MandateRow, Mandates

FIRST = {BROKEN: 0, UNKNOWN: 1}
"""The rules that ask for a look stand first."""


def mandate_page(context: Context, data: Mandates) -> Iterator[Published]:
    """One page: who represents which circle, each body, what is to be handed over, the rules."""
    now = [row for row in data.mandates if row.state in (HELD, ENDING)]
    yield context.page(
        context.title(MANDATES),
        "mandates",
        "circles/mandates",
        left_out=data.left_out,
        revision=data.revision,
        now=now,
        representing=_representing(data),
        coming=[r for r in data.mandates if r.state == COMING],
        bodies=[(body, [row for row in now if row.body == body]) for body in BODIES],
        handed=[r for r in data.mandates if is_to_hand_over(r.state, r.until, data.on) and not r.followed],
        past=[row for row in reversed(data.mandates) if row.state == OVER],
        checks=sorted(data.checks, key=lambda told: FIRST.get(told.verdict, 2)),
        broken=sum(told.verdict == BROKEN for told in data.checks),
        doubtful=sum(told.verdict == UNKNOWN for told in data.checks),
        not_noted=data.not_noted,
        roles_page=context.title(ROLES),
    )


def _representing(data: Mandates) -> list[MandateRow]:
    """The seats that represent a circle: those held; those over that nobody has followed."""
    seats = (row for row in data.mandates if row.represents and row.state != COMING)
    shown = (row for row in seats if row.state != OVER or not row.followed)
    return sorted(shown, key=lambda row: (loose(row.represents or ""), row.since))
