"""Several names typed where one is meant: `Ana et Paul`, `Technique / Accueil`."""

from __future__ import annotations

import re
from collections.abc import Callable

_BETWEEN = re.compile(r"(?<!\s)\s++(?:et|ou|puis|and)\s+|(?:(?<!\s)\s++)?[&+/,;]\s*+", re.IGNORECASE)
"""Blanks before it are looked at from their first one only, so that many of them take no time."""

MOST = 10


def several(typed: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in a text that is no name itself; () where it is none of several, or nobody knows any of them.

    One that is known is enough where `et` stands between them; else all are: `Roy, Jean-Paul` is one person.
    """
    parts = tuple(part for part in _BETWEEN.split(typed) if part)
    if not 1 < len(parts) <= MOST:
        return ()
    known = sum(map(is_known, parts))
    enough = known > 0 if re.search(r"\s(?:et|&)\s", typed) else known == len(parts)
    return parts if enough else ()


def apart(parts: tuple[str, ...], *, in_list: bool) -> str:
    """What to type instead: a list, or one of them."""
    if in_list:
        return f"les séparer par « ; » : {' ; '.join(parts)}"
    return f"n’en garder qu’un, par exemple « {parts[0]} », et faire une fiche par nom"
