"""What layouts may write beside the kit's own: hours, a day with its weekday, what takes place."""

from __future__ import annotations

from datetime import date, time

from coopwiki.core.days import WEEKDAYS
from coopwiki.core.hours import write_hour
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.values import day, member_text
from coopwiki.publishing.wikilinks import link
from coopwiki.subjects.agenda.calendar_report import CalendarEvent


def hour(value: str | None) -> str:
    """`12 h 30`, from `12:30`; nothing for None."""
    return Markup(write_hour(time.fromisoformat(value))) if value else Markup("")


def weekday(value: date) -> str:
    """`lundi 12 mars 2026`."""
    return Markup(f"{WEEKDAYS[value.weekday()]}\u00a0{day(value)}")


def times(row: CalendarEvent) -> str:
    """`12 h à 13 h`, `12 h`, `toute la journée`."""
    if row.start is None:
        return "toute la journée"
    return Markup(f"{hour(row.start)} à {hour(row.end)}") if row.end else hour(row.start)


def takes_place(row: CalendarEvent) -> str:
    """An event's title, with a link to where it is written, and its circle where the title does not name it."""
    circle = f" ({escape(row.circle)})" if row.circle and row.circle not in row.title else ""
    return Markup(f"{link(row.page, member_text(row.title))}{circle}")


FILTERS = (("hour", hour), ("weekday", weekday), ("times", times), ("takes_place", takes_place))
