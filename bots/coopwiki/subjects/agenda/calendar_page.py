"""The page of the report "calendar": `Tableau de bord/Agenda`."""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from coopwiki.core.days import WEEKDAYS, YearMonth, write_month
from coopwiki.publishing.context import Context
from coopwiki.publishing.robot_page import Published
from coopwiki.subjects.agenda.calendar_report import AHEAD, CalendarEvent
from coopwiki.subjects.agenda.feeds_page import feed_pages
from coopwiki.subjects.agenda.feeds_report import CalendarFeeds

PAGE = "Agenda"
"""What the page is called."""


def calendar_page(context: Context, found: CalendarFeeds) -> Iterator[Published]:
    """One page, once something is planned: what comes, day by day, a table a month, what was; the data of calendars."""
    data = found.data
    if not data.events and not data.left_out:
        return
    coming = [row for row in data.events if row.last_day >= data.on]
    months = months_from(data.on, data.on + AHEAD)
    yield context.page(
        context.title(PAGE),
        "calendar",
        "agenda/calendar",
        left_out=data.left_out,
        revision=data.revision,
        on=data.on,
        coming=[(day, list(rows)) for day, rows in groupby(coming, key=lambda row: max(row.day, data.on))],
        past=[row for row in reversed(data.events) if row.last_day < data.on],
        months=[month_table(month, data.events) for month in months],
        weekdays=WEEKDAYS,
        zone=data.zone,
    )
    yield from feed_pages(context, found)


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the table; `inside` says that it belongs to the month."""

    day: date
    inside: bool
    events: tuple[CalendarEvent, ...]


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A month, week by week."""

    title: str
    weeks: tuple[tuple[DayCell, ...], ...]


def month_table(month: YearMonth, events: Iterable[CalendarEvent]) -> MonthTable:
    """The table of one month; what takes several days stands on each of them."""
    own = tuple(events)
    weeks = Weeks().monthdatescalendar(month.year, month.month)
    rows = tuple(tuple(_cell(day, month, own) for day in week) for week in weeks)
    return MonthTable(write_month(month), rows)


def _cell(day: date, month: YearMonth, events: tuple[CalendarEvent, ...]) -> DayCell:
    inside = day.month == month.month
    found = tuple(one for one in events if one.day <= day <= one.last_day) if inside else ()
    return DayCell(day, inside, found)


def months_from(first: date, last: date) -> tuple[YearMonth, ...]:
    """Every month that has one of these days."""
    found: dict[YearMonth, None] = {}
    day = first.replace(day=1)
    while day <= last:
        found[YearMonth(day.year, day.month)] = None
        day = (day + timedelta(days=32)).replace(day=1)
    return tuple(found)
