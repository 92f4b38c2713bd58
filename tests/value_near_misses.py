"""Texts a hand could have typed instead: the cases of values.txt, damaged at random."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from value_cases import cases

SEED = "coopwiki"
PIECES: tuple[str, ...] = (
    *"0123456789", *".,:;-/'’%€~*_|[]{}<>&#=+()", *"−–—àéÉhHjmn", *"·‧⋅²½١１œßςΣİıſKǆﬁⅫ李🛠", *"ain",
    " ", "  ", "\n", "\t", "\u00a0", "\u202f", "\u200b", "\u200d", "\u00ad", "\ufe0f", "e\u0301",
    "min", "mn", "jour", "heure", "euros", "€/h", " par ", " de l'", "er", "le ", "lundi ", "jeudi ",
    "mars", "févr.", "ou", " ou ", " et ", "entre ", "environ ", "de ", "000", " 000", "30",
    "[[", "]]", "{{", "}}", "'''", "<br>", "<b>", "</b>", "<ref>", "http://", "mailto:",
    "Utilisateur:", "User talk:", "&nbsp;", "&eacute;", "&amp;", "&#160;", "&#x2028;", "&bidule;",
)  # fmt: skip
"""What stumbling fingers, pasting and other keyboards put into a value."""


def near_misses(kind: str, count: int, seed: str = SEED) -> Iterator[str]:
    """That many damaged texts of one kind, the same at every run."""
    texts = sorted({case.typed for case in cases() if case.kind == kind})
    chance = Random(f"{seed} {kind}")
    for _ in range(count):
        yield damaged(chance.choice(texts), texts, chance)


def damaged(text: str, texts: list[str], chance: Random) -> str:
    """One to three damages done to a text."""
    for _ in range(chance.randint(1, 3)):
        damage = chance.choice(DAMAGES)
        text = damage(text[:300], chance)
    return text + chance.choice(texts) if chance.random() < 0.05 else text


def _inserted(text: str, chance: Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(PIECES) + text[place:]


def _left_out(text: str, chance: Random) -> str:
    place = chance.randint(0, max(0, len(text) - 1))
    return text[:place] + text[place + 1 :]


def _replaced(text: str, chance: Random) -> str:
    place = chance.randint(0, max(0, len(text) - 1))
    return text[:place] + chance.choice(PIECES) + text[place + 1 :]


def _swapped(text: str, chance: Random) -> str:
    place = chance.randint(0, max(0, len(text) - 2))
    one, other = text[place : place + 1], text[place + 1 : place + 2]
    return text[:place] + other + one + text[place + 2 :]


def _doubled(text: str, chance: Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + text[place : place + chance.randint(1, 4)] + text[place:]


def _other_case(text: str, _: Random) -> str:
    return text.swapcase()


DAMAGES: tuple[Callable[[str, Random], str], ...] = (
    _inserted,
    _inserted,
    _left_out,
    _replaced,
    _swapped,
    _doubled,
    _other_case,
)
