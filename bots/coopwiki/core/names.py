"""Names of people, circles, budgets and fields, brought together before they are compared."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_DOTS = str.maketrans({"\u22c5": "\u00b7", "\u2027": "\u00b7", "\u2019": "'"})
_BLANKS = re.compile(r"[\s_]+")


def key(name: str) -> str:
    """The form under which two names are the same one.

    Unicode NFKC, the three inclusive dots, both apostrophes, spaces and underscores, first letter.

    >>> key("entrepreneur‧es_de  l’atelier")
    "Entrepreneur·es de l'atelier"
    """
    name = _BLANKS.sub(" ", unicodedata.normalize("NFKC", name).translate(_DOTS)).strip()
    return name[:1].upper() + name[1:]


def loose(word: str) -> str:
    """A word without accents, case, inclusive dots or signs: how choices and near names are compared."""
    bare = unicodedata.normalize("NFKD", key(word)).replace("\u00b7", "").casefold()
    return "".join(c for c in bare if not unicodedata.combining(c))


def nearest(word: str, known: Iterable[str], cutoff: float = 0.72) -> str:
    """The known word most like this one, or '' where none is close."""
    by_loose = {loose(k): k for k in sorted(known, reverse=True)}
    found = difflib.get_close_matches(loose(word), by_loose, 1, cutoff)
    return by_loose[found[0]] if found else ""
