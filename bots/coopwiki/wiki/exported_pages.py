"""What an XML export holds: the wiki's titles, and the pages worth reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coopwiki.core.titles import MAIN, PROJECT, STANDARD, TEMPLATE, Namespace, Titles
from coopwiki.wiki.categories import categories
from coopwiki.wiki.page_code import code_ending
from coopwiki.wiki.port import Page
from coopwiki.wiki.redirects import redirect_target


@dataclass(frozen=True, slots=True)
class ExportedPage:
    """A page's own elements, as exported. `redirect` is '' where the export names none."""

    title: str
    namespace: int
    id: int
    redirect: str = ""


@dataclass(frozen=True, slots=True)
class ExportedRevision:
    """A revision as exported. `missing`: it has a text, which the export leaves out (a stub)."""

    timestamp: str
    id: int
    model: str
    text: str
    missing: bool = False

    def follows(self, other: ExportedRevision) -> bool:
        """Whether this is the newer of two: the later timestamp, then the higher id."""
        return (self.timestamp, self.id) >= (other.timestamp, other.id)


class PageExport:
    """Takes pages one by one and keeps those `Wiki.pages` promises, with one text for each."""

    def __init__(self) -> None:
        self.titles = Titles()
        self.pages: dict[int, Page] = {}
        self.revisions: dict[int, ExportedRevision] = {}
        self.categories: dict[int, frozenset[str]] = {}
        """The categories that the newest texts name, by page id; a page that names none is absent."""
        self.held = 0
        """Characters of all texts kept."""
        self._wanted = _wanted(self.titles)

    def name_namespaces(self, names: Mapping[int, str]) -> None:
        """Take the wiki's own namespaces, by number."""
        self.titles = export_titles(names)
        self._wanted = _wanted(self.titles)

    def wants(self, namespace: int) -> bool:
        """Whether texts of this namespace are of any use."""
        return namespace in self._wanted

    def add(self, page: ExportedPage, newest: ExportedRevision) -> None:
        """Keep a page with its newest revision; the same page met twice is one page.

        Code has no text here, and neither has a text without a brace: nobody reads them.
        """
        known = self.revisions.get(page.id)
        if known and not newest.follows(known):
            return
        namespace, name = self.titles.split(page.title)
        title = self.titles.full(namespace, name) if namespace == page.namespace else page.title
        code = newest.model not in ("wikitext", "") or code_ending(page.namespace, name)
        text = "" if code else newest.text
        target = self._target(page.redirect, text)
        if target or page.namespace != TEMPLATE:
            kept = newest if "{" in text else replace(newest, text="")
            self.pages[page.id] = Page(page.id, title, page.namespace, newest.id, target)
            self.revisions[page.id] = kept
            self._file(page.id, text)
            self.held += len(kept.text)

    def _file(self, number: int, text: str) -> None:
        self.categories.pop(number, None)
        if named := categories(text, self.titles):
            self.categories[number] = named

    def _target(self, redirect: str, text: str) -> str:
        return self.titles.normal(redirect) if redirect else redirect_target(text, self.titles)


def _wanted(titles: Titles) -> frozenset[int]:
    """Members' namespaces, and the templates' for their redirects."""
    return titles.content() | {TEMPLATE}


def export_titles(names: Mapping[int, str]) -> Titles:
    """Titles of a wiki whose namespaces have these names; the standard ones when there are none.

    An export gives one name per namespace: the standard French and English ones are added where no
    other namespace has them. It doesn't say which ones hold content: the main one does.
    """
    if not names:
        return Titles()
    taken = {name.lower() for name in names.values()}
    return Titles(
        tuple(
            Namespace(number, (name, *_others(number, taken)), content=number == MAIN) for number, name in names.items()
        )
    )


def _others(number: int, taken: set[str]) -> tuple[str, ...]:
    """Free standard names; `Projet` isn't one on a wiki that chose its own name."""
    known = next((space.names for space in STANDARD if space.number == number), ())
    chosen = known[1:] if number in (PROJECT, PROJECT + 1) else known
    return tuple(name for name in chosen if name.lower() not in taken)
