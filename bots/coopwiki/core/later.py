"""A sequence that is worked out when somebody first looks into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Later(Sequence[T_co]):
    """What `make` gives. It is called once, and only if the result is used. Equal to a sequence of the same things.

    >>> Later(lambda: (1, 2)) == (1, 2)
    True
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[T_co]]) -> None:
        self._make: Callable[[], Iterable[T_co]] | None = make
        self._made: tuple[T_co, ...] = ()

    @property
    def is_made(self) -> bool:
        """Whether somebody has looked."""
        return self._make is None

    def whole(self) -> tuple[T_co, ...]:
        """All of it. A failure of `make` is raised, and comes again the next time."""
        if self._make is not None:
            self._made, self._make = tuple(self._make()), None
        return self._made

    @overload
    def __getitem__(self, at: int) -> T_co: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T_co, ...]: ...

    def __getitem__(self, at: int | slice) -> T_co | tuple[T_co, ...]:
        return self.whole()[at]

    def __len__(self) -> int:
        return len(self.whole())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.whole() == tuple(other)

    def __hash__(self) -> int:
        return hash(self.whole())

    def __repr__(self) -> str:
        return repr(self.whole())
