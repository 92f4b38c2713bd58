"""Words of a choice as people type them: masculine, feminine and inclusive forms, and typing mistakes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from coopwiki.core.names import key, loose
from coopwiki.core.real_words import REAL_WORDS

NEGATIONS = frozenset(("non", "pas", "sans", "ni", "ne", "n", "aucun", "aucune", "jamais", "plus", "contre"))
"""A word that says the contrary, as `loose` gives it."""

LONGEST = 80
"""No typing mistake is looked for in a longer text."""

_LETTERS = re.compile("[a-z]+")
_JOINTS = re.compile("[\u00b7.()/-]")
_ENDING = re.compile(r"[eE]?[sS]?\Z")


def ungendered(text: str) -> str:
    """Give the form that `salarié associé`, `salariée associée`, `salarié·e associé·e` and `(e)s` share.

    Each word loses its inclusive marks, a final `s`, then a final `e` without an accent.

    >>> ungendered("Élu·e·s") == ungendered("élu(e)s") == ungendered("élu")
    True
    """
    bare = _JOINTS.sub("", unicodedata.normalize("NFKD", key(text)))
    words = (_ENDING.sub("", word) for word in bare.split(" ") if word)
    return loose(" ".join(words))


def typing_mistake(text: str, words: Sequence[str]) -> str:
    """The one word that a slip of the fingers could have made this text; '' where none or several could.

    One letter away for words of up to five letters, two for longer ones. Never where a negation or a prefix
    could say the contrary, nor for a French word that means something else.
    """
    typed = loose(text)
    if len(typed) > LONGEST:
        return ""
    near = sorted((letters_apart(typed, loose(word)), word) for word in words)
    least, best = near[0]
    alone = len(near) == 1 or near[1][0] > least
    return best if alone and _likely(typed, loose(best), least) else ""


def _likely(typed: str, word: str, apart: int) -> bool:
    most = 1 if min(len(typed), len(word)) <= 5 else 2
    return (
        apart <= most and not typed.endswith(word) and _negations(typed) == _negations(word) and not _real(typed, word)
    )


def _real(typed: str, word: str) -> bool:
    """Whether a word of what is typed is one that somebody means."""
    return not REAL_WORDS.isdisjoint(set(_LETTERS.findall(typed)) - set(_LETTERS.findall(word)))


def _negations(word: str) -> frozenset[str]:
    return NEGATIONS.intersection(_LETTERS.findall(word))


def letters_apart(one: str, other: str) -> int:
    """How many letters are to be added, left out, changed or swapped with the next; 3 stands for more than 2.

    >>> letters_apart("surveilance", "surveillance"), letters_apart("vote", "veto")
    (1, 2)
    """
    if abs(len(one) - len(other)) > 2:
        return 3
    before, above = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            least = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != against))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against
            row.append(min(least, before[j - 2] + 1) if swapped else least)
        before, above = above, row
    return min(above[-1], 3)
