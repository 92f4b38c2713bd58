"""Our pages under the titles they have on one wiki: its namespaces, and a prefix where one is set.

A prefix is for a wiki that has templates of the same names already: with "Coop ", `Modèle:Projet`
is deployed as `Modèle:Coop Projet`, and our own pages call it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coopwiki.core.titles import MAIN, MODULE, PROJECT, TEMPLATE, Titles, first_upper
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.wiki.port import WikiError
from coopwiki.wiki.title_rules import impossible

_HELP = 12
PREFIXED = (MAIN, PROJECT, TEMPLATE, _HELP)
"""Namespaces a prefix applies to.

Modules have a root of their own, and the names of interface pages have a meaning.
"""

_END = r"""(?=[ \t]*(?:[\]|{}"'#<>»),;.]|\n|\Z))"""


def placed(sources: Iterable[ShippedPage], titles: Titles, prefix: str = "") -> tuple[ShippedPage, ...]:
    """Give the sources as that wiki is to have them.

    WikiError when the wiki can't have them; ValueError when two files give one page.
    """
    _require_modules(titles)
    ours = tuple(sources)
    if prefix:
        renaming = Renaming(ours, checked(prefix))
        ours = tuple(renaming.source(source) for source in ours)
    french = Titles()
    local = tuple(replace(s, title=titles.full(*french.split(s.title))) for s in ours)
    _refuse_doubles(local)
    return local


def checked(prefix: str) -> str:
    """Write a prefix as titles have it; WikiError when no title can begin so."""
    prefix = first_upper(prefix.replace("_", " ").lstrip())
    if impossible(prefix.strip()) or set(prefix) & set(":/"):
        raise WikiError(
            f"Le préfixe « {prefix} » ne peut pas commencer un titre : choisir par exemple « Coop » suivi d’une espace."
        )
    return prefix


@dataclass(frozen=True, slots=True)
class Renaming:
    """Puts a prefix before the names of our pages, in titles and in our own texts.

    In a text these are: `{{Name`, `Namespace:Name` wherever it ends like a title, and `[[Name`.
    They are looked for everywhere, since help pages show them in <nowiki> and modules in strings.
    """

    sources: Sequence[ShippedPage]
    prefix: str

    def source(self, source: ShippedPage) -> ShippedPage:
        """Rename one page and the names in its text."""
        namespace, name = Titles().split(source.title)
        title = source.title
        if namespace in PREFIXED and not source.once:
            title = Titles().full(namespace, self.prefix + name)
        return replace(source, title=title, text=self._text(source.text))

    def _text(self, text: str) -> str:
        for namespace in PREFIXED:
            names = self._names(namespace)
            for pattern in _patterns(namespace, names) if names else ():
                text = re.sub(pattern, lambda found: f"{found[1]}{self.prefix}{found[2]}", text)
        return text

    def _names(self, namespace: int) -> str:
        """Match all our names in a namespace; '' when there is none."""
        split = (Titles().split(source.title) for source in self.sources if not source.once)
        names = sorted((name for number, name in split if number == namespace), key=len)
        return "|".join(_spelling(name) for name in reversed(names))


def _patterns(namespace: int, names: str) -> tuple[str, ...]:
    """Match what precedes a name, in the first group, then the name, in the second."""
    if namespace == MAIN:
        return (rf"(\[\[[ \t]*:?[ \t]*|(?<!\{{)\{{\{{:)({names}){_END}",)
    spaces = next(space.names for space in Titles().namespaces if space.number == namespace)
    alternatives = "|".join(map(re.escape, spaces))
    full = rf"((?<!\w)(?i:{alternatives})[ \t]*:[ \t]*)({names}){_END}"
    if namespace != TEMPLATE:
        return (full,)
    return (full, rf"((?<!\{{)\{{\{{\s*)({names})(?=\s*(?:[|}}<]|\Z))")


def _spelling(name: str) -> str:
    """Match a name as wikitext may write it: first letter in either case, underscores."""
    first = re.escape(name[0].upper()) + re.escape(name[0].lower())
    return f"[{first}]" + "[ _]".join(map(re.escape, name[1:].split(" ")))


def _require_modules(titles: Titles) -> None:
    if titles.split("Module:CoopWiki")[0] != MODULE:
        raise WikiError("Ce wiki n’a pas d’espace « Module » : installer d’abord l’extension Scribunto.")


def _refuse_doubles(sources: Sequence[ShippedPage]) -> None:
    seen: set[str] = set()
    for source in sources:
        if source.title in seen:
            raise ValueError(f"two files give the page {source.title!r}")
        seen.add(source.title)
