"""Totals of approximate amounts: as vague as what they are made of, and the unknown is no zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.approximate import Estimate, estimate, write_estimate
from coopwiki.core.euros import About, read_about


def about(text: str) -> About | None:
    return read_about(text).value


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ((), "0,00 €"),
        (("300 €", "12,50"), "312,50 €"),
        (("~ 300 €", "12"), "environ 312,00 €"),
        (("5000 à 8000 €", "100"), "environ 5 100,00 € à 8 100,00 €"),
        (("?",), "un montant inconnu"),
        (("?", "?"), "2 montants inconnus"),
        (("300", "?"), "au moins 300,00 €, et un montant inconnu"),
        (("5000 à 8000 €", "?", "?"), "au moins 5 000,00 €, et 2 montants inconnus"),
    ],
)
def test_a_total_says_how_sure_it_is(typed: tuple[str, ...], written: str) -> None:
    total = estimate(None if text == "?" else about(text) for text in typed)
    assert write_estimate(total).replace("\u00a0", " ") == written


CENTS = st.integers(0, 10**7).map(lambda cents: Decimal(cents).scaleb(-2))
AMOUNTS = st.lists(st.none() | st.builds(lambda a, b: About(min(a, b), max(a, b), approximate=a != b), CENTS, CENTS))


@given(AMOUNTS, AMOUNTS)
def test_a_total_is_that_of_its_parts(one: list[About | None], other: list[About | None]) -> None:
    first, second, both = estimate(one), estimate(other), estimate([*one, *other])
    assert both == Estimate(
        first.low + second.low,
        first.high + second.high,
        approximate=first.approximate or second.approximate,
        unknown=first.unknown + second.unknown,
    )
    assert both.low <= both.high
