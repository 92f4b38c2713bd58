"""Two meetings of one circle at once, and people in two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.hours import write_hour
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.occurrences import around
from coopwiki.subjects.agenda.planned import Occurrence, Planned
from coopwiki.subjects.circles.meeting import Meeting
from coopwiki.subjects.record_issue import issue_of

CIRCLE_AT_ONCE = Sentence(
    "circle_at_once",
    "Le cercle « {found} » a deux réunions en même temps : {suggestion}.",
    contradiction="Réunions en même temps",
)
PERSON_AT_ONCE = Sentence(
    "person_at_once",
    "« {found} » est attendu·e à deux réunions en même temps : {suggestion}.",
    contradiction="Réunions en même temps",
)
Names = Callable[[Meeting], Iterable[str]]
"""The circle of a meeting, or its people."""
_SHORTEST = timedelta(minutes=1)
"""What nobody said the length of stands at its first minute alone."""


def circle_at_once(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of two meetings of one circle whose hours overlap; once for two records."""
    circles = ledger.circles.canonical
    groups = _groups(ledger, today, lambda meeting: (circles[meeting.circle],))
    for circle, group in groups.items():
        for one, other in _overlapping(group):
            fault = CIRCLE_AT_ONCE(circle, _where(one, other))
            yield issue_of(one.record, "heure", fault)


def person_at_once(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a person who hosts or attends two meetings of two circles whose hours overlap."""
    of, circles = ledger.people.canonical, ledger.circles.canonical
    groups = _groups(ledger, today, lambda meeting: {of[name] for name in (*meeting.hosts, *meeting.present)})
    for who, group in groups.items():
        for one, other in _overlapping(group):
            if circles[one.record.circle or ""] != circles[other.record.circle or ""]:
                yield issue_of(one.record, "heure", PERSON_AT_ONCE(who, _where(one, other)))


def _groups(ledger: Ledger, today: date, names: Names) -> dict[str, list[Occurrence]]:
    """The meetings that have an hour, by each name they have."""
    groups: dict[str, list[Occurrence]] = defaultdict(list)
    for one in around(ledger, today):
        if one.start and isinstance(one.record, Meeting):
            for name in names(one.record):
                groups[name].append(one)
    return groups


def _overlapping(group: Iterable[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The one that begins later, then the other; each record is reported once, however many it meets."""
    running: list[tuple[datetime, Occurrence]] = []
    told: set[Planned] = set()
    spans = sorted(((*_span(one), one) for one in group), key=lambda span: (span[0], span[2].order))
    for start, end, one in spans:
        running = [(until, other) for until, other in running if until > start]
        other = next((found for _, found in running if found.record != one.record), None)
        if other and one.record not in told:
            told.add(one.record)
            yield one, other
        running.append((end, one))


def _span(one: Occurrence) -> tuple[datetime, datetime]:
    """From when to when, in UTC."""
    start = (one.start or datetime.combine(one.day, datetime.min.time(), UTC)).astimezone(UTC)
    end = one.end.astimezone(UTC) if one.end else start
    return start, max(end, start + _SHORTEST)


def _where(one: Occurrence, other: Occurrence) -> str:
    hour = f" à {write_hour(other.start.timetz())}" if other.start else ""
    record = other.record
    when = f"le {write_day(one.day)}, l’autre est{hour}"
    return f"{when}, « {record.page.title} », ligne {record.line} ; changer l’heure de l’une"
