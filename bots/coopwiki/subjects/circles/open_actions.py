"""Which actions are open: those that fade are asked about once, and stand in no list of what is to be done."""

from __future__ import annotations

from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.circles.action import DOING, DONE, DROPPED, TO_DO, Action

FADES = timedelta(days=60)
"""An action that is still to be done fades once nobody edited its page for so long."""


def state_of(given: Action, today: date) -> str:
    """What is written; what has a day on which it was done is done, unless it is given up."""
    done = given.done is not None and given.done <= today and given.state != DROPPED
    return DONE if done else given.state


def is_to_do(given: Action, today: date) -> bool:
    """Whether it is to do or under way, whatever its age."""
    return state_of(given, today) in (TO_DO, DOING)


def is_open(ledger: Ledger, given: Action, today: date) -> bool:
    """Whether it stands among what is to be done."""
    return is_to_do(given, today) and not is_faded(ledger, given, today)


def touched_on(ledger: Ledger, given: Action, today: date) -> date | None:
    """The day somebody last edited its page; None where nobody knows, or where it is not to do."""
    return ledger.touched.get(given.page.id) if is_to_do(given, today) else None


def is_faded(ledger: Ledger, given: Action, today: date) -> bool:
    """Whether it is asked about instead of standing among what is to be done."""
    touched = touched_on(ledger, given, today)
    return touched is not None and touched + FADES <= today
