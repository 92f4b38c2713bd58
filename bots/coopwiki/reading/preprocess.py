"""Template calls of a page, exactly those that MediaWiki finds, and what only looks like one.

>>> found = scan("{{Contribution|qui=Ana|durée=1h<!-- environ -->}}", None, frozenset({"ref"}))
>>> found.calls[0].params
{'qui': 'Ana', 'durée': '1h'}
"""

from __future__ import annotations

from dataclasses import dataclass

from coopwiki.reading.calls import Call
from coopwiki.reading.grammar import grammar
from coopwiki.reading.lookalikes import Lookalike, in_bodies, single_braces
from coopwiki.reading.places import placed
from coopwiki.reading.stack import StackReader
from coopwiki.reading.unclosed import Unclosed, unclosed
from coopwiki.reading.wanted_names import Wanted, WantedNames
from coopwiki.reading.wikitext import Parts, Wikitext


@dataclass(frozen=True, slots=True)
class Scan:
    """What one text holds. Calls are in document order of their openings; so is all else."""

    source: Wikitext
    calls: tuple[Call, ...]
    unclosed: tuple[Unclosed, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    nested: bool = False
    """Whether a call may stand in another."""

    def line(self, offset: int) -> int:
        """Say which line an offset stands on, from 1."""
        return self.source.line(offset)


class Scanner:
    """Reads texts of one wiki. Keep it: it remembers names and parts from page to page.

    `wanted` says whether a call of this trimmed name is asked for; None asks for all. `tags` are
    the wiki's extension tags in lower case, without brackets; `version` is its MediaWiki's.
    """

    def __init__(self, wanted: Wanted | None, tags: frozenset[str], version: tuple[int, int] = (1, 39)) -> None:
        self._marks = grammar(tags, version)
        self._names = WantedNames(wanted)
        self._parts = Parts()

    def scan(self, text: str) -> Scan:
        """Read one text. Never fails, in time proportional to the text's length."""
        reading = self._read(text)
        calls = reading.calls
        if reading.nested:
            calls = placed(calls, reading.holders)
        doubts = unclosed(reading, self._names) if reading.stack else ()
        alike = (*single_braces(reading, self._names), *in_bodies(reading, self._read))
        alike = tuple(sorted(alike, key=lambda one: one.offset))
        return Scan(reading.source, tuple(calls), tuple(doubts), alike, reading.nested)

    def _read(self, text: str) -> StackReader:
        reading = StackReader(Wikitext(text, self._parts), self._marks, self._names)
        reading.run()
        return reading


def scan(text: str, wanted: Wanted | None, tags: frozenset[str]) -> Scan:
    """Read one text; for many, keep a `Scanner`."""
    return Scanner(wanted, tags).scan(text)
