"""Levies to the cent: those of plain fractions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coopwiki.subjects.levies.tariff import MOST, Slice, Tariff, hundredths_of_a_percent

CENTS = st.integers(1, MOST)

RATES = st.decimals("0", "100", places=6).map(lambda rate: int(rate * 1_000_000)) | st.integers(0, 100).map(
    lambda rate: rate * 1_000_000
)


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    borders: list[int | None] = [*sorted(draw(st.sets(CENTS | st.integers(1, 10_000), max_size=5)))]
    if not borders or draw(st.booleans()):
        borders.append(None)
    slices = tuple(Slice(border, draw(RATES)) for border in borders)
    least, minimum = draw(st.sampled_from((0, 50_000))), draw(st.sampled_from((0, 0, 5_000, MOST)))
    return Tariff(draw(st.booleans()), slices, least, minimum, draw(st.none() | CENTS))


def oracle(tariff: Tariff, margin: int) -> int | None:
    """The same worked out apart: fractions of euros, each euro in the bracket that it belongs to."""
    euros_ = Fraction(margin, 100)
    borders = [None if part.up_to is None else Fraction(part.up_to, 100) for part in tariff.slices]
    own = next((n for n, border in enumerate(borders) if border is None or border >= euros_), None)
    if own is None or euros_ < Fraction(tariff.least, 100) or margin < 0:
        return None
    rates = [Fraction(part.rate, 1_000_000) / 100 for part in tariff.slices]
    if tariff.by_bracket:
        cuts = [Fraction(0), *(border for border in borders[:own] if border is not None), euros_]
        exact = sum((cuts[n + 1] - cuts[n]) * rates[n] for n in range(own + 1))
    else:
        exact = euros_ * rates[own]
    whole = Decimal(exact.numerator * 100) / Decimal(exact.denominator)
    raised = max(int(whole.quantize(Decimal(1), ROUND_HALF_UP)), tariff.minimum)
    return raised if tariff.cap is None else min(raised, tariff.cap)


@given(tariffs(), st.integers(-1000, MOST) | st.integers(0, 20_000))
def test_every_levy_is_that_of_plain_fractions(tariff: Tariff, margin: int) -> None:
    assert tariff.levy(margin) == oracle(tariff, margin)
    for part in tariff.slices:
        for near in (-1, 0, 1) if part.up_to is not None else ():
            at = min((part.up_to or 0) + near, MOST)
            assert tariff.levy(at) == oracle(tariff, at)


@given(tariffs(), st.integers(0, MOST))
def test_the_steps_sum_to_what_the_rates_give_and_each_is_within_a_cent(tariff: Tariff, margin: int) -> None:
    found = tariff.levy(margin)
    if found is None:
        return
    steps = list(tariff.steps(margin))
    assert tariff.settled(sum(step.amount for step in steps)) == found
    assert sum(step.upper - step.lower for step in steps) == margin
    for step in steps:
        exact = Fraction((step.upper - step.lower) * step.rate, 10**8)
        assert abs(step.amount - exact) <= 1


@given(tariffs())
def test_the_margin_that_reaches_the_cap_is_the_smallest(tariff: Tariff) -> None:
    reached = tariff.reaches_cap()
    if reached is not None and tariff.cap is not None and reached > tariff.least:
        assert tariff.exact(reached) >= tariff.cap * 10**8
        assert not tariff.speaks_of(reached - 1) or tariff.exact(reached - 1) < tariff.cap * 10**8


@given(st.integers(0, MOST), st.integers(1, MOST))
def test_the_effective_rate_is_rounded_half_up(levied: int, margin: int) -> None:
    exact = Decimal(levied) * 10_000 / Decimal(margin)
    assert hundredths_of_a_percent(levied, margin) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
