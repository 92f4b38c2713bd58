"""People who asked to be forgotten: the names they went by, and the pseudonym that stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from coopwiki.core.names import key

_PSEUDONYM = re.compile("Personne [0-9a-f]{6,64}")
_PARTS = re.compile(r"[\s_]+")
_GAP = r"(?:[\s_]|&nbsp;|&#160;)+"
_ENCODED_GAP = r"(?:_|\+|%20)"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
"""No letter and no digit stands beside; `_` is a blank in a title."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One person. `names` are all those they went by, `account` theirs on the wiki, '' for none."""

    pseudonym: str
    names: tuple[str, ...]
    account: str = ""

    def in_text(self) -> Iterator[str]:
        """The names that are replaced wherever they stand: of two words or more, and the account.

        A first name alone is other people's too.
        """
        yield from (name for name in self.names if len(_words(name)) > 1)
        if self.account:
            yield self.account


@dataclass(frozen=True, slots=True)
class Register:
    """Everybody who is forgotten."""

    people: tuple[Forgotten, ...] = ()
    _by_key: dict[str, str] = field(init=False, repr=False, compare=False)
    _in_text: tuple[tuple[re.Pattern[str], str], ...] = field(init=False, repr=False, compare=False)
    _anywhere: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _seen: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        names = {key(n): p.pseudonym for p in self.people for n in (*p.names, p.account) if n}
        every = [name for person in self.people for name in (*person.names, person.account) if name]
        patterns = tuple((_pattern(p.in_text()), p.pseudonym) for p in self.people)
        object.__setattr__(self, "_by_key", names)
        object.__setattr__(self, "_in_text", tuple((p, name) for p, name in patterns if p))
        object.__setattr__(self, "_anywhere", _pattern(every))

    def __bool__(self) -> bool:
        return bool(self.people)

    def of(self, name: str) -> str:
        """The pseudonym for a value that is one of the names; '' for any other."""
        return self._by_key.get(key(name), "")

    def mentions(self, text: str) -> bool:
        """Whether one of the names, even a first name alone, stands in a text or a title."""
        return self._anywhere is not None and self._anywhere.search(text) is not None

    def replaced(self, text: str) -> str:
        """A text with pseudonyms in place of names, as whole words, whatever the case.

        >>> Register((Forgotten("Personne 1", ("Zoé Petit", "Zoé")),)).replaced("Zoé_petit, Zoé")
        'Personne 1, Zoé'
        """
        if text not in self._seen:
            self._seen[text] = self._replaced(text)
        return self._seen[text]

    def _replaced(self, text: str) -> str:
        for pattern, pseudonym in self._in_text:
            text = pattern.sub(pseudonym, text)
        return text


def _words(name: str) -> list[str]:
    return [word for word in _PARTS.split(name) if word]


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of these names, the longest first; two words in either order. None for no name."""
    spelled = sorted({each for name in names for each in _spellings(name)}, key=len, reverse=True)
    if not spelled:
        return None
    return re.compile(f"{_BEFORE}(?:{'|'.join(spelled)}){_AFTER}", re.IGNORECASE)


def _spellings(name: str) -> Iterator[str]:
    words = _words(name)
    orders = [words, words[::-1]] if len(words) == 2 else [words]
    for order in filter(None, orders):
        yield _GAP.join(map(_word, order))
        yield _ENCODED_GAP.join(re.escape(quote(word)) for word in order)


def _word(word: str) -> str:
    return re.sub("['’]", "['’]", re.escape(word))


def is_pseudonym(name: str) -> bool:
    """Whether a name is one that we give to somebody forgotten.

    >>> is_pseudonym("Personne 3f9c1a"), is_pseudonym("Ana Martin")
    (True, False)
    """
    return _PSEUDONYM.fullmatch(name) is not None


NOBODY = Register()
