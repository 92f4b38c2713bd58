"""A page's text, what vanishes from it (comments, inclusion tags), and where its lines begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

BLANKS = " \t\n\r\0\x0b"
"""What PHP's `trim` takes away; U+00A0 stays."""

POSITIONAL = "|"
"""Stands for the name of a part without `=`: no name can be a pipe."""

_BEFORE_EQUALS = re.compile(r"(?:[^=\[]++|\[\[[^\[\]]*+\]\]|\[)*+(?==)")


class Parts(dict[str, tuple[str, str]]):
    """Parts of plain calls, cut into name and value; remembered, because most are typed often."""

    LONGEST = 32
    MOST = 30_000

    def __missing__(self, part: str) -> tuple[str, str]:
        pair = cut(part)
        if len(part) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[part] = pair
        return pair


def cut(part: str) -> tuple[str, str]:
    """Cut a part of a plain call at its first `=` outside links."""
    name, equals, value = part.partition("=")
    if "[[" in name and equals:
        name, equals, value = _cut_outside_links(part)
    return (name.strip(BLANKS), value.strip(BLANKS)) if equals else (POSITIONAL, part)


def _cut_outside_links(part: str) -> tuple[str, str, str]:
    name = _BEFORE_EQUALS.match(part)
    return (name[0], "=", part[name.end() + 1 :]) if name else (part, "", "")


@dataclass(slots=True)
class Wikitext:
    """A text and the spans that vanish from it: disjoint and in order."""

    text: str
    parts: Parts = field(default_factory=Parts)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)
    _last: tuple[int, int] = (0, 1)

    def drop(self, start: int, end: int) -> None:
        """Make a span vanish."""
        self.starts.append(start)
        self.ends.append(end)

    def vanished(self, offset: int) -> bool:
        """Whether an offset lies in a vanished span."""
        span = bisect_right(self.starts, offset)
        return span > 0 and offset < self.ends[span - 1]

    def slice(self, start: int, end: int) -> str:
        """Cut out what is left between two offsets that lie in no vanished span."""
        first = bisect_left(self.starts, start)
        if first == len(self.starts) or self.starts[first] >= end:
            return self.text[start:end]
        last = bisect_left(self.starts, end, first)
        begins = (start, *self.ends[first:last])
        stops = (*self.starts[first:last], end)
        return "".join(self.text[a:b] for a, b in zip(begins, stops, strict=True))

    def line(self, offset: int) -> int:
        """Say which line an offset stands on, from 1. Cheapest when asked in order."""
        last, line = self._last
        if offset >= last:
            line += self.text.count("\n", last, offset)
            self._last = (offset, line)
            return line
        if not self._breaks:
            self._breaks.append(-1)
            self._breaks.extend(m.start() for m in re.finditer("\n", self.text))
        return bisect_left(self._breaks, offset)
