"""Book years: each day is in one and only one, whatever the rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.book_years import BookYears, YearSpan, read_year_start

RULES = st.lists(
    st.tuples(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(1, 12)), max_size=4, unique_by=lambda r: r[0]
).map(lambda rules: BookYears(tuple(sorted(rules))))


@given(RULES)
def test_every_day_is_in_one_year_and_only_one_and_no_two_have_one_name(years: BookYears) -> None:
    day, names = date(2016, 1, 1), []
    while day < date(2040, 1, 1):
        year = years.of(day)
        assert year.first == day, "a year begins where the one before ends"
        assert years.of(year.last) == years.of(day + timedelta(days=40)) == year
        assert year.first.day == (year.last + timedelta(days=1)).day == 1
        assert years.named(year.name) == year
        assert years.before(years.after(year)) == year
        names.append(year.name)
        day = year.last + timedelta(days=1)
    assert len(set(names)) == len(names)
    assert names == sorted(names)


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(1, 12))
def test_one_change_makes_a_year_of_three_to_twenty_three_months(since: date, month: int) -> None:
    years, day = BookYears(((since, month),)), date(2016, 1, 1)
    while day < date(2040, 1, 1):
        year = years.of(day)
        months = year.month_of(year.last) + 1
        assert 3 <= months <= 23
        assert months == 12 or year.first <= since.replace(day=1) <= year.last + timedelta(days=366)
        day = year.last + timedelta(days=1)
    assert years.of(date(2039, 6, 30)).first.month == month


@pytest.mark.parametrize(
    ("since", "month", "day", "first", "last"),
    [
        ("2026-07-01", 7, "2026-03-01", "2026-01-01", "2026-06-30"),
        ("2026-07-01", 7, "2026-07-01", "2026-07-01", "2027-06-30"),
        ("2026-02-01", 7, "2026-03-01", "2026-01-01", "2026-06-30"),
        ("2026-07-02", 7, "2026-08-01", "2026-01-01", "2027-06-30"),
        ("2026-01-01", 7, "2026-03-01", "2025-01-01", "2026-06-30"),
        ("2026-01-15", 2, "2026-01-20", "2026-01-01", "2027-01-31"),
        ("2026-07-01", 1, "2026-08-01", "2026-01-01", "2026-12-31"),
    ],
)
def test_what_is_left_between_two_rules_is_a_year_of_its_own(
    since: str, month: int, day: str, first: str, last: str
) -> None:
    found = BookYears(((date.fromisoformat(since), month),)).of(date.fromisoformat(day))
    assert (str(found.first), str(found.last)) == (first, last)


def test_names_sort_among_whole_years() -> None:
    names = [2024, YearSpan(2024, 2025), YearSpan(2025, 2026), 2026, YearSpan(2026, 2027)]
    assert sorted([names[2], names[4], names[0], names[3], names[1]]) == names
    assert [str(name) for name in names[:2]] == ["2024", "2024-2025"]


def test_the_first_of_a_month_is_read_and_nothing_else() -> None:
    read = {text: read_year_start(text).value for text in ("1er juillet", "01/07", "1 juillet", "juillet", "1/9")}
    assert read == {"1er juillet": 7, "01/07": 7, "1 juillet": 7, "juillet": 7, "1/9": 9}
    for text in ("15 juillet", "29 février", "été", "", "1er", "2026-07-01", "32/07", "1er juillet 2026"):
        assert read_year_start(text).value is None, text
