"""People who asked to be forgotten: the names they went by, and the pseudonym that stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from coopwiki.core.names import key
from coopwiki.core.visible_text import MARKED, View

_PSEUDONYM = re.compile("Personne [0-9a-f]{6,64}")
_PARTS = re.compile("[ -]+")
_BEFORE, _AFTER = r"(?<!\w)", r"(?!\w)"
_GAP = r"(?:[ -]++|\+|(?-i:(?<=[a-z])(?=[A-Z])))"
"""Between two words of a name: blanks, hyphens, the `+` of an address, or a capital right after a small letter."""

_COMMA = rf"(?: *+, *+|{_GAP})"
_JOINED = re.compile(r"\]\]\[\[(?:[^\[\]|]*+\|)?+")
"""Between two links that are one name: the first leads there alone."""

_OPENS = re.compile(r"(?:\[\[|\|)\Z")
_LEAST = 3
"""Letters a surname needs to be known by initials: `A. M.` is no name."""

_REMEMBERED = 500
"""Characters of a text that is remembered with what became of it."""


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
    """Everybody who is forgotten. All that asks for a name in a text asks here, so that all find the same."""

    people: tuple[Forgotten, ...] = ()
    _by_key: dict[str, str] = field(init=False, repr=False, compare=False)
    _in_text: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _anywhere: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _seen: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        names = {key(n): p.pseudonym for p in self.people for n in (*p.names, p.account) if n}
        every = [name for person in self.people for name in (*person.names, person.account) if name]
        object.__setattr__(self, "_by_key", names)
        object.__setattr__(self, "_in_text", _pattern([tuple(p.in_text()) for p in self.people]))
        object.__setattr__(self, "_anywhere", _pattern([every]))

    def __bool__(self) -> bool:
        return bool(self.people)

    def of(self, name: str) -> str:
        """The pseudonym for a value that is one of the names; '' for any other."""
        known = self._by_key
        return known.get(key(name)) or (known.get(key(View(name).seen()), "") if known else "")

    def mentions(self, text: str) -> bool:
        """Whether one of the names, even a first name alone, is seen in a text or a title."""
        pattern = self._anywhere
        return pattern is not None and any(pattern.search(v.folded()) for v in _views(text))

    def places(self, text: str) -> tuple[int, ...]:
        """Where the names that `mentions` sees begin in a text, in order."""
        if self._anywhere is None:
            return ()
        found = (
            start
            for view in _views(text)
            for start, _ in view.spans(m.span() for m in self._anywhere.finditer(view.folded()))
        )
        return tuple(sorted(set(found)))

    def replaced(self, text: str) -> str:
        """A text with pseudonyms in place of names, as a reader sees them; the markup around them stays.

        >>> Register((Forgotten("Personne 1", ("Zoé Petit", "Zoé")),)).replaced("'''Zoé'''_petit, Zoé")
        "'''Personne 1''', Zoé"
        """
        if self._in_text is None:
            return text
        if text not in self._seen:
            new = self._replaced(text, self._in_text)
            if len(text) > _REMEMBERED:
                return new
            self._seen[text] = new
        return self._seen[text]

    def _replaced(self, text: str, pattern: re.Pattern[str]) -> str:
        for markup in (True, False) if MARKED.search(text) else (True,):
            view = View(text, markup)
            found = list(pattern.finditer(view.folded()))
            text = "".join(self._parts(view, found)) if found else text
        return text

    def _parts(self, view: View, found: Sequence[re.Match[str]]) -> Iterator[str]:
        done = 0
        for name, (start, end) in zip(found, view.spans(m.span() for m in found), strict=True):
            yield view.text[done:start]
            marks, given = _JOINED.sub("", view.marks(start, end)), self._given(name)
            yield marks + given if _OPENS.search(marks) else given + marks
            done = view.after(end)
        yield view.text[done:]

    def _given(self, found: re.Match[str]) -> str:
        """The pseudonym of whose name it is: a group is called by their place in the register."""
        return self.people[int((found.lastgroup or "n0")[1:])].pseudonym


def _views(text: str) -> Iterator[View]:
    """Both ways to see a text that differ: what is typed, then what a reader sees of it."""
    yield View(text, markup=True)
    if MARKED.search(text):
        yield View(text)


def _words(name: str) -> list[str]:
    """The words of a name as they are compared."""
    return [word for word in _PARTS.split(View(name).folded()) if word]


def _pattern(groups: Iterable[Iterable[str]]) -> re.Pattern[str] | None:
    """What finds any of these names in a folded text, the longest first; group `n3` for the fourth group's.

    None for no name.
    """
    spelled = [
        (number, sorted({each for name in names for each in _spellings(name)}, key=len)[::-1])
        for number, names in enumerate(groups)
    ]
    some = [f"(?P<n{number}>{'|'.join(words)})" for number, words in spelled if words]
    return re.compile(f"{_BEFORE}(?:{'|'.join(some)}){_AFTER}", re.IGNORECASE) if some else None


def _spellings(name: str) -> Iterator[str]:
    """A name as patterns: its words in order, the last ones first, the first names as initials."""
    words = _words(name)
    first = [re.escape(word) for word in words]
    if first:
        yield _GAP.join(first)
    for cut in range(1, len(words)):
        yield _COMMA.join((_GAP.join(first[cut:]), _GAP.join(first[:cut])))
    for cut in range(1, len(words)):
        if len("".join(words[cut:])) >= _LEAST:
            yield from _with_initials([word[0] for word in words[:cut]], words[cut:])


def _with_initials(initials: list[str], words: list[str]) -> Iterator[str]:
    """`Z. Petit`, `Petit, Z.`; without the dot where both begin with a capital: `a petit` is no name."""
    last = _GAP.join(map(re.escape, words))
    dotted = "[ -]*+".join(rf"{re.escape(letter)}\." for letter in initials)
    bare = "[ .-]*+".join(map(_capital, initials))
    big = f"{_capital(words[0][0])}{last.removeprefix(re.escape(words[0][0]))}"
    yield rf"{dotted}[ -]*+{last}"
    yield rf"{last}(?: *+,)?+ *+{dotted}"
    yield f"{bare}[ -]++{big}"
    yield f"{big}(?: *+,)?+ ++{bare}"


def _capital(letter: str) -> str:
    return f"(?-i:{re.escape(letter.upper())})"


def is_pseudonym(name: str) -> bool:
    """Whether a name is one that we give to somebody forgotten.

    >>> is_pseudonym("Personne 3f9c1a"), is_pseudonym("Ana Martin")
    (True, False)
    """
    return _PSEUDONYM.fullmatch(name) is not None


NOBODY = Register()
