"""What shows like a call asked for and isn't one: single braces, calls in extension tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coopwiki.reading.asked import Names
from coopwiki.reading.stack import Reading
from coopwiki.reading.wikitext import BLANKS, Wikitext

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


def single_braces(source: Wikitext, names: Names) -> Iterator[Lookalike]:
    """Find names asked for behind a single brace, but not in comments."""
    for mark in _SINGLE.finditer(source.text):
        name = names[mark[1].strip(BLANKS)]
        if name is not None and not source.vanished(mark.start()):
            yield Lookalike(name, mark.start())


def in_bodies(reading: Reading, read: Callable[[str], Reading]) -> Iterator[Lookalike]:
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
