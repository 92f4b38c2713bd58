"""Looking among dated amounts for one, or for a run that makes a sum."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from math import inf
from typing import Generic, TypeVar

from coopwiki.core.euros import ZERO

T = TypeVar("T")
FARTHEST = 200
"""A run is looked for among that many items: a list of 50 000 is gone through in seconds."""


class Pending(Generic[T]):
    """Items not yet matched, in order of day."""

    def __init__(self, items: Iterable[T], day: Callable[[T], date], amount: Callable[[T], Decimal]) -> None:
        self._items = sorted(items, key=day)
        self._days = [day(item) for item in self._items]
        self._free = [True] * len(self._items)
        self._place = {id(item): place for place, item in enumerate(self._items)}
        self._by_amount: dict[Decimal, list[tuple[date, int]]] = defaultdict(list)
        for place, item in enumerate(self._items):
            self._by_amount[amount(item)].append((self._days[place], place))
        self.amount = amount

    def left(self) -> list[T]:
        """The items that are not matched yet."""
        return [item for item, free in zip(self._items, self._free, strict=True) if free]

    def take(self, items: Iterable[T]) -> None:
        """Note that these items are matched."""
        for item in items:
            self._free[self._place[id(item)]] = False

    def take_one(self, amount: Decimal, until: date) -> T | None:
        """The last item of that amount up to a day, if no run was taken yet; None where there is none."""
        found = self._by_amount.get(amount, [])
        place = bisect_right(found, (until, inf))
        if not place:
            return None
        _, number = found.pop(place - 1)
        self._free[number] = False
        return self._items[number]

    def before(self, day: date) -> list[T]:
        """The last ones up to a day, as many as a run is looked for among."""
        return self._near(range(bisect_right(self._days, day) - 1, -1, -1))[::-1]

    def after(self, day: date) -> list[T]:
        """The first ones from a day on, as many."""
        return self._near(range(bisect_left(self._days, day), len(self._days)))

    def _near(self, places: Iterable[int]) -> list[T]:
        found = []
        for place in places:
            if self._free[place]:
                found.append(self._items[place])
                if len(found) == FARTHEST:
                    break
        return found


def run_of(items: Sequence[T], wanted: Decimal, amount: Callable[[T], Decimal]) -> list[T]:
    """The newest and shortest run of two items or more, without a gap, that sums to an amount; [] for none."""
    sums = list(accumulate(map(amount, items), initial=ZERO))
    starts: dict[Decimal, list[int]] = defaultdict(list)
    for place, total in enumerate(sums):
        starts[total].append(place)
    for end in range(len(items), 1, -1):
        found = starts.get(sums[end] - wanted, [])
        place = bisect_right(found, end - 2)
        if place:
            return list(items[found[place - 1] : end])
    return []
