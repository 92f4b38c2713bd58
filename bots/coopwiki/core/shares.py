"""Sharing an envelope that is smaller than what is asked of it, to the cent.

Every function is given an envelope and what each asks, in euros of whole cents, none below zero, and
gives what each receives: never more than asked, in all exactly the envelope, or all that is asked where
that is less. An envelope of zero or less gives nobody anything.

Rounding: each exact share is rounded down to the cent, and the cents left go one by one to the shares
that lost the largest part of a cent. Ties: the smaller ask first, then the order of the names. Two equal
asks thus differ by one cent at most, and whoever asks for more never receives less, but for that cent
where a cap gives both the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from coopwiki.core.euros import ZERO

Amounts = Mapping[str, Decimal]
"""Euros by name."""

_Cents = dict[str, int]


def pro_rata(envelope: Decimal, asked: Amounts) -> dict[str, Decimal]:
    """Each receives the same share of what they ask."""
    return _euros(_pro_rata(_cents_of(envelope), _cents(asked)))


def capped(envelope: Decimal, asked: Amounts, cap: Decimal | None = None) -> dict[str, Decimal]:
    """Nobody receives more than a cap: by default the highest at which the envelope holds.

    With a cap that leaves something over, what is left is shared pro rata of what each still lacks;
    with one that asks for more than there is, the envelope is shared pro rata of the capped asks.
    """
    whole, cents = _cents_of(envelope), _cents(asked)
    if cap is None:
        return _euros(_levelled(whole, cents))
    most = max(0, _cents_of(cap))
    first = {name: min(ask, most) for name, ask in cents.items()}
    given = _pro_rata(whole, first)
    lacking = {name: ask - given[name] for name, ask in cents.items()}
    rest = _pro_rata(max(0, whole - sum(given.values())), lacking)
    return _euros({name: given[name] + rest[name] for name in cents})


def smallest_first(envelope: Decimal, asked: Amounts) -> dict[str, Decimal]:
    """The smallest asks are paid whole first; where the envelope ends, equal asks share what is left."""
    cents = _cents(asked)
    left, given = _cents_of(envelope), dict.fromkeys(cents, 0)
    for _, group in groupby(sorted(cents, key=cents.__getitem__), key=cents.__getitem__):
        share = _pro_rata(left, {name: cents[name] for name in group})
        given |= share
        left -= sum(share.values())
    return _euros(given)


def level(envelope: Decimal, asked: Amounts) -> Fraction | None:
    """The highest cap in euros at which the envelope holds, exact; None where it caps nobody."""
    found = _level(_cents_of(envelope), _cents(asked).values())
    return None if found is None else found / 100


def _levelled(envelope: int, asked: _Cents) -> _Cents:
    most = _level(envelope, asked.values())
    if most is None:
        return dict(asked)
    exact = {name: min(Fraction(ask), most) for name, ask in asked.items()}
    return _rounded(max(0, envelope), exact, asked)


def _level(envelope: int, asked: Iterable[int]) -> Fraction | None:
    left, ascending = Fraction(max(0, envelope)), sorted(asked)
    for place, ask in enumerate(ascending):
        equal = left / (len(ascending) - place)
        if ask > equal:
            return equal
        left -= ask
    return None


def _pro_rata(envelope: int, asked: _Cents) -> _Cents:
    total = sum(asked.values())
    if not total or envelope >= total:
        return dict(asked)
    whole = max(0, envelope)
    exact = {name: Fraction(ask * whole, total) for name, ask in asked.items()}
    return _rounded(whole, exact, asked)


def _rounded(whole: int, exact: Mapping[str, Fraction], asked: _Cents) -> _Cents:
    """Exact shares in whole cents that sum to `whole`; see the module for the rule."""
    given = {name: int(share) for name, share in exact.items()}
    order = sorted(given, key=lambda name: (given[name] - exact[name], asked[name], name))
    for name in order[: whole - sum(given.values())]:
        given[name] += 1
    return given


def _cents_of(amount: Decimal) -> int:
    return int(amount * 100)


def _cents(asked: Amounts) -> _Cents:
    return {name: _cents_of(asked[name]) for name in sorted(asked)}


def _euros(cents: _Cents) -> dict[str, Decimal]:
    return {name: Decimal(share).scaleb(-2) + ZERO for name, share in cents.items()}
