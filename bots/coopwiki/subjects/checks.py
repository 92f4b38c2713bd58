"""Every check, in the order of the subjects: each one's `checks.py` names its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.registry import seat

Check = Callable[[Ledger, date], Iterator[Issue]]

CHECKS: tuple[Check, ...] = tuple(rule for subject in seat("checks") for rule in subject.CHECKS)


def check(ledger: Ledger, today: date) -> tuple[Issue, ...]:
    """Every issue of the ledger: those met while reading, then those of each check, by page and line."""
    found = [*ledger.issues, *(issue for rule in CHECKS for issue in rule(ledger, today))]
    return tuple(sorted(found, key=lambda issue: issue.order))
