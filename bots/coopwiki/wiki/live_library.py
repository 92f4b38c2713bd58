"""A live wiki for an archive: rendered pages, versions, files; one request after another, with a rest between."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from coopwiki.core.titles import Titles
from coopwiki.wiki import batches
from coopwiki.wiki.library import Listed, StoredFile, Unreadable, Version, WikiAddresses
from coopwiki.wiki.port import Unreachable, WikiError
from coopwiki.wiki.session import Session

_REST, _LONGEST_REST = 4, 1.0
"""After each answer we rest a quarter of the time it took, a second at most."""
_SHOWN = {
    "action": "parse", "formatversion": 2, "prop": "text", "disableeditsection": 1, "disablelimitreport": 1,
    "disabletoc": 1,
}  # fmt: skip


@dataclass(slots=True)
class LiveLibrary:
    """The methods are those of the port, `known` the wiki's titles; every request carries pywikibot's `maxlag`."""

    session: Session
    known: Titles
    _general: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def name(self) -> str:
        """As the wiki says."""
        return str(self._told()["sitename"])

    @property
    def shows_text(self) -> bool:
        """False: it renders."""
        return False

    def place(self) -> WikiAddresses:
        """As the wiki says."""
        told = self._told()
        server = urljoin(self.session.account.api, told["server"])
        return WikiAddresses(server, told["articlepath"], told["script"])

    def titles(self) -> Titles:
        """As the wiki says."""
        return self.known

    def pages(self) -> Iterator[Listed]:
        """By namespace, then title; a stamp is the moment of the page's cached rendering."""
        for space in self.titles().namespaces:
            if space.number >= 0:
                asked = {"generator": "allpages", "gaplimit": "max", "prop": "info", "gapnamespace": space.number}
                for page in batches.pages(self._ask, asked):
                    if "lastrevid" in page:
                        stamp = page.get("touched", "")
                        yield Listed(page["pageid"], page["title"], page["ns"], page["lastrevid"], stamp)

    def shown(self, page: Listed) -> str:
        """Rendered by the wiki. Unreadable where it refuses this page."""
        try:
            return str(self._ask({**_SHOWN, "pageid": page.id})["parse"]["text"])
        except Unreachable:
            raise
        except WikiError as error:
            raise Unreadable(str(error)) from error

    def versions(self) -> Mapping[int, Sequence[Version]]:
        """500 a request, 5,000 with the right "apihighlimits"."""
        spaces = sorted(space.number for space in self.titles().namespaces if space.number >= 0)
        asked = {
            "arvprop": "ids|timestamp|user|comment|size", "arvnamespace": spaces, "arvdir": "older", "arvlimit": "max",
        }  # fmt: skip
        found: dict[int, list[Version]] = defaultdict(list)
        for page in batches.listed(self._ask, "allrevisions", asked):
            found[page["pageid"]] += (_version(page["pageid"], one) for one in page["revisions"])
        return found

    def files(self) -> Iterator[StoredFile]:
        """By name."""
        asked = {"aiprop": "url|sha1|size", "ailimit": "max"}
        for one in batches.listed(self._ask, "allimages", asked):
            address = urljoin(self.place().server, one["url"])
            yield StoredFile(one["name"], address, one["sha1"], one["size"])

    def fetch(self, address: str, into: BinaryIO) -> None:
        """With our cookies; never from another server."""
        if urlsplit(address).netloc != urlsplit(self.place().server).netloc:
            raise Unreadable(f"« {address} » est sur un autre serveur.")
        started = time.monotonic()
        status = self.session.fetch(address, into)
        _rest(started)
        if status != 200:
            raise Unreadable(f"« {address} » : le wiki répond {status}.")

    def _told(self) -> dict[str, Any]:
        if not self._general:
            asked = {"action": "query", "formatversion": 2, "meta": "siteinfo", "siprop": "general"}
            self._general = self._ask(asked)["query"]["general"]
        return self._general

    def _ask(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        started = time.monotonic()
        answer = self.session.ask(parameters)
        _rest(started)
        return answer


def _rest(started: float) -> None:
    time.sleep(min(_LONGEST_REST, (time.monotonic() - started) / _REST))


def _version(page: int, told: Mapping[str, Any]) -> Version:
    return Version(
        told["revid"], page, told["timestamp"], told.get("user", ""), told.get("comment", ""), told.get("size", 0)
    )
