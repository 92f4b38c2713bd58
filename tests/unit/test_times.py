"""When a job is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.serving.times import At, Every, NotATime, read_at, read_every

PARIS = ZoneInfo("Europe/Paris")


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "said"),
    [("1 min", "chaque minute"), ("30s", "toutes les 30\u00a0secondes"), (" 2 h ", "toutes les 2\u00a0heures")],
)  # fmt: skip
def test_an_interval_is_read_and_told_in_french(text: str, said: str) -> None:
    assert str(read_every(text)) == said


@pytest.mark.parametrize(
    ("hour", "day", "said"),
    [
        ("03:10", "", "chaque jour à 3\u00a0h\u00a010"),
        ("6h00", "lundi", "le lundi à 6\u00a0h\u00a000"),
        ("05:00", "1", "le 1er du mois à 5\u00a0h\u00a000"),
        ("05:00", "12", "le 12 du mois à 5\u00a0h\u00a000"),
    ],
)
def test_an_hour_is_read_and_told_in_french(hour: str, day: str, said: str) -> None:
    assert str(read_at(hour, day)) == said


@pytest.mark.parametrize("text", ["", "0 min", "1 jour", "une minute", "1.5 h", "-1 min"])
def test_what_is_no_interval_says_what_to_write(text: str) -> None:
    with pytest.raises(NotATime, match="écrire « 1 min »"):
        read_every(text)


@pytest.mark.parametrize(
    ("hour", "day"), [("24:00", ""), ("3", ""), ("03:60", ""), ("03:10", "29"), ("03:10", "Monday")]
)
def test_what_is_no_hour_or_no_day_says_what_to_write(hour: str, day: str) -> None:
    with pytest.raises(NotATime, match="écrire «"):
        read_at(hour, day)


@pytest.mark.parametrize(
    ("when", "now", "latest"),
    [
        (read_at("03:10"), "2026-06-30T03:09", "2026-06-29T03:10"),
        (read_at("03:10"), "2026-06-30T03:10", "2026-06-30T03:10"),
        (read_at("06:00", "lundi"), "2026-06-29T05:59", "2026-06-22T06:00"),
        (read_at("06:00", "lundi"), "2026-06-30T00:00", "2026-06-29T06:00"),
        (read_at("05:00", "1"), "2026-07-01T04:59", "2026-06-01T05:00"),
        (read_at("05:00", "28"), "2026-03-01T00:00", "2026-02-28T05:00"),
    ],
)
def test_the_last_time_that_has_come(when: At, now: str, latest: str) -> None:
    assert when.latest(paris(now)) == paris(latest)


def test_a_job_is_due_once_its_time_has_come_since_it_ran() -> None:
    night = read_at("03:10")
    assert not night.due(paris("2026-06-30T03:11"), paris("2026-06-30T23:59"))
    assert night.due(paris("2026-06-30T03:09"), paris("2026-06-30T03:10"))
    assert night.due(paris("2026-06-20T03:11"), paris("2026-06-30T03:00"))


@pytest.mark.parametrize("when", [Every(1, "h"), read_at("03:10"), read_at("06:00", "lundi")])
def test_a_clock_that_was_put_back_makes_a_job_due(when: Every | At) -> None:
    assert when.due(paris("2027-01-01T00:00"), paris("2026-06-30T12:00"))


def test_hours_are_those_of_the_zone_on_both_sides_of_a_clock_change() -> None:
    night = read_at("03:10")
    before, after = paris("2026-03-28T12:00"), paris("2026-03-29T12:00")
    assert night.latest(before).utcoffset() == timedelta(hours=1)
    assert night.latest(after).utcoffset() == timedelta(hours=2)


MOMENTS = st.integers(0, 2_000_000).map(lambda m: paris("2024-01-01T00:00") + timedelta(minutes=m))
WHENS = st.one_of(
    st.builds(Every, st.integers(1, 500), st.sampled_from(["s", "min", "h"])),
    st.builds(At, st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.none() | st.integers(0, 6)),
    st.builds(At, st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.none(), st.integers(1, 28)),
)  # fmt: skip


@given(WHENS, MOMENTS)
def test_a_job_that_has_just_run_is_not_due_and_is_after_two_periods(when: Every | At, now: datetime) -> None:
    assert not when.due(now, now)
    assert when.due(now, now + 2 * when.period + timedelta(days=4))
