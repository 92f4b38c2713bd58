"""A wiki for an archive in a test: pages as HTML, files by address, each refused when it is told to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from coopwiki.core.titles import Titles
from coopwiki.wiki.library import Listed, StoredFile, Unreadable, Version, WikiAddresses
from coopwiki.wiki.port import Unreachable

SERVER = "http://wiki.test"


@dataclass
class Shelf:
    """Pages by title; ids count from 1 in the order given. `shows` and `fetches` log what was asked."""

    html: dict[str, str]
    bytes: dict[str, bytes] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    stops_at: str = ""
    shows: list[str] = field(default_factory=list)
    fetches: list[str] = field(default_factory=list)
    name: str = "Wiki d’essai"
    shows_text: bool = False

    def place(self) -> WikiAddresses:
        return WikiAddresses(SERVER, "/wiki/$1", "/w/index.php")

    def titles(self) -> Titles:
        return Titles()

    def pages(self) -> Iterator[Listed]:
        for number, (title, html) in enumerate(self.html.items(), 1):
            yield Listed(number, title, self.titles().split(title)[0], 100 + number, str(len(html)))

    def shown(self, page: Listed) -> str:
        if page.title == self.stops_at:
            raise Unreachable("Le wiki ne répond pas.")
        if page.title in self.refused:
            raise Unreadable("Le compte ne peut pas lire cette page.")
        self.shows.append(page.title)
        return self.html[page.title]

    def versions(self) -> Mapping[int, Sequence[Version]]:
        return {
            1: (
                Version(101, 1, "2026-03-02T10:00:00Z", "Ana", "un <b>résumé", 12),
                Version(7, 1, "2026-03-01", "", "", 3),
            )
        }

    def files(self) -> Iterator[StoredFile]:
        for address, data in self.bytes.items():
            if "thumb" not in address:
                yield StoredFile(address.rpartition("/")[2], address, f"sha{len(data)}", len(data))

    def fetch(self, address: str, into: BinaryIO) -> None:
        self.fetches.append(address)
        if address not in self.bytes or address in self.refused:
            raise Unreadable(f"« {address} » : le wiki répond 404.")
        into.write(self.bytes[address])
