"""Which pages show which templates, as MediaWiki's own links tables say; they follow each save, some by a job."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from coopwiki.core.source import Page
from coopwiki.wiki import batches, pages_told
from coopwiki.wiki.batches import Ask


def showing(ask: Ask, templates: Collection[str], batch: int) -> Mapping[str, frozenset[Page]]:
    """The pages of any namespace that show each of these templates, by its title as given; revision 0."""
    asked = {"prop": "transcludedin", "tiprop": "pageid|title", "tilimit": "max"}
    told = _told(ask, asked, templates, batch)
    found = ((page, frozenset(map(_page, page.get("transcludedin", [])))) for page in told)
    return pages_told.as_asked(templates, found)


def shown_by(ask: Ask, titles: Collection[str], batch: int) -> Mapping[str, frozenset[str]]:
    """The titles of the templates and pages that each of these pages shows, directly or through others."""
    told = _told(ask, {"prop": "templates", "tllimit": "max"}, titles, batch)
    found = ((page, frozenset(shown["title"] for shown in page.get("templates", []))) for page in told)
    return pages_told.as_asked(titles, found)


def _told(ask: Ask, asked: Mapping[str, Any], titles: Collection[str], batch: int) -> Iterator[dict[str, Any]]:
    for chunk in batches.chunks(titles, batch):
        yield from batches.pages(ask, {**asked, "titles": chunk})


def _page(told: Mapping[str, Any]) -> Page:
    return Page(told["pageid"], told["title"], told["ns"], 0)


class SaysNoInclusions:
    """A wiki read from files, or as it was: nothing there says which page shows which, nor who reads one."""

    def showing(self, templates: Collection[str]) -> Mapping[str, frozenset[Page]]:
        """Nothing: no file says which page shows which template."""
        del templates
        return {}

    def shown_by(self, titles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Nothing, for the same reason."""
        del titles
        return {}

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """Nothing: no file says who reads the wiki."""
        del titles
        return frozenset()
