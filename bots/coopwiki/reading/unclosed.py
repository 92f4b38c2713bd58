"""Openers that never close, and what kept them open."""

from __future__ import annotations

import re
from typing import NamedTuple

from coopwiki.reading.grammar import BRACE, BRACE_AFTER_DASH, HEADING
from coopwiki.reading.open_parts import SIGNS, sign_start
from coopwiki.reading.stack import StackReader
from coopwiki.reading.wanted_names import WantedNames
from coopwiki.reading.wikitext import BLANKS

_NAME = re.compile(r"[ \t\n]*+([^|\n{}\[\]<]*+)")
_NEXT = re.compile(r"\n(?=[ \t]*+(?:\n|\{\{|=|\*|\Z))")


class Blocker(NamedTuple):
    """What hid the `}}` of an opener, and where: `[[`, `=`, `-{`, `{{{`, `{{`, `<!--`, `<ref>`."""

    sign: str
    offset: int


class Unclosed(NamedTuple):
    """An opener that never closes: MediaWiki shows it as text.

    `end`: where a person would say the call stops: at the next opener, blank line or heading.
    `blocker` is None where nothing but a missing `}}` is to blame.
    """

    name: str
    start: int
    end: int
    blocker: Blocker | None


def unclosed(reading: StackReader, names: WantedNames) -> list[Unclosed]:
    """Pick the openers of names asked for among what the end of the text left open."""
    found = []
    stop = len(reading.text)
    for depth in range(len(reading.stack) - 1, -1, -1):
        kind, begin, count, _ = reading.stack[depth]
        if kind not in (BRACE, BRACE_AFTER_DASH):
            continue
        name = names[_name(reading.text, begin)]
        if name is not None:
            end = _end(reading.text, begin, stop)
            found.append(Unclosed(name, begin - 2, end, _blocker(reading, depth)))
        stop = begin - count
    return found[::-1]


def _name(text: str, begin: int) -> str:
    name = _NAME.match(text, begin)
    return name[1].strip(BLANKS) if name else ""


def _end(text: str, begin: int, stop: int) -> int:
    found = _NEXT.search(text, begin, stop)
    return found.start() if found else stop


def _blocker(reading: StackReader, depth: int) -> Blocker | None:
    if depth in reading.blockers:
        return Blocker(*reading.blockers[depth])
    if depth + 1 == len(reading.stack):
        return None
    kind, begin, count, _ = reading.stack[depth + 1]
    if kind in (BRACE, BRACE_AFTER_DASH):
        return _call_inside(reading.text, begin - count, count)
    if kind == HEADING and depth + 1 not in reading.blockers:
        return None
    return Blocker(SIGNS[kind], sign_start(reading.stack[depth + 1]))


def _call_inside(text: str, start: int, count: int) -> Blocker | None:
    """Blame an opener in the middle of a line; at the start of one it is the next call."""
    return Blocker("{" * min(count, 3), start) if text[start - 1] != "\n" else None
