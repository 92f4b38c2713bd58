"""Long work that may be seen as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Passes things on, one by one, and may show how far it is."""

    def __call__(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """The items; `total` is how many at most, `what` says in French what is done with them."""


def unwatched(items: Iterable[T], total: int, what: str) -> Iterator[T]:  # noqa: ARG001 - nobody looks
    """Progress that shows nothing: the items pass as they are."""
    return iter(items)
