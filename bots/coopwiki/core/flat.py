"""A row of named parts that is written as one flat row: in JSON, and as columns on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import ClassVar


class Flat:
    """A row of several parts. `columns`: the name of each figure, and where it stands in the row, in order."""

    __slots__ = ()

    columns: ClassVar[tuple[tuple[str, str], ...]]

    def flat(self) -> Iterator[tuple[str, object]]:
        """Each figure by its name."""
        return ((name, attrgetter(path)(self)) for name, path in self.columns)
