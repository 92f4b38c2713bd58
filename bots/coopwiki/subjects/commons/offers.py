"""What somebody looks for beside who offers it: the same words, whatever their order and number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.core.typed import unmarked
from coopwiki.subjects.people.profile import Profile

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
SMALL = frozenset(
    "a au aux avec ce ces d dans de des du en et l la le les leur leurs me nos notre ou par pas pour qu que qui sa ses"
    " son sur un une y".split()
)
"""Words that say nothing of a skill."""


def words(text: str) -> frozenset[str]:
    """The words that name a skill, in the singular.

    >>> sorted(words("Traduction de [[textes]] en C++"))
    ['c++', 'texte', 'traduction']
    """
    found = _WORD.findall(loose(unmarked(text)).replace("'", " "))
    return frozenset(_singular(word) for word in found if word not in SMALL)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


@dataclass(frozen=True, slots=True)
class Offer:
    """A skill that somebody's published profile offers; `page` is where it is written."""

    skill: str
    who: str
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Offers:
    """The skills of those who publish them, by word."""

    offers: tuple[tuple[frozenset[str], Offer], ...]
    _by_word: dict[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, list[int]] = {}
        for place, (told, _) in enumerate(self.offers):
            for word in told:
                found.setdefault(word, []).append(place)
        object.__setattr__(self, "_by_word", found)

    def answering(self, wanted: str) -> tuple[Offer, ...]:
        """The offers whose words are all in what is wanted, or the other way round; in order of name."""
        asked = words(wanted)
        places = sorted({place for word in asked for place in self._by_word.get(word, ())})
        near = (self.offers[place] for place in places)
        return tuple(offer for told, offer in near if told <= asked or asked <= told)


def offers(ledger: Ledger) -> Offers:
    """What the profiles offer that say `publication=oui`, in order of name, then as written; once a ledger."""
    return ledger.once(_offers)


def _offers(ledger: Ledger) -> Offers:
    shown = {one.name: one for one in ledger.of(Profile) if one.public == "oui"}
    ordered = sorted(shown.values(), key=lambda one: (loose(one.name), one.name))
    return Offers(tuple(_of(ordered)))


def _of(profiles: Iterable[Profile]) -> Iterable[tuple[frozenset[str], Offer]]:
    for one in profiles:
        for skill in dict.fromkeys(one.skills):
            if told := words(skill):
                yield told, Offer(skill, one.name, one.page.title, one.page.revision, one.line)
