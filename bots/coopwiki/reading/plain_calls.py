"""Calls of a page on which nothing but plain calls stands: cut out at once, without a stack.

Most pages are such. It gives what `preprocess` finds there, or nothing where there is any doubt.
"""

from __future__ import annotations

import re

_PART = re.compile(r"\|((?:[^|\[]++|\[\[[^\[\]]*+\]\]|\[)*+)")
_WHOLE_LINKS = re.compile(r"(?:[^\[]++|\[\[[^\[\]]*+\]\]|\[(?!\[))*+")


PlainCall = tuple[int, int, str, list[str]]
"""A call as typed: where it opens, on which line (from 1), its name and its parts, blanks included."""


def plain_calls(text: str) -> list[PlainCall] | None:
    """The calls of a text, in order; None where it has to be read with care.

    Each `{{` has its `}}` before the next one, no brace stands alone, and there is no tag, comment or heading inside.
    """
    pieces = text.split("{{")
    opened = len(pieces) - 1
    if "<" in text or text.count("{") != 2 * opened or text.count("}") != 2 * opened:
        return None
    start, line = len(pieces[0]), pieces[0].count("\n") + 1
    careful, linked = "\n=" in text, "[" in text
    found = []
    for piece in pieces[1:]:
        body, closing, _ = piece.partition("}}")
        if not closing or (careful and "\n=" in body):
            return None
        parts = _linked(body) if linked and "[" in body else body.split("|")
        if parts is None:
            return None
        found.append((start, line, parts.pop(0), parts))
        start += len(piece) + 2
        line += piece.count("\n")
    return found


def _linked(body: str) -> list[str] | None:
    """The name and the parts of a call with brackets in it: a pipe in a whole link parts nothing."""
    name, pipe, rest = body.partition("|")
    if "[" in name or not _WHOLE_LINKS.fullmatch(rest):
        return None
    return [name, *_PART.findall(pipe + rest)]
