"""Nobody works more than 16 hours a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.durations import clock
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.record_issue import issue_of

LONG_DAY = Sentence(
    "long_day",
    "Cela fait {found} pour une seule personne ce jour-là : vérifier {suggestion}.",
)

MOST = Decimal(16 * 60)
"""Minutes in a day past which somebody probably mistyped."""


def long_day(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns on every line of a person's day of more than 16 hours."""
    del today
    long = {
        (who, day): minutes for who, days in _spent(ledger).items() for day, minutes in days.items() if minutes > MOST
    }
    if long:
        yield from _issues(ledger, long)


def _spent(ledger: Ledger) -> dict[str, dict[date, Decimal]]:
    """Minutes by person and day."""
    names = ledger.people.canonical
    spent: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for given in ledger.of(Contribution):
        if given.spent is not None:
            days, day = spent[names[given.who]], given.day
            days[day] = days[day] + given.spent if day in days else given.spent
    return spent


def _issues(ledger: Ledger, long: dict[tuple[str, date], Decimal]) -> Iterator[Issue]:
    names = ledger.people.canonical
    for given in ledger.of(Contribution):
        minutes = long.get((names[given.who], given.day))
        if minutes is not None and given.spent is not None:
            fault = LONG_DAY(clock(minutes), "la date et les durées de ce jour")
            yield issue_of(given, "durée", fault)
