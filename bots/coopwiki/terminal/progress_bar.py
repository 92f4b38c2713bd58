"""Shows long work to somebody at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
LONG = 200
"""Below so many things nobody waits."""


def watched(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, with a bar on standard error that goes away at the end; none for short work, none when piped."""
    if total < LONG or not sys.stderr.isatty():
        return iter(items)
    return _with_bar(items, total, what)


def _with_bar(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import track

    screen = Console(stderr=True)
    yield from track(items, what, total=total, console=screen, transient=True)
