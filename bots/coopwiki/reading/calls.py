"""Template calls as MediaWiki's preprocessor gives them; names and values are cut out on demand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from coopwiki.reading.wikitext import BLANKS, POSITIONAL, Wikitext

_PART = re.compile(r"\|((?:[^|\[]++|\[\[[^\[\]]*+\]\]|\[)*+)")
_INDENT = re.compile(r"[ \t\n\r]*")


class Place(Enum):
    """Where a call stands. What stands in a function or a name may not show on the page."""

    TEXT = "text"
    ARGUMENT = "argument"
    """in a value given to another template"""
    FUNCTION = "function"
    """somewhere inside a parser function (`{{#if:…}}`)"""
    NAME = "name"
    """somewhere inside a computed name (`{{ {{…}} }}`)"""


class Argument(NamedTuple):
    """One part of a call. `offset` is where its first visible character stands."""

    name: str
    value: str
    offset: int


@dataclass(slots=True, eq=False)
class Call:
    """One template call; nothing changes it once a text is read.

    `name` is trimmed, without comments and inclusion tags, nested markup as typed; `start`, `end`
    are its span; `outer` names the innermost call or argument around it, '' if none. `pipes` and
    `equals` say where its parts begin and where their first `=` stands (−1: none); left out for a
    `plain` call, which holds nothing but text and whole links.
    """

    name: str
    start: int
    end: int
    source: Wikitext
    pipes: tuple[int, ...] = ()
    equals: tuple[int, ...] = ()
    plain: bool = True
    place: Place = Place.TEXT
    outer: str = ""

    @property
    def line(self) -> int:
        """Say the line it opens on, from 1."""
        return self.source.line(self.start)

    @property
    def params(self) -> dict[str, str]:
        """Cut out name → value; the last of a doubled name stands, even empty."""
        return self.fields()[0]

    def fields(self) -> tuple[dict[str, str], bool]:
        """Cut out name → value as in `params`, and say whether a name was given twice."""
        pairs = self._plain_pairs() if self.plain else self._pairs()
        params = dict(pairs)
        if POSITIONAL in params:
            pairs = _numbered(pairs)
            params = dict(pairs)
        return params, len(params) < len(pairs)

    @property
    def arguments(self) -> list[Argument]:
        """Cut out all parts in typed order, doubled ones included.

        Named values are trimmed; parts without `=` are not, and are called "1", "2" and so on.
        """
        pairs = _numbered(self._plain_pairs() if self.plain else self._pairs())
        return [Argument(*pair, at) for pair, at in zip(pairs, self._starts(), strict=True)]

    def _plain_pairs(self) -> list[tuple[str, str]]:
        return list(map(self.source.parts.__getitem__, self.texts()))

    def texts(self) -> list[str]:
        """Cut out the parts of a plain call, whole, as typed."""
        inner = self.source.text[self.start + 2 : self.end - 2]
        if "[[" in inner:
            return _PART.findall(inner)
        texts = inner.split("|")
        del texts[0]
        return texts

    def _pairs(self) -> list[tuple[str, str]]:
        stops = (*self.pipes, self.end - 2)[1:]
        cuts = zip(self.pipes, self.equals, stops, strict=True)
        return [self._pair(pipe + 1, equals, stop) for pipe, equals, stop in cuts]

    def _pair(self, start: int, equals: int, stop: int) -> tuple[str, str]:
        if equals < 0:
            return POSITIONAL, self.source.slice(start, stop)
        name, value = self.source.slice(start, equals), self.source.slice(equals + 1, stop)
        return name.strip(BLANKS), value.strip(BLANKS)

    def _starts(self) -> Iterator[int]:
        for pipe in self._plain_pipes() if self.plain else self.pipes:
            blank = _INDENT.match(self.source.text, pipe + 1, self.end)
            yield blank.end() if blank else pipe

    def _plain_pipes(self) -> Iterator[int]:
        texts = self.texts()
        pipe = self.end - 2 - sum(len(text) + 1 for text in texts)
        for text in texts:
            yield pipe
            pipe += len(text) + 1


def _numbered(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    number, numbered = 0, []
    for name, value in pairs:
        if name == POSITIONAL:
            number += 1
            numbered.append((str(number), value))
        else:
            numbered.append((name, value))
    return numbered


DEEPEST = 20
"""Calls around a call past which it isn't read; MediaWiki itself gives up at 100 levels of expansion."""


def too_deep(calls: Iterable[Call]) -> frozenset[int]:
    """Where the calls start that have more than `DEEPEST` others around them. In document order."""
    around: list[int] = []
    deep = []
    for call in calls:
        if call.place is Place.TEXT:
            around.clear()
        while around and around[-1] <= call.start:
            around.pop()
        if len(around) > DEEPEST:
            deep.append(call.start)
        around.append(call.end)
    return frozenset(deep)
