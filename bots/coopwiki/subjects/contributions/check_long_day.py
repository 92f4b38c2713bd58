"""Nobody works more than 16 hours a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from coopwiki.core.durations import clock
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.lines import Line, lines_by_year
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
    years = sorted(lines_by_year(ledger).items())
    yield from chain.from_iterable(ledger.kept.of(year, _issues, found) for year, found in years)


def _issues(of_year: tuple[Line, ...]) -> tuple[Issue, ...]:
    long = {key: minutes for key, minutes in _spent(of_year).items() if minutes > MOST}
    return tuple(_found(of_year, long)) if long else ()


def _spent(of_year: tuple[Line, ...]) -> dict[tuple[str, date], Decimal]:
    """Minutes by person and day."""
    spent: dict[tuple[str, date], Decimal] = {}
    for line in of_year:
        given = line.contribution
        if given.spent is not None:
            key = line.who, given.day
            spent[key] = spent[key] + given.spent if key in spent else given.spent
    return spent


def _found(of_year: tuple[Line, ...], long: dict[tuple[str, date], Decimal]) -> Iterator[Issue]:
    for line in of_year:
        given = line.contribution
        minutes = long.get((line.who, given.day))
        if minutes is not None and given.spent is not None:
            fault = LONG_DAY(clock(minutes), "la date et les durées de ce jour")
            yield issue_of(given, "durée", fault)
