"""Titles as members type them, brought together before one is looked for."""

from __future__ import annotations

import re

from coopwiki.core.names import loose

_LINK = re.compile(r"\[\[:?(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_MARKS = re.compile(r"''+|[«»\"“”.!?;:,]+")
_BLANKS = re.compile(r"\s+")


def heading(title: str) -> str:
    """Give the form under which two titles are the same one: what is read of it, whatever the case and stops.

    >>> heading("« [[Technique#x|Ouvrir]] le '''wiki''' ! »")
    'ouvrir le wiki'
    """
    bare = _MARKS.sub(" ", _LINK.sub(r"\1", title))
    return _BLANKS.sub(" ", loose(bare)).strip()
