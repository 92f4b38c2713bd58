"""Titles of pages as a wiki understands them: namespaces, underscores, the first letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAIN, USER, PROJECT, TEMPLATE, CATEGORY, MODULE = 0, 2, 4, 10, 14, 828

_BLANKS = re.compile(r"[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


@dataclass(frozen=True, slots=True)
class Namespace:
    """One namespace of a wiki: its number, its local name first, then every other accepted name."""

    number: int
    names: tuple[str, ...]
    content: bool = False


def _standard() -> tuple[Namespace, ...]:
    table = {
        -2: ("Média", "Media"),
        -1: ("Spécial", "Special"),
        0: ("",),
        1: ("Discussion", "Talk"),
        2: ("Utilisateur", "Utilisatrice", "User"),
        3: ("Discussion utilisateur", "Discussion utilisatrice", "User talk"),
        4: ("Projet", "Project"),
        5: ("Discussion projet", "Project talk"),
        6: ("Fichier", "File", "Image"),
        7: ("Discussion fichier", "File talk", "Image talk"),
        8: ("MediaWiki",),
        9: ("Discussion MediaWiki", "MediaWiki talk"),
        10: ("Modèle", "Template"),
        11: ("Discussion modèle", "Template talk"),
        12: ("Aide", "Help"),
        13: ("Discussion aide", "Help talk"),
        14: ("Catégorie", "Category"),
        15: ("Discussion catégorie", "Category talk"),
        828: ("Module",),
        829: ("Discussion module", "Module talk"),
    }
    return tuple(Namespace(n, names, content=n == MAIN) for n, names in table.items())


STANDARD = _standard()
"""The namespaces of a French MediaWiki, used where nobody says which ones there are (a folder)."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Reads titles with one wiki's namespaces.

    >>> Titles().split("template:contribution_libre")
    (10, 'Contribution libre')
    >>> Titles().full(2, "Ana")
    'Utilisateur:Ana'
    """

    namespaces: tuple[Namespace, ...] = STANDARD
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    _names: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = {name.lower(): space.number for space in self.namespaces for name in space.names}
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_names", {s.number: s.names[0] for s in self.namespaces})

    def split(self, title: str, default: int = MAIN) -> tuple[int, str]:
        """Namespace number and the rest, normalised; a leading colon means the main namespace."""
        title = _BLANKS.sub(" ", title).strip()
        if title.startswith(":"):
            title, default = title[1:].lstrip(), MAIN
        prefix, colon, rest = title.partition(":")
        number = self._numbers.get(prefix.strip().lower()) if colon and prefix.strip() else None
        if number is None:
            return default, first_upper(title)
        return number, first_upper(rest.strip())

    def full(self, namespace: int, name: str) -> str:
        """The whole title: `full(10, "Jauge")` is `Modèle:Jauge`."""
        prefix = self._names.get(namespace, "")
        return f"{prefix}:{name}" if prefix else name

    def normal(self, title: str, default: int = MAIN) -> str:
        """A title in the one form the wiki stores it in."""
        return self.full(*self.split(title, default))

    def content(self) -> frozenset[int]:
        """Numbers of the namespaces members write records in: content, user and project."""
        return frozenset(s.number for s in self.namespaces if s.content) | {USER, PROJECT}


def first_upper(text: str) -> str:
    """The text with its first letter in upper case, as MediaWiki does (`ß` stays)."""
    head = text[:1].upper()
    return text if len(head) != 1 else head + text[1:]
