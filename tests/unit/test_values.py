"""Values: every case of values.txt, and what holds for any text."""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.core.book_years import YearSpan
from coopwiki.core.costs import Cost
from coopwiki.core.days import YearMonth
from coopwiki.core.euros import About
from coopwiki.core.messages import MESSAGES
from coopwiki.core.recurrence import Recurrence
from coopwiki.core.typed import blank, tidy
from coopwiki.schema.kind import Kind
from coopwiki.schema.kinds import EUROS
from value_cases import all_kinds, case, cases, outcome, unescaped
from value_near_misses import near_misses

KINDS = all_kinds()
CASES = tuple(cases())
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
AT_LEISURE = settings(database=None, deadline=None)


def test_every_case_reads_as_the_file_says() -> None:
    wrong = [
        f"values.txt:{case.line}: {case.typed!r} gives {found}, not {case.outcome}"
        for case in CASES
        if (found := _without_message(KINDS[case.kind], case.typed)) != case.outcome
    ]
    assert not wrong, "\n".join(wrong)


def _without_message(kind: Kind[Any], typed: str) -> object:
    found = outcome(kind, typed)
    return type(found)(found.value, found.code, found.suggestion)


def test_the_file_has_cases_of_every_kind_and_none_twice() -> None:
    of_kind = Counter(case.kind for case in CASES)
    assert of_kind.keys() == KINDS.keys()
    assert min(of_kind.values()) >= 4
    assert len(CASES) >= 250
    assert [key for key, n in Counter((c.kind, c.typed) for c in CASES).items() if n > 1] == []


def test_the_file_shows_every_fault_a_value_can_have() -> None:
    kinds = (
        "day_",
        "recurrence_",
        "month_",
        "year_",
        "count_",
        "duration_",
        "euros_",
        "about_",
        "cost_",
        "rate_",
        "percent_",
        "name_",
    )
    of_values = {code for code in MESSAGES if code.startswith((*kinds, "choice_"))}
    of_values -= {"rate_above_rule", "rate_without_duration"}
    assert {case.outcome.code for case in CASES} - {""} == of_values


def test_a_line_of_the_file_may_leave_out_its_last_cells_and_escape_any_character() -> None:
    assert unescaped(r"\s1\u00a02\p\n\t\\n") == " 1\u00a02|\n\t\\n"
    short = case(1, "euros | 12 | 12.00")
    assert (short.typed, short.outcome.value, short.outcome.code) == ("12", "12.00", "")
    assert case(2, "euros | x | ! | euros_unreadable | 12").outcome.suggestion == "12"


@EVERY_KIND
@pytest.mark.long
def test_what_a_message_tells_to_type_can_be_read(kind: Kind[Any]) -> None:
    typed = [case.typed for case in CASES if case.kind == kind.name]
    for text in (*typed, *near_misses(kind.name, 300)):
        found = outcome(kind, text)
        for offered in _offered(kind, found.suggestion):
            reader = EUROS if found.code == "rate_negative" else kind
            assert reader.read(offered).error is None, (text, offered)


def _offered(kind: Kind[Any], suggestion: str) -> list[str]:
    """Each thing to type; of a choice the words themselves, as one may hold " ou "."""
    words = [word for word in kind.choices if word in suggestion]
    return words or _alternatives(suggestion)


def _alternatives(suggestion: str) -> list[str]:
    """`1h05 ou 1h50`, `10 % si c’est une fraction, 0,1 % sinon`: each thing to type."""
    offered = re.split(",? ou |, ", suggestion.removeprefix("montant=")) if suggestion else []
    return [re.sub(r" (?:pour des|si c|sinon).*", "", text) for text in offered]


@EVERY_KIND
@pytest.mark.long
def test_a_warning_is_gone_once_what_it_says_is_typed(kind: Kind[Any]) -> None:
    for text in near_misses(kind.name, 300):
        reading = kind.read(text)
        if reading.warning:
            for offered in _alternatives(reading.warning.suggestion):
                assert kind.read(offered).warning is None, (text, offered)


@EVERY_KIND
@given(text=st.text())
@AT_LEISURE
@pytest.mark.long
def test_any_text_is_read_or_refused_never_both_and_never_raises(kind: Kind[Any], text: str) -> None:
    _is_read_or_refused(kind, text)


@EVERY_KIND
@pytest.mark.long
def test_any_damaged_value_is_read_or_refused(kind: Kind[Any]) -> None:
    for text in near_misses(kind.name, 1000, "raises"):
        _is_read_or_refused(kind, text)


def _is_read_or_refused(kind: Kind[Any], text: str) -> None:
    reading = kind.read(text)
    assert (reading.value is None) == (reading.error is not None)
    assert not (reading.error and reading.warning)


HOSTILE = (
    *("1", " ", "1 ", "1 000", ",", "1,", ":", "h", "1h", "-", "/", "1/", "/a", "de l'", "é", "'"),
    *("[[", "]]", "{{", "[[a", "[[a|", "[[ ", "<", "<a", "<a ", "<br", "&", "&a", "&#1", ";", "a;"),
    *("*", "\n", "\n*", "* ", "\u00a0", "\u200b", "e\u0301", "http:", "a", "a b ", "_", "[[a]]"),
)


@EVERY_KIND
@pytest.mark.long
def test_reading_a_long_hostile_text_takes_no_time(kind: Kind[Any]) -> None:
    slow = {}
    for piece in HOSTILE:
        for ending in ("", "x"):
            start = time.process_time()
            kind.read(piece * (20_000 // len(piece)) + ending)
            if (spent := time.process_time() - start) > 0.5:
                slow[piece + ending] = spent
    assert slow == {}


@pytest.mark.parametrize("text", ["", " ", "&nbsp;", "\u00a0\u200b", "&#8203;", "\ufeff\n"])
def test_a_text_of_which_nothing_is_seen_is_blank(text: str) -> None:
    assert blank(text)
    assert not blank(f"{text}0")


@given(st.text())
@AT_LEISURE
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text.replace("&", ""))
    assert tidy(once) == once


CENTS = st.integers(0, 10**11).map(lambda cents: Decimal(cents).scaleb(-2))
SIGNED_CENTS = st.integers(-(10**11), 10**11).map(lambda cents: Decimal(cents).scaleb(-2))
RANGES = st.builds(lambda one, other: About(min(one, other), max(one, other), approximate=True), CENTS, CENTS)
PERCENTS = st.decimals(-1000, 1000, places=6)
NAMES = st.from_regex(r"[A-ZÉ][a-zéèç·’]{1,9}( [A-ZÉ][a-zéèç·’]{1,9})?", fullmatch=True)


def priced(number: Decimal, unit: str, price: Decimal, months: int) -> Cost:
    """A quantity at a price."""
    worth = (number * price).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Cost(worth, worth, approximate=False, months=months, quantity=number, unit=unit, price=price)


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "day": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    "days": st.sets(st.dates(date(1900, 1, 1), date(2199, 12, 31))).map(lambda days: tuple(sorted(days))),
    "recurrence": st.builds(
        Recurrence,
        st.just("month"),
        st.integers(1, 99),
        st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda days: tuple(sorted(days))),
        st.sets(st.integers(1, 5), min_size=1).map(lambda places: tuple(sorted(places))),
    ),
    "month": st.builds(YearMonth, st.integers(1900, 2199), st.integers(1, 12)),
    "year": st.integers(1900, 2199) | st.integers(1900, 2197).map(lambda year: YearSpan(year, year + 1)),
    "count": st.integers(0, 1_000_000),
    "duration": st.decimals(-6_000_000, 6_000_000, places=5),
    "euros": SIGNED_CENTS,
    "about": RANGES | CENTS.map(lambda euros: About(euros, euros, approximate=False)),
    "cost": RANGES
    | st.builds(
        lambda euros, months: Cost(euros, euros, approximate=False, months=months),
        CENTS,
        st.sampled_from((1, 3, 6, 12)),
    )
    | st.builds(
        priced,
        st.decimals("0.01", 100_000, places=2),
        st.sampled_from(("", "km", "repas", "paniers bio")),
        st.decimals(0, 10_000, places=4),
        st.sampled_from((0, 1, 12)),
    ),
    "rate": CENTS,
    "percent": PERCENTS,
    "percents": st.lists(PERCENTS).map(tuple),
    "text": st.text(),
    "texts": st.lists(NAMES).map(tuple),
    **dict.fromkeys(("person", "circle", "page", "name"), NAMES),
    **dict.fromkeys(("people", "names"), st.lists(NAMES, unique=True).map(tuple)),
}


@EVERY_KIND
@given(data=st.data())
@AT_LEISURE
@pytest.mark.long
def test_what_is_written_back_reads_the_same(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(kind.choices) if kind.choices else VALUES[kind.name])
    reading = kind.read(kind.write(value))
    assert (reading.value, reading.error, reading.warning) == (value, None, None)


@EVERY_KIND
def test_the_examples_of_a_kind_can_be_typed(kind: Kind[Any]) -> None:
    assert kind.examples
    for example in kind.examples:
        reading = kind.read(example)
        assert (reading.error, reading.warning) == (None, None), example
