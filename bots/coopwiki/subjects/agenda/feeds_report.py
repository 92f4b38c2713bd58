"""What a wiki with the extension serves as calendars: the entries of each circle that has something to come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.exchange.calendar import CalendarEntry
from coopwiki.subjects.agenda.calendar_report import Calendar
from coopwiki.subjects.agenda.event import Event
from coopwiki.subjects.agenda.exports import entries, public_details
from coopwiki.subjects.agenda.planned import Planned, circle_of, days_long
from coopwiki.subjects.circles.meeting import Meeting

KEPT = timedelta(days=400)
"""How far back a calendar goes."""
EVERYBODY = frozenset((
    "tout le monde", "tous", "toutes", "toutes et tous", "tous et toutes", "tou-te-s", "toustes", "public", "le public",
    "tout public", "oui",
))  # fmt: skip
"""What `ouvert à` says, as `loose` gives it, where a meeting is open to everybody; anything else is for members."""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A meeting or an event. `said` is what was said of it to everybody, one thing a line; '' where it is not public.

    `is_public` says whether everybody may come, and so know.
    """

    entry: CalendarEntry
    is_public: bool
    said: str


@dataclass(frozen=True, slots=True)
class CalendarFeeds:
    """The agenda, and the entries of each circle by its name."""

    data: Calendar
    by_circle: tuple[tuple[str, tuple[AgendaEntry, ...]], ...]


def calendar_feeds(ledger: Ledger, data: Calendar) -> CalendarFeeds:
    """The calendars made from the report on the agenda: what is to come, or not long past."""
    found: dict[str, list[AgendaEntry]] = defaultdict(list)
    for type_ in (Meeting, Event):
        for record, entry in entries(ledger, ledger.of(type_)):
            circle = circle_of(ledger, record)
            if circle and _is_kept(record, data.on):
                found[circle].append(_agenda_entry(record, entry))
    return CalendarFeeds(data, tuple((circle, tuple(own)) for circle, own in found.items()))


def _agenda_entry(record: Planned, entry: CalendarEntry) -> AgendaEntry:
    public = is_public(record)
    return AgendaEntry(entry, public, "\n".join(public_details(record)) if public else "")


def is_public(record: Planned) -> bool:
    """Whether everybody may come, and so know."""
    return isinstance(record, Meeting) and loose(record.open_to or "").rstrip(".") in EVERYBODY


def _is_kept(record: Planned, today: date) -> bool:
    if record.every is not None:
        return record.until is None or record.until >= today - KEPT
    return record.day + timedelta(days=days_long(record)) >= today - KEPT
