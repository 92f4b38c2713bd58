"""The calls of any one template, as read: what `coopwiki calls` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coopwiki.core.source import Page
from coopwiki.core.titles import TEMPLATE, Titles
from coopwiki.reading.calls import Call
from coopwiki.reading.preprocess import Scanner
from coopwiki.reading.templates import followed

ScannerOf = Callable[[Callable[[str], bool]], Scanner]
"""Makes a scanner of one wiki's texts for the names asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A call and the page it stands on."""

    page: Page
    call: Call


class Listing:
    """Finds the calls of one template, under its names and redirects."""

    def __init__(self, template: str, titles: Titles, redirects: Iterable[Page], scanner: ScannerOf) -> None:
        leads = {page.title: titles.normal(page.redirect) for page in redirects if page.redirect}
        self._titles, self._leads = titles, leads
        self._target = followed(titles.normal(template, TEMPLATE), leads)
        self._scanner = scanner(self._wanted)

    def _wanted(self, name: str) -> bool:
        return followed(self._titles.normal(name, TEMPLATE), self._leads) == self._target

    def of(self, text: str, page: Page) -> Iterator[Found]:
        """The calls of one page, in document order of their openings."""
        return (Found(page, call) for call in self._scanner.scan(text).calls)
