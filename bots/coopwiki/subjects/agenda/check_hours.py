"""Hours and days of the agenda that can be read, and that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from coopwiki.core.days import write_day
from coopwiki.core.durations import clock
from coopwiki.core.fault import Sentence
from coopwiki.core.hours import HOUR_EXAMPLE, read_hours, write_hour
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.agenda.planned import Planned, at, planned, start_hour
from coopwiki.subjects.record_issue import issue_of

HOUR_UNREADABLE = Sentence(
    "hour_unreadable",
    "« {found} » n’est pas une heure lisible, l’agenda montre la journée entière : {suggestion}.",
)
HOUR_SKIPPED = Sentence(
    "hour_skipped",
    "À {found}, les horloges avancent et cette heure n’existe pas : {suggestion}.",
)
LASTS_NOTHING = Sentence(
    "lasts_nothing",
    "Une durée de {found} ne dit pas quand cela finit : {suggestion}.",
)
EVENT_ENDS_BEFORE = Sentence(
    "event_ends_before",
    "L’événement finit le {found}, avant de commencer : {suggestion}.",
)


def readable_hour(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an hour that nobody can read or that does not exist that day, of a length or an end without sense."""
    del today
    zone = ZoneInfo(ledger.zone)
    for record in planned(ledger):
        if record.hour and read_hours(record.hour) is None:
            fault = HOUR_UNREADABLE(record.hour, f"écrire par exemple heure={HOUR_EXAMPLE}")
            yield issue_of(record, "heure", fault)
        if record.every is None:
            yield from _skipped(record, zone)
        if record.duration is not None and record.duration <= 0:
            yield issue_of(record, "durée", LASTS_NOTHING(clock(record.duration), "écrire par exemple durée=1h30"))
        if isinstance(record, Event) and record.end and record.end < record.day:
            suggestion = f"écrire un jour à partir du {write_day(record.day)}"
            yield issue_of(record, "fin", EVENT_ENDS_BEFORE(write_day(record.end), suggestion))


def _skipped(record: Planned, zone: ZoneInfo) -> Iterator[Issue]:
    hour = start_hour(record)
    moved = at(record.day, hour, zone).time() if hour else None
    if hour and moved and moved != hour:
        found = f"{write_hour(hour)}, le {write_day(record.day)}"
        yield issue_of(record, "heure", HOUR_SKIPPED(found, f"l’agenda montre {write_hour(moved)}"))
