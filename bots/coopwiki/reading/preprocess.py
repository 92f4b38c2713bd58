"""Template calls of a page, exactly those that MediaWiki finds, and what only looks like one.

>>> found = scan("{{Contribution|qui=Ana|durée=1h<!-- environ -->}}", None, frozenset({"ref"}))
>>> found.calls[0].params
{'qui': 'Ana', 'durée': '1h'}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coopwiki.reading.calls import Call
from coopwiki.reading.doubts import Unclosed, single_braces, unclosed
from coopwiki.reading.grammar import grammar
from coopwiki.reading.pieces import Names, Wanted
from coopwiki.reading.places import placed
from coopwiki.reading.stack import Reading
from coopwiki.reading.wikitext import Parts, Wikitext

DEAF = frozenset(
    ("ce", "chem", "langconvert", "math", "nowiki", "pre", "score", "source")
    + ("syntaxhighlight", "templatedata")
)
"""Extension tags whose body is never wikitext."""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """What shows like a call and isn't one.

    `tag`: the extension tag it stands in, '' for a single brace (`{Contribution|…}}`).
    """

    name: str
    offset: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What one text holds. Calls are in document order of their openings; so is all else."""

    source: Wikitext
    calls: tuple[Call, ...]
    unclosed: tuple[Unclosed, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()

    def line(self, offset: int) -> int:
        """Say which line an offset stands on, from 1."""
        return self.source.line(offset)


class Scanner:
    """Reads texts of one wiki. Keep it: it remembers names and parts from page to page.

    `wanted` says whether a call of this trimmed name is asked for; None asks for all. `tags` are
    the wiki's extension tags in lower case, without brackets.
    """

    def __init__(self, wanted: Wanted | None, tags: frozenset[str]) -> None:
        self._marks = grammar(tags)
        self._names = Names(wanted)
        self._parts = Parts()

    def scan(self, text: str) -> Scan:
        """Read one text. Never fails, in time proportional to the text's length."""
        reading = self._read(text)
        calls = reading.calls
        if reading.nested:
            calls = placed(calls, reading.holders)
        doubts = unclosed(reading.source, reading.stack, self._names) if reading.stack else ()
        lookalikes = sorted(self._lookalikes(reading), key=lambda one: one.offset)
        return Scan(reading.source, tuple(calls), tuple(doubts), tuple(lookalikes))

    def _read(self, text: str) -> Reading:
        reading = Reading(Wikitext(text, self._parts), self._marks, self._names)
        reading.run()
        return reading

    def _lookalikes(self, reading: Reading) -> Iterator[Lookalike]:
        for name, offset in single_braces(reading.source, self._names):
            yield Lookalike(name, offset)
        for tag, start, end in reading.bodies:
            yield from self._in_body(reading.text, tag, start, end)

    def _in_body(self, text: str, tag: str, start: int, end: int) -> Iterator[Lookalike]:
        """Read the body of a tag that shows it, and the tags in it; no tag can hold itself."""
        bodies = [(tag, start, end)]
        while bodies:
            tag, start, end = bodies.pop()
            if tag in DEAF or text.find("{{", start, end) < 0:
                continue
            inner = self._read(text[start:end])
            yield from (Lookalike(call.name, start + call.start, tag) for call in inner.calls)
            bodies += ((name, start + a, start + b) for name, a, b in inner.bodies)


def scan(text: str, wanted: Wanted | None, tags: frozenset[str]) -> Scan:
    """Read one text; for many, keep a `Scanner`."""
    return Scanner(wanted, tags).scan(text)
