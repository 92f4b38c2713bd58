"""An export or a folder for an archive: wikitext, which nobody here can render."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import BinaryIO

from coopwiki.core.titles import Titles
from coopwiki.wiki.library import Listed, StoredFile, Unreadable, Version, WikiAddresses
from coopwiki.wiki.port import Page, Wiki

Texts = Callable[[Collection[Listed]], Mapping[int, str]]
"""The texts of pages, by page id."""


@dataclass(slots=True)
class FileLibrary:
    """The pages that members write; `texts` gives them whole.

    `by_title`: page ids are not the pages' own (a folder's are ranks), so they are made from the titles.
    """

    wiki: Wiki
    texts: Texts
    name: str
    by_title: bool = False
    _read: Mapping[int, str] = field(default_factory=dict, init=False, repr=False)

    @property
    def shows_text(self) -> bool:
        """True: wikitext is all there is."""
        return True

    def place(self) -> WikiAddresses:
        """Nowhere: no address leads into a file."""
        return WikiAddresses("", "", "")

    def titles(self) -> Titles:
        """The titles, as the source says them."""
        return self.wiki.site().titles

    def pages(self) -> Iterator[Listed]:
        """The pages, as the source lists them."""
        pages = [
            Listed(self._number(page), page.title, page.namespace, page.revision, "") for page in self.wiki.pages()
        ]
        self._read = self.texts(pages)
        yield from pages

    def _number(self, page: Page) -> int:
        return int.from_bytes(sha256(page.title.encode()).digest()[:6]) if self.by_title else page.id

    def shown(self, page: Listed) -> str:
        """The wikitext, as text. Unreadable where the export left it out."""
        if page.id not in self._read:
            raise Unreadable("L’export n’a pas le texte de cette page.")
        return f'<pre class="wikitexte" tabindex="0">{escape(self._read[page.id])}</pre>'

    def versions(self) -> Mapping[int, Sequence[Version]]:
        """None are known."""
        return {}

    def files(self) -> Iterator[StoredFile]:
        """None: neither holds files."""
        return iter(())

    def fetch(self, address: str, into: BinaryIO) -> None:
        """Nothing to fetch."""
        del into
        raise Unreadable(f"« {address} » n’est pas dans cette source.")


def folder_texts(wiki: Wiki) -> Texts:
    """The texts of a folder, by title."""

    def read(pages: Collection[Listed]) -> Mapping[int, str]:
        stored = wiki.stored([page.title for page in pages])
        return {page.id: stored[page.title].text for page in pages if page.title in stored}

    return read


def export_texts(at: Callable[[Collection[int]], Mapping[int, str]]) -> Texts:
    """The texts of an export, by revision: its own reading leaves out prose."""

    def read(pages: Collection[Listed]) -> Mapping[int, str]:
        texts = at([page.revision for page in pages])
        return {page.id: texts[page.revision] for page in pages if page.revision in texts}

    return read
