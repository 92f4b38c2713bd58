"""The pages that the front page leads to."""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.publishing.context import Context
from coopwiki.publishing.page_names import CIRCLES, COBUDGETS, DECISIONS, ELECTIONS, MANDATES, PROPOSALS, ROLES
from coopwiki.subjects.agenda.calendar_page import PAGE as AGENDA
from coopwiki.subjects.calls.calls_page import PAGE as CALLS
from coopwiki.subjects.contracts.page import DEADLINES, HEADCOUNT
from coopwiki.subjects.freshness.page import PAGE as FRESHNESS


@dataclass(frozen=True, slots=True)
class FrontLinks:
    """Their titles."""

    roles: str
    mandates: str
    cobudgets: str
    circles: str
    elections: str
    proposals: str
    agenda: str
    calls: str
    decisions: str
    headcount: str
    deadlines: str
    freshness: str


def titles(context: Context) -> FrontLinks:
    """The titles of pages below this wiki's root."""
    return FrontLinks(
        roles=context.title(ROLES),
        mandates=context.title(MANDATES),
        cobudgets=context.title(COBUDGETS),
        circles=context.title(CIRCLES),
        elections=context.title(ELECTIONS),
        proposals=context.title(PROPOSALS),
        agenda=context.title(AGENDA),
        calls=context.title(CALLS),
        decisions=context.title(DECISIONS),
        headcount=context.title(HEADCOUNT),
        deadlines=context.title(DEADLINES),
        freshness=context.title(FRESHNESS),
    )
