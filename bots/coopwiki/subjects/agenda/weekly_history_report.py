"""The calls of the last weeks, each with its notes and with what the week before it and after it brought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.agenda.weekly_call import WEEK, notes_of, weekly_call
from coopwiki.subjects.circles.action import Action
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import counted_by_year, grouped, sums
from coopwiki.subjects.decisions.decision import Decision

WEEKS = 12
"""How many calls back."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeekSums:
    """What was noted from Monday `first` to Sunday `last`: minutes, those asked nothing for, euros to the cent."""

    first: date
    last: date
    lines: int
    minutes: Decimal
    unpaid_minutes: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call that was. `page` is that of its notes, None for none; `present` and `topics` count what they say.

    `decisions` and `done` count what was decided, and the actions done, from that day to the next call. `week` is the
    week before the call's.
    """

    day: date
    page: str | None
    present: int
    topics: int
    decisions: int
    done: int
    week: WeekSums


def week_before(ledger: Ledger, call: date, today: date) -> WeekSums:
    """The week before that of a call."""
    first = _monday(call) - WEEK
    return _sums(first, _week(ledger, first, today))


def lines_of_week(ledger: Ledger, call: date, today: date) -> list[Line]:
    """The contributions of the week before that of a call."""
    return _week(ledger, _monday(call) - WEEK, today)


def history(ledger: Ledger, today: date) -> tuple[PastCall, ...]:
    """The calls of twelve weeks, the latest first; none without the rule, nor a week in which nothing was written."""
    return tuple(row for row in _past(ledger, today) if row.page or row.decisions or row.done or row.week.lines)


def _past(ledger: Ledger, today: date) -> Iterator[PastCall]:
    call = weekly_call(ledger, today)
    if call.time is None:
        return
    for back in range(1, WEEKS + 1):
        day = call.day - back * WEEK
        notes = notes_of(ledger, day, call.time.hour)
        yield PastCall(
            day=day,
            page=notes.page.title if notes else None,
            present=len(notes.present) if notes else 0,
            topics=len(notes.agenda) if notes else 0,
            decisions=len(decided_after(ledger, day, today)),
            done=len(done_after(ledger, day, today)),
            week=week_before(ledger, day, today),
        )


def decided_after(ledger: Ledger, day: date, today: date) -> list[Decision]:
    """The decisions from the day of a call to the next one, up to today."""
    return [one for one in ledger.of(Decision) if day <= one.day < day + WEEK and one.day <= today]


def done_after(ledger: Ledger, day: date, today: date) -> list[Action]:
    """The actions done from the day of a call to the next one, up to today."""
    return [one for one in ledger.of(Action) if one.done and day <= one.done < day + WEEK and one.done <= today]


def _week(ledger: Ledger, monday: date, today: date) -> list[Line]:
    """The contributions of a week."""
    years = counted_by_year(ledger, today)
    of = {monday.year, (monday + WEEK - DAY).year}
    weeks = (ledger.kept.of(year, _by_monday, years.get(year, ())) for year in sorted(of))
    return [line for by_monday in weeks for line in by_monday.get(monday, ())]


def _by_monday(of_year: tuple[Line, ...]) -> Mapping[date, list[Line]]:
    return grouped(of_year, lambda line: _monday(line.contribution.day))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _sums(first: date, lines: list[Line]) -> WeekSums:
    found = sums(lines)
    return WeekSums(first, first + WEEK - DAY, found.lines, found.minutes, found.unpaid_minutes, found.amount)
