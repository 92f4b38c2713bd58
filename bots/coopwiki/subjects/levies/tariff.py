"""The levy on a margin, in whole cents: a pure sum, the same as the wiki's Lua (`barème.lua`) does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WHOLE = 10**8
"""A rate of 100 %: rates are whole millionths of a percent, so that cents × rate has no fraction."""
MOST = 10**11
"""No margin is higher, in cents (core/euros.py)."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The rate up to a margin in cents, that margin included; None is without limit."""

    up_to: int | None
    rate: int


@dataclass(frozen=True, slots=True)
class Tariff:
    """A sound scale in whole numbers: amounts in cents, rates in millionths of a percent, borders rising.

    `by_bracket` says whether each part has its own rate, else the whole has the rate of its bracket. Below `least` the
    scale says nothing; `cap` None is without a cap, `minimum` 0 without a minimum.
    """

    by_bracket: bool
    slices: tuple[Slice, ...]
    least: int = 0
    minimum: int = 0
    cap: int | None = None

    def speaks_of(self, margin: int) -> bool:
        """Whether the scale says anything of a margin: not below `least`, not above the last border."""
        last = self.slices[-1].up_to
        return margin >= max(self.least, 0) and (last is None or margin <= last)

    def levy(self, margin: int) -> int | None:
        """Cents to be paid on a margin: rounded half up once, then the minimum, then the cap; None for no say."""
        return self.settled(rounded(self.exact(margin))) if self.speaks_of(margin) else None

    def settled(self, plain: int) -> int:
        """The minimum, then the cap, on what the rates give."""
        raised = max(plain, self.minimum)
        return raised if self.cap is None else min(raised, self.cap)

    def exact(self, margin: int) -> int:
        """What the rates give, unrounded, in cents × WHOLE."""
        return sum((part.upper - part.lower) * part.rate for part in self.parts(margin))

    def parts(self, margin: int) -> Iterator[TariffPart]:
        """What each rate is taken on; the whole under one rate, where the scale is about the whole."""
        lower = 0
        for one in self.slices:
            last = one.up_to is None or margin <= one.up_to
            upper = margin if last or one.up_to is None else one.up_to
            if self.by_bracket or last:
                yield TariffPart(lower if self.by_bracket else 0, upper, one.rate)
            if last:
                return
            lower = upper

    def steps(self, margin: int) -> Iterator[TariffStep]:
        """The parts in cents: each is what it adds to the rounded sum, so that they sum to what the rates give."""
        so_far = 0
        for part in self.parts(margin):
            before = rounded(so_far)
            so_far += (part.upper - part.lower) * part.rate
            yield TariffStep(part.lower, part.upper, part.rate, rounded(so_far) - before)

    def reaches_cap(self) -> int | None:
        """The smallest margin in cents whose exact levy is the cap; None without a cap or where none reaches it."""
        if self.cap is None:
            return None
        lower = 0
        for one in self.slices:
            upper = MOST if one.up_to is None else min(one.up_to, MOST)
            if lower <= upper and self.exact(upper) >= self.cap * WHOLE:
                return max(self._first_at_cap(lower, upper), self.least)
            lower = upper + 1
        return None

    def _first_at_cap(self, low: int, high: int) -> int:
        """Between two margins of one bracket, where the levy only rises; `high` has reached it."""
        wanted = (self.cap or 0) * WHOLE
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self.exact(middle) >= wanted else (middle + 1, high)
        return low


@dataclass(frozen=True, slots=True)
class TariffPart:
    """From one margin to another, in cents, at one rate."""

    lower: int
    upper: int
    rate: int


@dataclass(frozen=True, slots=True)
class TariffStep:
    """A part and what it adds, in cents."""

    lower: int
    upper: int
    rate: int
    amount: int


def rounded(exact: int) -> int:
    """Cents × WHOLE to cents, half up; never negative.

    >>> rounded(WHOLE // 2), rounded(WHOLE // 2 - 1)
    (1, 0)
    """
    return (2 * exact + WHOLE) // (2 * WHOLE)


def hundredths_of_a_percent(levy: int, margin: int) -> int | None:
    """The effective rate, half up to the hundredth of a percent; None of nothing.

    >>> hundredths_of_a_percent(435_000, 4_500_000)
    967
    """
    return (2 * levy * 10_000 + margin) // (2 * margin) if margin > 0 else None
