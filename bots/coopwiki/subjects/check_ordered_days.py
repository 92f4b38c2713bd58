"""What ends ends after it began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.days import write_day
from coopwiki.core.fault import Fault, Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.decisions.decision import Decision
from coopwiki.subjects.decisions.opinion import Opinion
from coopwiki.subjects.decisions.proposal import Proposal
from coopwiki.subjects.record_issue import issue_of

DAYS_REVERSED = Sentence(
    "days_reversed",
    "Le {found} vient avant le jour où cela commence : {suggestion}.",
)


@dataclass(frozen=True, slots=True)
class OrderedDays:
    """Two attributes of a record type that hold days; `field` is what members call the second.

    `days` is how far the day suggested is from the first one.
    """

    type: type[Record]
    start: str
    end: str
    field: str
    days: int


SPANS = (
    OrderedDays(Proposal, "day", "deadline", "échéance", 30),
    OrderedDays(Opinion, "day", "lifted", "levé le", 0),
    OrderedDays(Decision, "day", "review", "revoir le", 365),
)


def ordered_days(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an end before its beginning."""
    del today
    for span in SPANS:
        for record in ledger.of(span.type):
            start, end = getattr(record, span.start), getattr(record, span.end)
            if start is not None and end is not None and end < start:
                yield issue_of(record, span.field, _fault(span, start, end))


def _fault(span: OrderedDays, start: date, end: date) -> Fault:
    meant = start + timedelta(days=span.days)
    suggestion = f"écrire un jour à partir du {write_day(start)}, par exemple {span.field}={meant}"
    return DAYS_REVERSED(write_day(end), suggestion)
