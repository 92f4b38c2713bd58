"""What was worked out, kept as long as all that it was worked out from is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, TypeVarTuple, cast

T = TypeVar("T")
Given = TypeVarTuple("Given")


class KeptResults:
    """The last result of each function at each place, a year for example, with what the function was given.

    One ledger hands it to the next: what did not change is not worked out again. That a change is never hidden rests
    on one thing: `derive` is a function of a module, and makes its result of what it is given alone. What is given is
    compared by value, so tuples of the same records cost next to nothing.

    >>> kept = KeptResults()
    >>> kept.of(2026, sorted, (3, 1)), kept.of(2026, sorted, (3, 1, 2))
    ([1, 3], [1, 2, 3])
    """

    def __init__(self) -> None:
        self._held: dict[tuple[object, Hashable], tuple[tuple[object, ...], object]] = {}

    def forget(self) -> None:
        """Forget everything: what was worked out for a day that is over is not asked for again."""
        self._held.clear()

    def of(self, place: Hashable, derive: Callable[[*Given], T], *given: *Given) -> T:
        """What `derive` makes of what is given: the same object as last time where that was equal."""
        held = self._held.get((derive, place))
        if held is None or held[0] != given:
            held = self._held[derive, place] = (given, derive(*given))
        return cast("T", held[1])
