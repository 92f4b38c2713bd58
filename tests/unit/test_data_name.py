"""The part of a data page's title that stands for a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.names import key
from coopwiki.publishing.title_parts import MOST_BYTES, data_name

REFUSED = set("#<>[]{}|&%/~\\")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Technique", "Technique"),
        ("technique", "Technique"),
        ("Vie_coopérative", "Vie coopérative"),
        ("entrepreneur‧es", "Entrepreneur·es"),
        ("#technique", "(23)technique"),
        ("A <b>&amp; [C] {D} | 100 %", "A (3C)b(3E)(26)amp; (5B)C(5D) (7B)D(7D) (7C) 100 (25)"),
        ("Formation (interne)", "Formation (interne)"),
        ("Formation (23)", "Formation (28)23)"),
        ("a/b ~~~~", "A(2F)b (7E)(7E)(7E)(7E)"),
        (".", "(2E)"),
        ("..", "(2E)."),
        ("...", "..."),
    ],
)
def test_a_name_becomes_a_safe_part_of_a_title(name: str, expected: str) -> None:
    assert data_name(name) == expected


def test_a_name_too_long_for_a_title_is_cut_and_stays_apart() -> None:
    one, other = data_name("é" * 300 + "1"), data_name("é" * 300 + "2")
    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= MOST_BYTES


@given(st.text(max_size=300))
def test_no_name_gives_a_character_that_titles_refuse(name: str) -> None:
    safe = data_name(name)
    assert not REFUSED & set(safe)
    assert len(safe.encode()) <= MOST_BYTES


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_names_share_a_page_only_if_they_are_the_same_name(one: str, other: str) -> None:
    assert (data_name(one) == data_name(other)) == (key(one) == key(other))
