"""A simulated year with both clock changes: each job comes when it is due, once, in three zones."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from coopwiki.serving.schedule_file import Job
from coopwiki.serving.scheduler import trigger
from coopwiki.serving.service_status import trouble
from coopwiki.serving.state import JobState
from coopwiki.serving.times import At, Every, When, read_at, read_every

ZONES = ("Europe/Paris", "America/New_York", "Pacific/Noumea")
AT = ("00:00", "01:59", "02:00", "02:30", "03:00", "03:10", "23:59")
KINDS: tuple[When, ...] = (
    *map(read_at, AT), read_at("02:30", "dimanche"), read_at("02:30", "25"), read_every("1 h"), read_every("6 h"),
)  # fmt: skip
YEAR = 2026


def fires(when: When, zone: ZoneInfo) -> list[datetime]:
    """Every time of a year at which the scheduler runs a job, in UTC."""
    now = datetime(YEAR, 1, 1, tzinfo=zone)
    due = trigger(when, zone, now)
    found: list[datetime] = []
    previous: datetime | None = None
    while True:
        previous = due.get_next_fire_time(previous, now)
        if previous.astimezone(UTC) >= datetime(YEAR + 1, 1, 1, tzinfo=zone).astimezone(UTC):
            return found
        found.append(previous.astimezone(UTC))
        now = previous


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("when", [when for when in KINDS if isinstance(when, At)], ids=str)
def test_an_hour_comes_once_on_each_of_its_days(when: At, name: str) -> None:
    zone = ZoneInfo(name)
    days = Counter(moment.astimezone(zone).date() for moment in fires(when, zone))
    every = (date(YEAR, 1, 1) + timedelta(days=number) for number in range(365))
    wanted = [day for day in every if when.weekday in (None, day.weekday()) and when.day in (None, day.day)]
    first = wanted[1:] if when.hour.hour == when.hour.minute == 0 and when.weekday is when.day is None else wanted
    assert days == Counter(first)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("when", [when for when in KINDS if isinstance(when, Every)], ids=str)
def test_an_interval_is_as_long_in_both_nights_as_in_any_other(when: Every, name: str) -> None:
    zone = ZoneInfo(name)
    moments = fires(when, zone)
    assert {following - moment for moment, following in pairwise(moments)} == {when.period}
    assert len(moments) == timedelta(days=365) // when.period
    assert moments[0].astimezone(zone).date() == date(YEAR, 1, 1)


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("when", KINDS, ids=str)
def test_a_job_that_has_just_run_is_not_due_and_is_due_at_the_next_time(when: When, name: str) -> None:
    zone = ZoneInfo(name)
    moments = fires(when, zone)
    for moment, following in pairwise(moments):
        ran = moment.astimezone(zone)
        for later in (timedelta(seconds=40), (following - moment) - timedelta(seconds=1)):
            assert not when.due(ran, (moment + later).astimezone(zone))
        assert when.due(ran, following.astimezone(zone))


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.long
def test_a_job_that_ran_a_moment_ago_is_no_trouble_at_any_hour(name: str) -> None:
    zone, job = ZoneInfo(name), Job("tout", "", Every(1, "min"))
    start = datetime(YEAR, 1, 1, tzinfo=zone).astimezone(UTC)
    for number in range(365 * 24 * 2):
        moment = start + timedelta(minutes=30 * number)
        ran = JobState("ok", moment.astimezone(zone), moment.astimezone(zone))
        assert trouble(job, ran, moment.astimezone(zone), (moment + timedelta(seconds=40)).astimezone(zone)) == ""
        late = (moment + timedelta(minutes=20)).astimezone(zone)
        assert trouble(job, ran, moment.astimezone(zone), late) != ""


def test_an_hour_that_does_not_exist_moves_on_and_one_that_is_there_twice_is_the_first() -> None:
    paris, at = ZoneInfo("Europe/Paris"), read_at("02:30")
    assert at.next(datetime(2026, 3, 28, 12, tzinfo=paris)).isoformat() == "2026-03-29T03:30:00+02:00"
    assert at.next(datetime(2026, 10, 24, 12, tzinfo=paris)).isoformat() == "2026-10-25T02:30:00+02:00"
    second = datetime(2026, 10, 25, 2, 45, tzinfo=paris, fold=1)
    assert at.latest(second).isoformat() == "2026-10-25T02:30:00+02:00"
    assert not at.due(datetime(2026, 10, 25, 2, 31, tzinfo=paris), second)
