"""The data pages that a wiki with the extension serves as calendars: `…/agenda/Technique.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coopwiki.core.audience import Audience
from coopwiki.exchange.calendar import CalendarEntry, calendar
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published, data_page
from coopwiki.publishing.title_parts import data_name
from coopwiki.subjects.agenda.feeds_report import AgendaEntry, CalendarFeeds


def feed_pages(context: Context, found: CalendarFeeds) -> Iterator[Published]:
    """For each circle that has something to come or not long past: what is open to everybody, and all of it."""
    for circle, own in found.by_circle:
        document = {
            "name": circle,
            "public": _written(_public(one, context.readers) for one in own if one.is_public),
            "all": _written(one.entry for one in own),
        }
        yield data_page(f"{context.data}/agenda/{data_name(circle)}.json", document)


def _public(one: AgendaEntry, readers: Audience) -> CalendarEntry:
    """What visitors get of it.

    Where they do not read the wiki, that is when, where and for whom, as it was said to everybody; the rest stands on
    a page that members alone read.
    """
    return one.entry if readers is Audience.EVERYONE else replace(one.entry, description=one.said)


def _written(entries: Iterable[CalendarEntry]) -> str:
    own = list(entries)
    return calendar(own).decode() if own else ""
