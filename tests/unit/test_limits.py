"""What rules allow: how many, how long, which part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.fault import Reading
from coopwiki.core.limits import (
    Span,
    months_after,
    read_share,
    read_span,
    read_term,
    write_share,
    write_span,
    write_term,
)
from coopwiki.subjects.rules.families import LONGEST, named
from ledgers import SHEETS, codes, ledger


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("3 à 9", 3, 9), ("de 3 à 9", 3, 9), ("3-9", 3, 9), ("entre 3 et 9", 3, 9), ("5", 5, 5),
        ("3 au moins", 3, None), ("au moins 3", 3, None), ("9 au plus", None, 9), ("Maximum 9", None, 9),
    ],
)  # fmt: skip
def test_how_many_is_read(typed: str, low: int | None, high: int | None) -> None:
    assert read_span(typed).value == Span(low, high)


@pytest.mark.parametrize(
    ("read", "typed", "code", "suggestion"),
    [
        (read_span, "9 à 3", "span_unreadable", "3 à 9"),
        (read_span, "quelques-uns", "span_unreadable", "3 à 9"),
        (read_span, "au plus 3 au moins", "span_unreadable", "3 à 9"),
        (read_term, "quatre ans", "term_unreadable", "4 ans"),
        (read_term, "", "term_unreadable", "4 ans"),
        (read_term, "0 an", "term_unreadable", "4 ans"),
        (read_share, "3/2", "share_unreadable", "1/3"),
        (read_share, "1/0", "share_unreadable", "1/3"),
        (read_share, "120 %", "share_unreadable", "1/3"),
        (read_share, "33", "share_unreadable", "1/3"),
    ],
)
def test_what_is_no_limit_is_told_what_to_type(read: object, typed: str, code: str, suggestion: str) -> None:
    error = read(typed).error  # type: ignore[operator]
    assert (error.code, error.suggestion) == (code, suggestion)


@given(st.integers(0, 20), st.integers(0, 20) | st.none())
def test_a_span_reads_as_it_is_written(low: int, more: int | None) -> None:
    span = Span(low, None if more is None else low + more)
    assert read_span(write_span(span)).value == span
    assert read_span(write_span(Span(None, low + 1))).value == Span(None, low + 1)


@given(st.integers(1, 1200))
def test_a_term_reads_as_it_is_written(months: int) -> None:
    assert read_term(write_term(months)).value == months


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_share_reads_as_it_is_written(one: int, other: int) -> None:
    share = Fraction(min(one, other), max(one, other))
    assert read_share(write_share(share)).value == share


def test_a_third_is_a_third_and_not_33_percent() -> None:
    assert read_share("un tiers").value == read_share("1/3").value == Fraction(1, 3)
    assert read_share("33,33 %").value == Fraction(3333, 10000)


def test_months_later_is_the_same_day_or_the_last_of_the_month() -> None:
    assert months_after(date(2022, 7, 1), 48) == date(2026, 7, 1)
    assert months_after(date(2024, 2, 29), 48) == date(2028, 2, 29)
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "name",
    [
        "durée maximale d'un mandat (Cogérance)",
        "Durée maximale d’un mandat (cogerance)",
        "durée maximale d'un mandat(cogérance)",
    ],
)
def test_a_rule_says_in_brackets_what_it_is_about(name: str) -> None:
    assert named(name) == (LONGEST, "cogérance")


def rule(name: str, value: str) -> str:
    return f"{{{{Règle|nom={name}|valeur={value}|à partir du=2020-01-01}}}}\n"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("durée maximale d'un mandat (cogérance)", "4 ans", []),
        ("durée maximale d'un mandat", "4 ans", []),
        ("durée maximale d'un mandat (bureau)", "4 ans", ["unknown_rule"]),
        ("durée maximale d'un mandat (cogérance)", "quatre", ["term_unreadable"]),
        ("collèges admis (cogérance)", "salarié associé ; CAPE", []),
        ("collèges admis (cogérance)", "salariés", ["choice_unknown"]),
        ("collèges admis pour représenter (Tech)", "équipe support", []),
        ("nombre de membres (conseil de surveillance)", "de 3 à 9", []),
        ("part maximale des mandats (associé non employé)", "un tiers", []),
        ("part maximale des mandats (associé non employé)", "un peu", ["share_unreadable"]),
    ],
)
def test_rules_about_bodies_are_known_and_their_values_read(name: str, value: str, told: list[str]) -> None:
    assert codes(SHEETS | {"Règles": rule(name, value)}) == told


def test_an_unknown_body_is_told_the_nearest_name() -> None:
    (issue,) = ledger({"Règles": rule("nombre de membres (conseil de surveilance)", "5")}).issues
    assert issue.fault.suggestion == "écrire « nombre de membres (conseil de surveillance) »"


@pytest.mark.parametrize(
    ("read", "typed", "offered"),
    [
        (read_term, "180 jours", "6 mois"), (read_term, "26 semaines", "6 mois"), (read_term, "365 jours", "1 an"),
        (read_term, "un an et demi", "1 an et 6 mois"), (read_term, "48", "48 mois, ou 48 ans"),
        (read_term, "2 mandats de 4 ans", "4 ans"), (read_share, "0,5", "50\u00a0%"),
        (read_share, "deux tiers maximum", "2/3"), (read_share, "au plus 1/4", "1/4"),
    ],
)  # fmt: skip
def test_what_is_offered_is_worked_out_of_what_was_typed(
    read: Callable[[str], Reading[object]], typed: str, offered: str
) -> None:
    error = read(typed).error
    assert error is not None
    assert error.suggestion == offered


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("deux", 2, 2), ("2 ou 3", 2, 3), ("de trois à neuf membres", 3, 9), ("2 cogérant·es", 2, 2),
        ("jusqu’à 3", None, 3), ("au moins 2 et au plus 9", 2, 9), ("3 max.", None, 3),
    ],
)  # fmt: skip
def test_how_many_is_read_in_words_and_with_what_is_counted(typed: str, low: int | None, high: int | None) -> None:
    assert read_span(typed).value == Span(low, high)


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("membres du conseil", "nombre de membres (conseil de surveillance)"),
        ("durée du mandat au conseil", "durée maximale d'un mandat (conseil de surveillance)"),
        ("composition de la cogérance", "nombre de membres (cogérance)"),
        ("tarif horaire", "taux horaire maximum"),
    ],
)
def test_a_rule_about_one_body_is_never_answered_with_another(name: str, offered: str) -> None:
    (issue,) = ledger({"Règles": rule(name, "5")}).issues
    assert issue.fault.suggestion == f"écrire « {offered} »"


def test_a_body_in_brackets_may_have_its_short_name() -> None:
    assert named("nombre de membres (conseil)") == named("nombre de membres (conseil de surveillance)")
    assert named("durée maximale d'un mandat (gérance)") == (LONGEST, "cogérance")


@pytest.mark.parametrize(
    ("value", "told"), [("180 jours", ["term_unreadable"]), ("6", ["term_unreadable"]), ("un an", []), ("6 mois", [])]
)
def test_a_delay_in_another_unit_is_told(value: str, told: list[str]) -> None:
    assert codes(SHEETS | {"Règles": rule("délai de vérification d'une page", value)}) == told


def test_a_share_that_may_be_a_fraction_is_asked_about() -> None:
    assert codes(SHEETS | {"Règles": rule("part maximale de financement public", "0,5")}) == ["percent_fraction"]
