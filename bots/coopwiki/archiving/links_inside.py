"""Where an address of the wiki leads inside the archive."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import parse_qs, quote, unquote, urljoin, urlsplit

from coopwiki.core.titles import Titles
from coopwiki.wiki.library import WikiAddresses

_BY_NUMBER = re.compile(r"(?:PermanentLink|Redirect/revision|Lien permanent)/([0-9]+)")
_BY_PAGE = re.compile(r"Redirect/page/([0-9]+)")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 60
PAGES, FILES = "pages", "fichiers"


def page_file(number: int) -> str:
    """The file of a page: by number, so that no title collides with another on any disk."""
    return f"{PAGES}/{number}.html"


def kept_file(address: str) -> str:
    """The file that keeps what stands at an address: its own name behind a digest, in letters that any disk takes.

    >>> kept_file("http://wiki.test/images/a/ab/Plan_du_lieu.PNG")
    'fichiers/93a0ba51e036e98e-Plan_du_lieu.png'
    """
    name = PurePosixPath(unquote(urlsplit(address).path)).name
    ending = _ENDING.search(name)
    stem = _UNSAFE.sub("-", name[: ending.start()] if ending else name)[:_LONGEST].strip("-")
    digest = hashlib.sha256(address.encode()).hexdigest()[:16]
    return f"{FILES}/{digest}-{stem or 'fichier'}{ending[0].lower() if ending else ''}"


@dataclass(slots=True)
class InsideLinks:
    """Resolves the addresses that pages of one wiki hold, for files in one folder of the archive.

    `pages` gives ids by title, `revisions` by revision, `files` the addresses of the files that members uploaded,
    `ids` all pages. `wanted` gathers the files that a page shows or leads to, but for those `refused`.
    """

    place: WikiAddresses
    titles: Titles
    pages: Mapping[str, int]
    revisions: Mapping[int, int]
    files: frozenset[str]
    ids: frozenset[int]
    wanted: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    def link(self, address: str) -> str:
        """A page or a file of the archive; '' where there is none."""
        whole = self._whole(address)
        parts = urlsplit(whole)
        if not self.place.server or parts.netloc != urlsplit(self.place.server).netloc:
            return ""
        if (bare := whole.partition("#")[0]) in self.files:
            return self._kept(bare)
        number = self._page(parts.path, parts.query)
        fragment = f"#{quote(unquote(parts.fragment))}" if parts.fragment else ""
        return f"../{page_file(number)}{fragment}" if number else ""

    def is_outside(self, address: str) -> bool:
        """Whether an address is of another site; one that edits this wiki means nothing in an archive."""
        return urlsplit(self._whole(address)).netloc != urlsplit(self.place.server).netloc

    def image(self, address: str) -> str:
        """An image that the wiki serves itself; '' for another."""
        whole = self._whole(address)
        if not self.place.server or urlsplit(whole).netloc != urlsplit(self.place.server).netloc:
            return ""
        return self._kept(whole)

    def _kept(self, address: str) -> str:
        if address in self.refused:
            return ""
        self.wanted.add(address)
        return f"../{kept_file(address)}"

    def _whole(self, address: str) -> str:
        try:
            return urljoin(f"{self.place.server}{self.place.script}", address)
        except ValueError:
            return ""

    def _page(self, path: str, query: str) -> int:
        given = {name: values[-1] for name, values in parse_qs(query).items()}
        if given.keys() & {"action", "redlink", "diff", "veaction"}:
            return 0
        if given.get("oldid", "").isdecimal():
            return self.revisions.get(int(given["oldid"]), 0)
        title = given.get("title") if path == self.place.script else self._titled(path)
        return self._of(title) if title else 0

    def _titled(self, path: str) -> str:
        before, _, after = self.place.articles.partition("$1")
        if path.startswith(before) and path.endswith(after) and "?" not in before:
            return unquote(path[len(before) : len(path) - len(after)])
        script = f"{self.place.script}/"
        return unquote(path.removeprefix(script)) if path.startswith(script) else ""

    def _of(self, title: str) -> int:
        namespace, name = self.titles.split(title)
        if namespace == -1:
            return self._special(name)
        normal = self.titles.full(namespace, name)
        return self.pages.get(normal, 0)

    def _special(self, name: str) -> int:
        if found := _BY_NUMBER.fullmatch(name):
            return self.revisions.get(int(found[1]), 0)
        found = _BY_PAGE.fullmatch(name)
        return int(found[1]) if found and int(found[1]) in self.ids else 0
