"""A machine whose clock is wrong publishes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coopwiki.runs.clock_check import WrongClock, lag, refuse_a_wrong_clock
from coopwiki.wiki.memory import Memory

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


class Timed(Memory):
    """A wiki on which it is noon."""

    def server_time(self) -> datetime:
        return NOW


@pytest.mark.parametrize("apart", [timedelta(), timedelta(minutes=59), timedelta(minutes=-59)])
def test_a_clock_that_is_nearly_right_is_fine(apart: timedelta) -> None:
    refuse_a_wrong_clock(NOW + apart, Timed())


@pytest.mark.parametrize("apart", [timedelta(hours=1), timedelta(days=-20000)])
def test_a_clock_that_is_wrong_is_refused(apart: timedelta) -> None:
    with pytest.raises(WrongClock, match="rien n’est écrit"):
        refuse_a_wrong_clock(NOW + apart, Timed())


def test_a_folder_has_no_clock_to_compare_with() -> None:
    refuse_a_wrong_clock(datetime(1970, 1, 1, tzinfo=UTC), Memory())


def test_how_far_apart_is_told_in_words() -> None:
    assert lag(timedelta(seconds=30)) == "avance de 30 s"
    assert lag(timedelta(minutes=-7)) == "retarde de 7 min"
    assert lag(timedelta(hours=30)) == "avance de 30 h"
    assert lag(timedelta(days=-3)) == "retarde de 3 jours"
