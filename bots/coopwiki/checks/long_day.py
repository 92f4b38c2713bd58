"""Nobody works more than 16 hours a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.checks.issue_of import issue_of
from coopwiki.core.durations import clock
from coopwiki.core.fault import Fault
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.records.contribution import Contribution
from coopwiki.records.lines import lines

MOST = Decimal(16 * 60)
"""Minutes in a day past which somebody probably mistyped (records.md, *Contributions and money*)."""


def long_day(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns on every line of a person's day of more than 16 hours."""
    del today
    spent: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for line in lines(ledger):
        if line.contribution.spent is not None:
            spent[line.who, line.contribution.day] += line.contribution.spent
    long = {day: minutes for day, minutes in spent.items() if minutes > MOST}
    if long:
        yield from _issues(ledger, long)


def _issues(ledger: Ledger, long: dict[tuple[str, date], Decimal]) -> Iterator[Issue]:
    for line in lines(ledger):
        given: Contribution = line.contribution
        minutes = long.get((line.who, given.day))
        if minutes is not None and given.spent is not None:
            fault = Fault("long_day", clock(minutes), "la date et les durées de ce jour")
            yield issue_of(given, "durée", fault)
