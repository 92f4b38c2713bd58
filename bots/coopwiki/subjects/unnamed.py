"""Whether a text names one of the people of a ledger: then it leaves the cooperative in no pack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coopwiki.core.forgotten import Forgotten, Register
from coopwiki.core.ledger import Ledger
from coopwiki.core.visible_text import View

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
"""Shorter words (de, Le) are parts of names that many texts hold."""


class KnownNames:
    """All names of people: those of profiles, aliases and accounts, and those typed without a profile."""

    def __init__(self, ledger: Ledger) -> None:
        people = ledger.people
        names = {*people.by_key, *people.by_key.values(), *people.first_typed.values()}
        self._whole = Register((Forgotten("", tuple(sorted(names))),))
        self._words = {word.casefold() for name in names for word in _words(name) if len(word) >= _SHORTEST}

    def in_text(self, text: str) -> bool:
        """Whether a name stands in it, however it is written, or one word of a name with a capital.

        Too often rather than too seldom: `Rose` is a name wherever somebody is called so.
        """
        return self._whole.mentions(text) or any(
            word[0].isupper() and word.casefold() in self._words
            for view in (View(text), View(text, markup=True))
            for word in _WORD.findall(view.folded())
        )


def _words(name: str) -> Iterator[str]:
    yield from _WORD.findall(View(name).folded())
