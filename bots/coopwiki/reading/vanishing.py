"""Spans that MediaWiki reads over: comments, with the line they have to themselves, and tags."""

from __future__ import annotations

import re

from coopwiki.reading.grammar import HIDDEN, Grammar

_BLANK = re.compile(r"[ \t]*+")


def comment(text: str, start: int, shortest: int) -> tuple[int, int, bool]:
    """Find the span of the comment that opens at `start`, and whether it is whole lines.

    Comments alone on a line, separated by blanks, go with its blanks and its newline. One that
    never closes runs to the end. `shortest`: see Grammar.
    """
    close = text.find("-->", start + 4)
    if close < 0:
        return start, len(text), False
    begin = _blanks_before(text, start)
    if begin and text[begin - 1] == "\n":
        end = _comments_after(text, close + 3, shortest)
        if text.startswith("\n", end):
            return begin, end + 1, True
    return start, close + 3, False


def _blanks_before(text: str, start: int) -> int:
    while start and text[start - 1] in " \t":
        start -= 1
    return start


def _comments_after(text: str, end: int, shortest: int) -> int:
    end = _after_blanks(text, end)
    while text.startswith("<!--", end):
        close = text.find("-->", end + shortest - 3)
        if close < 0:
            break
        end = _after_blanks(text, close + 3)
    return end


def _after_blanks(text: str, end: int) -> int:
    blanks = _BLANK.match(text, end)
    return blanks.end() if blanks else end


class Tags:
    """Finds where the tags of one text end; what isn't found isn't searched again."""

    def __init__(self, text: str, marks: Grammar) -> None:
        self._text = text
        self._closing = marks.closing
        self._more_ends = True
        self._never_closed: set[str] = set()

    def end(self, position: int) -> int:
        """Find the `>` that ends a tag, even in quotes; −1 for none."""
        close = self._text.find(">", position) if self._more_ends else -1
        self._more_ends = close >= 0
        return close

    def body(self, typed: str, begin: int) -> tuple[int, int] | None:
        """Find the ends of the body that begins at `begin` and of its closing tag; None: just text.

        Without closing tag only `<includeonly>`, in lower case, has a body: the rest.
        """
        name = typed.lower()
        found = None if name in self._never_closed else self._closing[name](self._text, begin)
        if found:
            return found.span()
        self._never_closed.add(name)
        return (len(self._text), len(self._text)) if typed == HIDDEN else None
