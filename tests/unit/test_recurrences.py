"""Recurrences: the days of random rules against those a plain calendar gives, and how they are written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.hours import Hours, read_hours
from coopwiki.core.recurrence import Recurrence, read_recurrence
from coopwiki.exchange.recurring import days_of, first_day

DAYS = st.dates(date(1999, 1, 1), date(2041, 12, 31))
EVERY = st.integers(1, 12)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda days: tuple(sorted(days)))
PLACES = st.sets(st.sampled_from((1, 2, 3, 4, 5, -1, -2)), min_size=1, max_size=2).map(
    lambda places: tuple(sorted(places, key=lambda place: (place < 0, place)))
)
MONTH_DAYS = st.sets(st.sampled_from((1, 15, 28, 29, 30, 31, -1)), min_size=1, max_size=2).map(
    lambda days: tuple(sorted(days, key=lambda day: (day < 0, day)))
)
RULES = st.one_of(
    st.builds(Recurrence, st.sampled_from(("day", "week", "month", "year")), EVERY),
    st.builds(Recurrence, st.just("week"), EVERY, WEEKDAYS),
    st.builds(Recurrence, st.just("month"), EVERY, WEEKDAYS, PLACES),
    st.builds(Recurrence, st.just("month"), EVERY, st.just(()), st.just(()), MONTH_DAYS),
)


def plain_days(rule: Recurrence, start: date, last: date) -> Iterator[date]:
    """The days of a rule, by looking at every day of the calendar."""
    first = start
    while not of_rule(rule, start, first):
        first += timedelta(days=1)
    day = first
    while day <= last:
        if of_rule(rule, start, day) and steps(rule, first, day) % rule.every == 0:
            yield day
        day += timedelta(days=1)


def of_rule(rule: Recurrence, start: date, day: date) -> bool:
    """Whether a day is one of the rule's, were there no step."""
    if rule.period == "day":
        return True
    if rule.period == "year":
        return (day.month, day.day) == (start.month, start.day)
    if rule.period == "week":
        return day.weekday() in (rule.weekdays or (start.weekday(),))
    length = monthrange(day.year, day.month)[1]
    if rule.month_days:
        return day.day in rule.month_days or (-1 in rule.month_days and day.day == length)
    if not rule.weekdays:
        return day.day == start.day
    from_first, from_last = (day.day + 6) // 7, -((length - day.day) // 7 + 1)
    return day.weekday() in rule.weekdays and bool({from_first, from_last} & set(rule.places))


def steps(rule: Recurrence, first: date, day: date) -> int:
    """How many days, weeks from Monday, months or years lie between."""
    if rule.period == "day":
        return (day - first).days
    if rule.period == "week":
        monday = first - timedelta(days=first.weekday())
        return (day - monday).days // 7
    years = day.year - first.year
    return years if rule.period == "year" else years * 12 + day.month - first.month


@given(RULES, DAYS, st.integers(0, 700))
def test_the_days_of_a_rule_are_those_of_the_calendar(rule: Recurrence, start: date, length: int) -> None:
    last = start + timedelta(days=length)
    assert list(days_of(rule, start, start, last)) == list(plain_days(rule, start, last))


@given(RULES, DAYS, st.integers(-200, 2000), st.integers(0, 200))
def test_a_window_holds_the_same_days_as_the_whole(rule: Recurrence, start: date, away: int, length: int) -> None:
    first = start + timedelta(days=away)
    last = first + timedelta(days=length)
    whole = [day for day in days_of(rule, start, start, last) if day >= first]
    assert list(days_of(rule, start, first, last)) == whole


@given(RULES)
def test_a_rule_is_read_as_it_is_written(rule: Recurrence) -> None:
    """But for eight days, which in French are a week."""
    if rule == Recurrence("day", 8):
        rule = Recurrence("week")
        assert read_recurrence("huit jours").value == rule
    assert read_recurrence(str(rule)).value == rule


@pytest.mark.parametrize(
    ("rule", "start", "days"),
    [
        ("lundi", "2026-06-30", ["2026-07-06", "2026-07-13"]),
        ("un lundi sur deux", "2026-06-30", ["2026-07-06", "2026-07-20"]),
        ("5e vendredi du mois", "2026-06-30", ["2026-07-31", "2026-10-30"]),
        ("dernier jeudi du mois", "2026-06-30", ["2026-07-30", "2026-08-27"]),
        ("dernier jour du mois", "2026-01-31", ["2026-01-31", "2026-02-28"]),
        ("mois", "2026-01-31", ["2026-01-31", "2026-03-31"]),
        ("année", "2024-02-29", ["2024-02-29", "2028-02-29"]),
    ],
)
def test_known_series_take_place_on_known_days(rule: str, start: str, days: list[str]) -> None:
    read = read_recurrence(rule).value
    assert read is not None
    begin = date.fromisoformat(start)
    found = days_of(read, begin, begin, begin + timedelta(days=1500))
    assert [str(day) for day, _ in zip(found, days, strict=False)] == days


def test_29_february_is_found_beyond_a_year_that_is_no_leap_year() -> None:
    assert first_day(Recurrence("year"), date(2096, 2, 29)) == date(2096, 2, 29)
    days = days_of(Recurrence("year"), date(2096, 2, 29), date(2096, 3, 1), date(2105, 1, 1))
    assert list(days) == [date(2104, 2, 29)]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("14 h 30", Hours(time(14, 30))),
        ("14:30", Hours(time(14, 30))),
        ("14H", Hours(time(14))),
        ("midi", Hours(time(12))),
        ("Midi et demi", Hours(time(12, 30))),
        ("minuit", Hours(time(0))),
        ("à 9 heures", Hours(time(9))),
        ("de 14 h à 16 h 30", Hours(time(14), Decimal(150))),
        ("22h-1h", Hours(time(22), Decimal(180))),
        ("25 h", None),
        ("24 h", None),
        ("12h60", None),
        ("vers 14 h", None),
        ("14 h -", None),
        ("le matin", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, hours: Hours | None) -> None:
    assert read_hours(typed) == hours
