"""Names of people, circles and budgets, and titles as members type them, made alike before they are compared."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from coopwiki.core.normal import normalized
from coopwiki.core.titles import first_upper
from coopwiki.core.typed import BLANKS, INVISIBLE

_SIGNS = str.maketrans(
    {"\u22c5": "\u00b7", "\u2027": "\u00b7", "\u2019": "'"} | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
)
_BLANKS = re.compile(f"[{BLANKS}_]+")
_JOINTS = re.compile(f"[{INVISIBLE}\u200c\u200d\ufe00-\ufe0f]")
_MARKS = re.compile("[\u0300-\u036f\u00b7]")
_LINK = re.compile(r"\[\[:?(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_STOPS = re.compile(r"''+|[«»\"“”.!?;:,]+")
_SPACES = re.compile(r"\s+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ς": "σ"})
_LONGEST = 80


def key(name: str) -> str:
    """Give the form under which two names are the same one.

    Unicode NFKC, the three inclusive dots, both apostrophes, short dashes, spaces and underscores, first letter;
    invisible characters don't count.

    >>> key("entrepreneur‧es_de  l’atelier")
    "Entrepreneur·es de l'atelier"
    >>> key("Jean‑Paul") == key("Jean-Paul")
    True
    """
    if not name.isascii():
        name = normalized("NFKC", _JOINTS.sub("", name)).translate(_SIGNS)
    return first_upper(_BLANKS.sub(" ", name).strip(" "))


def loose(word: str) -> str:
    """Drop accents, case, inclusive dots and ligatures: how choices and near names are compared."""
    bare = _MARKS.sub("", normalized("NFKD", key(word)))
    return bare.lower().translate(_LIGATURES)


def dictionary_order(name: str | None) -> tuple[bool, str]:
    """Where a name stands in a French dictionary, Étienne before Zoé; what has no name comes last."""
    return name is None, loose(name or "")


def any_order(name: str) -> str:
    """Give the form that two orders of the same words share.

    >>> any_order("ROY Jean-Paul") == any_order("Jean-Paul Roy") == any_order("Roy, Jean-Paul")
    True
    """
    return " ".join(sorted(filter(None, loose(name).replace(",", " ").split(" "))))


class Alike(dict[str, str]):
    """The known word most like each word asked for, or '' where none is close; each is looked for once."""

    def __init__(self, known: Iterable[str], cutoff: float = 0.72) -> None:
        super().__init__()
        self._known = known
        self._cutoff = cutoff
        self._by_loose: dict[str, str] = {}

    def __missing__(self, word: str) -> str:
        if not self._by_loose:
            self._by_loose = {loose(known): known for known in sorted(self._known, reverse=True)}
        typed = loose(word)
        near = () if len(typed) > _LONGEST else self._close(typed)
        self[word] = found = self._by_loose[near[0]] if near else ""
        return found

    def _close(self, typed: str) -> Sequence[str]:
        return difflib.get_close_matches(typed, self._by_loose, 1, self._cutoff)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.72) -> str:
    """Find the known word most like this one, or '' where none is close; for many words, keep an `Alike`."""
    return Alike(known, cutoff)[word]


def heading(title: str) -> str:
    """Give the form under which two titles are the same one: what is read of it, whatever the case and stops.

    >>> heading("« [[Technique#x|Ouvrir]] le '''wiki''' ! »")
    'ouvrir le wiki'
    """
    bare = _STOPS.sub(" ", _LINK.sub(r"\1", title))
    return _SPACES.sub(" ", loose(bare)).strip()
