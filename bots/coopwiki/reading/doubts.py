"""What looks like a call somebody asked for and isn't one: openers never closed, single braces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coopwiki.reading.grammar import BRACE, HEADING
from coopwiki.reading.pieces import Names, Piece
from coopwiki.reading.wikitext import BLANKS, Wikitext

_NAME = re.compile(r"[ \t\n]*+([^|\n{}\[\]<]*+)")
_NEXT = re.compile(r"\n(?=[ \t]*+(?:\n|\{\{|=|\*|\Z))")
_SINGLE = re.compile(r"(?<![{-])\{(?![{|])[ \t\n]*+([^|\n{}\[\]<=]++)(?=[|\n}])")


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


def unclosed(source: Wikitext, stack: Sequence[Piece], names: Names) -> list[Unclosed]:
    """Pick the openers of names asked for among what the end of the text left open."""
    found = []
    above: Piece | None = None
    stop = len(source.text)
    for piece in reversed(stack):
        if piece.kind == BRACE:
            name = names[_name(source.text, piece.begin)]
            if name is not None:
                end = _end(source.text, piece.begin, stop)
                found.append(
                    Unclosed(name, piece.begin - 2, end, _blocker(source.text, piece, above))
                )
            stop = piece.begin - piece.count
        above = piece
    return found[::-1]


def _name(text: str, begin: int) -> str:
    name = _NAME.match(text, begin)
    return name[1].strip(BLANKS) if name else ""


def _end(text: str, begin: int, stop: int) -> int:
    found = _NEXT.search(text, begin, stop)
    return found.start() if found else stop


def _blocker(text: str, piece: Piece, above: Piece | None) -> Blocker | None:
    if piece.blocker:
        return Blocker(*piece.blocker)
    if above is None or (above.kind == HEADING and not above.blocker):
        return None
    if above.kind == BRACE and text[above.start - 1] == "\n":
        return None
    return Blocker(above.sign, above.start)


def single_braces(source: Wikitext, names: Names) -> Iterator[tuple[str, int]]:
    """Names asked for behind a single brace (`{Contribution|…}}`), and where; not in comments."""
    for mark in _SINGLE.finditer(source.text):
        name = names[mark[1].strip(BLANKS)]
        if name is not None and not source.vanished(mark.start()):
            yield name, mark.start()
