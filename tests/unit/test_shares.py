"""Shares of an envelope: exact to the cent, never more than asked, whatever is asked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopwiki.core.shares import capped, level, pro_rata, smallest_first

Way = Callable[[Decimal, dict[str, Decimal]], dict[str, Decimal]]


def euros(text: str) -> dict[str, Decimal]:
    """`a 10 b 0.01` as amounts by name."""
    words = text.split()
    return {n: Decimal(a).quantize(Decimal("0.01")) for n, a in zip(words[::2], words[1::2], strict=True)}


CENTS = st.integers(0, 500_000).map(lambda cents: Decimal(cents).scaleb(-2))
FEW_CENTS = st.integers(0, 12).map(lambda cents: Decimal(cents).scaleb(-2))
ENVELOPES = st.integers(-10_000, 1_500_000).map(lambda cents: Decimal(cents).scaleb(-2))
SMALL = st.integers(-2, 40).map(lambda cents: Decimal(cents).scaleb(-2))
ASKED = st.dictionaries(st.text("abcdé", min_size=1, max_size=3), CENTS | FEW_CENTS, max_size=8)
CAPS = st.none() | CENTS | FEW_CENTS

WAYS: dict[str, Way] = {
    "pro rata": pro_rata,
    "highest cap": capped,
    "cap of 5 cents": lambda whole, asked: capped(whole, asked, Decimal("0.05")),
    "cap of 900": lambda whole, asked: capped(whole, asked, Decimal(900)),
    "no cap": lambda whole, asked: capped(whole, asked, Decimal(-1)),
    "smallest first": smallest_first,
}
every_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@given(ENVELOPES | SMALL, ASKED)
@settings(max_examples=1500, deadline=None)
@pytest.mark.long
def test_shares_sum_to_the_envelope_or_to_what_is_asked_and_nobody_gets_more(
    envelope: Decimal, asked: dict[str, Decimal]
) -> None:
    whole = min(max(envelope, Decimal(0)), sum(asked.values(), Decimal(0)))
    for name, way in WAYS.items():
        shares = way(envelope, asked)
        assert shares.keys() == asked.keys(), name
        assert sum(shares.values()) == whole, name
        assert all(0 <= share <= asked[who] for who, share in shares.items()), name
        assert all(share == share.quantize(Decimal("0.01")) for share in shares.values()), name


@given(ENVELOPES | SMALL, ASKED)
@settings(max_examples=300, deadline=None)
def test_equal_asks_differ_by_a_cent_at_most_and_the_order_typed_does_not_matter(
    envelope: Decimal, asked: dict[str, Decimal]
) -> None:
    for name, way in WAYS.items():
        shares = way(envelope, asked)
        assert way(envelope, dict(reversed(asked.items()))) == shares, name
        for ask in asked.values():
            equal = [shares[who] for who, other in asked.items() if other == ask]
            assert max(equal) - min(equal) <= Decimal("0.01"), name


@pytest.mark.parametrize(("way", "but"), [(pro_rata, "0"), (capped, "0.01")])
@given(envelope=ENVELOPES | SMALL, asked=ASKED)
@settings(max_examples=300, deadline=None)
@pytest.mark.long
def test_who_asks_for_more_never_receives_less_but_a_cent_where_a_cap_gives_the_same(
    way: Way, but: str, envelope: Decimal, asked: dict[str, Decimal]
) -> None:
    shares = way(envelope, asked)
    by_ask = sorted(asked, key=lambda name: (asked[name], shares[name]))
    for one, other in pairwise(by_ask):
        assert shares[one] <= shares[other] + Decimal(but)


@given(ENVELOPES, ASKED, CAPS)
@settings(max_examples=300, deadline=None)
def test_where_the_capped_asks_fit_everybody_has_at_least_them(
    envelope: Decimal, asked: dict[str, Decimal], cap: Decimal | None
) -> None:
    if cap is None:
        highest = level(envelope, asked)
        assert highest is None or all(share <= highest + Fraction(1, 100) for share in capped(envelope, asked).values())
        return
    first = {name: min(ask, cap) for name, ask in asked.items()}
    if sum(first.values()) <= envelope:
        assert all(share >= first[name] for name, share in capped(envelope, asked, cap).items())


def test_pro_rata_gives_the_cents_left_to_those_who_lost_most() -> None:
    assert pro_rata(Decimal(10_000), euros("a 9000 b 6000")) == euros("a 6000 b 4000")
    assert pro_rata(Decimal(100), euros("a 100 b 100 c 100")) == euros("a 33.34 b 33.33 c 33.33")
    assert pro_rata(Decimal("0.03"), euros("a 0.05 b 0.04 c 0.01")) == euros("a 0.02 b 0.01 c 0")


def test_a_tie_goes_to_the_smaller_ask_then_to_the_first_name() -> None:
    assert pro_rata(Decimal("0.02"), euros("b 0.03 a 0.01")) == euros("a 0.01 b 0.01")
    assert pro_rata(Decimal("0.01"), euros("b 0.01 a 0.01")) == euros("a 0.01 b 0")


def test_one_cent_missing_is_one_cent_less_for_one_person() -> None:
    assert pro_rata(Decimal("299.99"), euros("a 100 b 200")) == euros("a 100 b 199.99")


def test_the_highest_cap_is_the_one_at_which_the_envelope_holds() -> None:
    asked = euros("a 10 b 50 c 100")
    assert level(Decimal(90), asked) == 40
    assert capped(Decimal(90), asked) == euros("a 10 b 40 c 40")
    assert level(Decimal(160), asked) is None


def test_a_cap_that_leaves_something_shares_the_rest_pro_rata_of_what_is_lacking() -> None:
    assert capped(Decimal(90), euros("a 10 b 50 c 100"), Decimal(20)) == euros("a 10 b 30.91 c 49.09")


def test_a_cap_larger_than_the_envelope_is_pro_rata_of_the_capped_asks() -> None:
    assert capped(Decimal(90), euros("a 50 b 500"), Decimal(100)) == euros("a 30 b 60")


def test_the_smallest_are_paid_whole_and_equal_asks_share_the_end() -> None:
    asked = euros("a 10 b 40 c 40 d 90")
    assert smallest_first(Decimal(70), asked) == euros("a 10 b 30 c 30 d 0")
    assert smallest_first(Decimal("10.01"), asked) == euros("a 10 b 0.01 c 0 d 0")


@every_way
@pytest.mark.parametrize("envelope", ["0", "-12.34"])
def test_an_envelope_of_zero_or_less_gives_nobody_anything(way: Way, envelope: str) -> None:
    assert way(Decimal(envelope), euros("a 10 b 0.01")) == euros("a 0 b 0")
    assert way(Decimal(envelope), {}) == {}
