"""The data pages that a wiki with the extension serves as calendars: `…/agenda/Technique.json`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.exchange.calendar import CalendarEntry, calendar
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published, data_page
from coopwiki.publishing.title_parts import data_name
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


def feed_pages(context: Context) -> Iterator[Published]:
    """For each circle that has something to come or not long past: what is open to everybody, and all of it."""
    for circle, document in context.ledger.once(_documents, context.today, context.readers).items():
        yield data_page(f"{context.data}/agenda/{data_name(circle)}.json", document)


def _documents(ledger: Ledger, today: date, readers: Audience) -> dict[str, dict[str, object]]:
    """By circle. Where visitors do not read the wiki, they get neither the agenda of a meeting nor its page."""
    return {
        circle: {
            "name": circle,
            "public": _written(
                [
                    _for_visitors(record, entry) if readers is not Audience.EVERYONE else entry
                    for record, entry in own
                    if is_public(record)
                ]
            ),
            "all": _written([entry for _, entry in own]),
        }
        for circle, own in _by_circle(ledger, today).items()
    }


def _by_circle(ledger: Ledger, today: date) -> dict[str, list[tuple[Planned, CalendarEntry]]]:
    found = defaultdict(list)
    for type_ in (Meeting, Event):
        for record, entry in entries(ledger, ledger.of(type_)):
            circle = circle_of(ledger, record)
            if circle and _is_kept(record, today):
                found[circle].append((record, entry))
    return found


def _for_visitors(record: Planned, entry: CalendarEntry) -> CalendarEntry:
    """When, where and for whom, as it was said to everybody; the rest stands on a page that members alone read."""
    return replace(entry, description="\n".join(public_details(record)))


def is_public(record: Planned) -> bool:
    """Whether everybody may come, and so know."""
    return isinstance(record, Meeting) and loose(record.open_to or "").rstrip(".") in EVERYBODY


def _is_kept(record: Planned, today: date) -> bool:
    if record.every is not None:
        return record.until is None or record.until >= today - KEPT
    return record.day + timedelta(days=days_long(record)) >= today - KEPT


def _written(own: list[CalendarEntry]) -> str:
    return calendar(own).decode() if own else ""
