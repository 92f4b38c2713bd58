"""What the front page says of people: how many there are, and how much is to be done until when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from coopwiki.publishing.context import Context, newest
from coopwiki.subjects.contracts.deadlines_report import OVERDUE, SOON, deadlines
from coopwiki.subjects.contracts.headcount_report import headcount
from coopwiki.subjects.contracts.page import DEADLINES, HEADCOUNT


@dataclass(frozen=True, slots=True)
class Crowd:
    """Counts alone, and the pages that say more; `headcount_page` and `deadlines_page` are '' where there is none."""

    people: int
    associates: int
    overdue: int
    soon: int
    headcount_page: str
    deadlines_page: str
    revision: int


def crowd_of(context: Context) -> Crowd:
    """As of the context's day."""
    there, due = headcount(context.ledger, context.today), deadlines(context.ledger, context.today)
    states = Counter(one.state for one in due.deadlines)
    return Crowd(
        people=there.total,
        associates=there.associates,
        overdue=states[OVERDUE],
        soon=states[SOON],
        headcount_page=context.title(HEADCOUNT) if there.months else "",
        deadlines_page=context.title(DEADLINES) if due.deadlines else "",
        revision=newest((there.revision if there.months else 0, due.revision if due.deadlines else 0)),
    )
