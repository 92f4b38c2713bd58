"""A text as a reader sees it, folded so that spellings of one name are alike; each character knows its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from coopwiki.core.typed import BLANKS, ENTITY, decoded

_CODED = rf"(?<=&){ENTITY[1:]}|(?<=%)[0-9A-Fa-f]{{2}}(?:%[0-9A-Fa-f]{{2}})*+|(?<=\\)(?:u[0-9A-Fa-f]{{4}}|[nrt])"
_MARKUP = (
    r"(?<=')'++|(?<=<)/?[A-Za-z][^<>]*+>|(?<=\[)\[(?:[^\[\]|\n]*+\|)?+|(?<=\])\]*+"
    r"|(?<=\[)(?:[A-Za-z]{1,10}:)?//[^\s\[\]<>]*+[ ]|(?<={){[^{}\[\]|\n]*+\||(?<=})}"
)
_COMMENT = r"(?<=<)!--(?s:.*?)-->"
_LETTERS = re.compile(rf"[&%\\](?:{_CODED})")
_READER = re.compile(rf"[&%\\'<\[\]{{}}](?:{_CODED}|{_MARKUP})")
_COMMENTED = re.compile(rf"[&%\\'<\[\]{{}}](?:{_CODED}|{_COMMENT}|{_MARKUP})")
"""Where a comment that ends may stand; looking for the end of others would take a time that grows with the square.

Each begins with the characters that a token begins with, so that all others are passed over quickly.
"""

_CLOSED = "-->"
_BREAKS = re.compile(r"</?(?:br|p|div|li|td|th|tr|dd|dt|hr|h[1-6])\b", re.IGNORECASE)
MARKED = re.compile(r"''|[<{}\[\]]")
"""What every markup has in it."""

_PLAIN = str.maketrans({
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ς": "σ", "ø": "o", "Ø": "O",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "’": "'", "ʼ": "'", "ʹ": "'", "′": "'",
})  # fmt: skip
_UNSEEN = frozenset(("Mn", "Me", "Cf", "Cc", "Cs"))
_ODD = {0x115F: "", 0x1160: "", 0x3164: "", 0xFFA0: "", 0x2800: " ", ord("_"): " "}


class _Folded(dict[int, str]):
    """How a character is compared: without accents, in its plain shape; case is left to the pattern."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _folded(chr(point))
        return found


def _folded(character: str) -> str:
    if character in BLANKS:
        return " "
    plain = unicodedata.normalize("NFKD", character).translate(_PLAIN)
    seen = (c for c in plain if unicodedata.category(c) not in _UNSEEN)
    return "".join("-" if unicodedata.category(c) == "Pd" else c for c in seen)


_FOLD = _Folded(_ODD)


class Piece(NamedTuple):
    """A part of a text: what is seen of it, and whether that is the part itself, character by character."""

    start: int
    seen: str
    end: int
    plain: bool


class _Run(NamedTuple):
    """Folded characters in a row: the first stands from `start` to `end` in the text, each next one `step` further."""

    start: int
    end: int
    length: int
    step: int = 0


class _Places:
    """Finds the places of folded characters that are asked for in order: each run is looked at once."""

    def __init__(self, runs: Iterator[_Run]) -> None:
        self._runs, self._run, self._before = runs, _Run(0, 0, 0), 0

    def of(self, number: int) -> tuple[int, int]:
        """Where a folded character begins and ends in the text."""
        while number >= self._before + self._run.length:
            self._before += self._run.length
            self._run = next(self._runs)
        further = (number - self._before) * self._run.step
        return self._run.start + further, self._run.end + further


@dataclass(frozen=True, slots=True)
class View:
    """A text as somebody sees it: a reader, or, with `markup`, who looks at the wikitext.

    >>> View("'''Zoé''' Pe&shy;tit").folded()
    'Zoe Petit'
    """

    text: str
    markup: bool = False

    def seen(self) -> str:
        """The whole as it is seen, accents and all."""
        if self.markup:
            return _LETTERS.sub(_seen, self.text)
        closed = _closed(self.text)
        before = _COMMENTED.sub(_seen, self.text[:closed]) if closed else ""
        return before + _READER.sub(_seen, self.text[closed:])

    def folded(self) -> str:
        """The whole, to look for names in. In time linear in the text."""
        return self.seen().translate(_FOLD)

    def spans(self, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where parts of `folded`, in order and apart, begin and end in the text."""
        places = _Places(self._runs())
        for first, last in found:
            yield places.of(first)[0], places.of(last - 1)[1]

    def marks(self, start: int, end: int) -> str:
        """The markup between two places of the text, which stays where a name goes."""
        part = self.text[start:end]
        if self.markup or part.isalpha() or not MARKED.search(part):
            return ""
        return "".join(found[0] for found in _tokens(part) if _seen(found) in ("", "\n"))

    def after(self, end: int) -> int:
        """The place behind what is not seen and belongs to the character before: accents, soft hyphens."""
        while end < len(self.text) and not _FOLD[ord(self.text[end])]:
            end += 1
        return end

    def _runs(self) -> Iterator[_Run]:
        """Where the characters of `folded` stand in the text, in order."""
        for start, seen, end, plain in self._pieces():
            if not plain:
                yield _Run(start, end, len(seen.translate(_FOLD)))
            elif all(len(_FOLD[ord(character)]) == 1 for character in set(seen)):
                yield _Run(start, start + 1, len(seen), step=1)
            else:
                yield from (_Run(at, at + 1, len(_FOLD[ord(c)])) for at, c in enumerate(seen, start))

    def _pieces(self) -> Iterator[Piece]:
        done = 0
        for found in _LETTERS.finditer(self.text) if self.markup else _tokens(self.text):
            start, end = found.span()
            if done < start:
                yield Piece(done, self.text[done:start], start, plain=True)
            yield Piece(start, _seen(found), end, plain=False)
            done = end
        yield Piece(done, self.text[done:], len(self.text), plain=True)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """What a reader doesn't see as it is typed, in order."""
    closed = _closed(text)
    yield from _COMMENTED.finditer(text, 0, closed)
    yield from _READER.finditer(text, closed)


def _closed(text: str) -> int:
    """The place behind the last end of a comment, 0 for none."""
    return text.rfind(_CLOSED) + len(_CLOSED) if _CLOSED in text else 0


def _seen(token: re.Match[str]) -> str:
    """What a reader sees of one token; a line break where markup makes one."""
    text = token[0]
    if text[0] == "&":
        return decoded(text)
    if text[0] == "%":
        return unquote(text)
    if text[0] == "\\":
        return chr(int(text.removeprefix("\\u"), base=16)) if text[1] == "u" else " "
    return "\n" if text[0] == "<" and _BREAKS.match(text) else ""
