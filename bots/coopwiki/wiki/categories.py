"""Which pages a category holds: as the wiki says, or as the texts of pages do where there is no wiki to ask."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from coopwiki.core.titles import CATEGORY, Titles
from coopwiki.wiki import batches
from coopwiki.wiki.batches import Ask

DOCUMENTATION = "Documentation"
"""The category of the pages that are to be kept true, where no setting names another."""

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(nowiki|pre|includeonly|syntaxhighlight|source)\b[^<>]*(?<!/)>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(r"\[\[([^\[\]|{}<>\n:]+:[^\[\]|{}<>\n]+)(?:\|[^\[\]\n]*)?\]\]")


def members(ask: Ask, title: str, namespaces: Collection[int]) -> frozenset[int]:
    """The ids of the pages of these namespaces in a category, by its whole title; none where nobody made it."""
    asked = {"cmtitle": title, "cmprop": "ids", "cmtype": "page", "cmnamespace": sorted(namespaces), "cmlimit": "max"}
    return frozenset(page["pageid"] for page in batches.listed(ask, "categorymembers", asked))


def categories(text: str, titles: Titles) -> frozenset[str]:
    """The categories a text names itself, without their prefix; those that a template gives are not among them.

    >>> sorted(categories("[[catégorie:guides]] [[:Catégorie:Vue]] <nowiki>[[Category:Non]]</nowiki>", Titles()))
    ['Guides']
    """
    return frozenset(_named(text, titles)) if "[[" in text else frozenset()


def _named(text: str, titles: Titles) -> Iterator[str]:
    for link in _LINK.finditer(_HIDDEN.sub("", text)):
        namespace, name = titles.split(link[1])
        if namespace == CATEGORY and not link[1].lstrip().startswith(":"):
            yield name
