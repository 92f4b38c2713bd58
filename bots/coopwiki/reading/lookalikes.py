"""What shows like a call asked for and isn't one: single braces, calls in extension tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coopwiki.reading.stack import Body, StackReader
from coopwiki.reading.wanted_names import WantedNames
from coopwiki.reading.wikitext import BLANKS

DEAF = frozenset(
    (
        *("ce", "chem", "langconvert", "math", "nowiki", "pre", "score", "source"),
        *("syntaxhighlight", "templatedata"),
    )
)
"""Extension tags whose body is never wikitext."""

_SINGLE = re.compile(r"\{(?<![{-]\{)(?![{|])[ \t\n]*+([^|\n{}\[\]<=]++)(?=[|\n}])")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """What shows like a call and isn't one.

    `tag`: the extension tag it stands in, '' for a single brace (`{Contribution|…}}`).
    """

    name: str
    offset: int
    tag: str = ""


def single_braces(reading: StackReader, names: WantedNames) -> Iterator[Lookalike]:
    """Find names asked for behind a single brace, but not where it doesn't show as one."""
    deaf = [body for body in reading.bodies if body[0] in DEAF]
    for mark in _SINGLE.finditer(reading.text):
        name = names[mark[1].strip(BLANKS)]
        if name is not None and not _hidden(reading, deaf, mark.start()):
            yield Lookalike(name, mark.start())


def _hidden(reading: StackReader, deaf: Sequence[Body], offset: int) -> bool:
    before = bisect_right(deaf, offset, key=lambda body: body[1])
    return reading.source.vanished(offset) or (before > 0 and offset < deaf[before - 1][2])


def in_bodies(reading: StackReader, read: Callable[[str], StackReader]) -> Iterator[Lookalike]:
    """Find calls in the bodies of extension tags that show them, and in the tags therein.

    No tag can hold itself, so this ends soon.
    """
    bodies = list(reading.bodies)
    while bodies:
        tag, start, end = bodies.pop()
        if tag in DEAF or reading.text.find("{{", start, end) < 0:
            continue
        inner = read(reading.text[start:end])
        yield from (Lookalike(call.name, start + call.start, tag) for call in inner.calls)
        bodies += ((name, start + a, start + b) for name, a, b in inner.bodies)
