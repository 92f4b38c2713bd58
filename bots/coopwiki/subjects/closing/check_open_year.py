"""Nothing draws on a budget once it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.budgets.charges import draws
from coopwiki.subjects.closing.closing import Closing
from coopwiki.subjects.closing.closings import Closed, closings
from coopwiki.subjects.contributions.lines import lines
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.year_rule import year_of

LINE_AFTER_CLOSING = Sentence(
    "line_after_closing",
    "Cette fiche vient après la clôture de « {found} » : elle compte, mais n’a "
    "pas de part dans le partage ; {suggestion}.",
    contradiction="Fiches d’après la clôture de leur budget",
)


def open_year(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of what is dated after the day on which its budget of the year was closed.

    A closing without a day closes nothing before the end of its year.
    """
    decided = {key: found[0] for key, found in closings(ledger).items() if found[0].day}
    if not decided:
        return
    told: set[tuple[Closing, int, int]] = set()
    for record, day, name in _drawn(ledger, today):
        closing = _closing(decided, (year_of(ledger, day).name, name))
        if closing is None or closing.day is None or day <= closing.day:
            continue
        place = closing, record.page.id, record.offset
        if place not in told:
            told.add(place)
            yield _issue(record, name, closing.day)


def _drawn(ledger: Ledger, today: date) -> Iterator[tuple[Record, date, str]]:
    """Records that draw on a budget, their day, the budget's canonical name."""
    for line in lines(ledger):
        yield line.contribution, line.contribution.day, line.budget
    for draw in draws(ledger, today):
        yield draw.written, draw.day, draw.budget


def _closing(decided: dict[Closed, Closing], key: Closed) -> Closing | None:
    return decided.get(key) or decided.get((key[0], None))


def _issue(record: Record, name: str, closed: date) -> Issue:
    suggestion = f"dater ce qui suit le {write_day(closed)} de l’année suivante, ou décider à nouveau"
    return issue_of(record, "date", LINE_AFTER_CLOSING(name, suggestion))
