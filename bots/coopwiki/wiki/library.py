"""What an archive asks of a wiki: every page as it is shown, its versions, its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from coopwiki.core.titles import Titles
from coopwiki.wiki.port import WikiError


class Unreadable(WikiError):
    """This one page or file isn't given to our account; the others may be."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as listed. `stamp` changes whenever the page would be shown another way."""

    id: int
    title: str
    namespace: int
    revision: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Version:
    """One revision: when (ISO, UTC), by whom, what it says of itself; '' where that is hidden. `size` in bytes."""

    revision: int
    page: int
    at: str
    by: str
    comment: str
    size: int


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that members uploaded: its name, its address, the SHA-1 of its bytes."""

    name: str
    address: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class WikiAddresses:
    """How a wiki writes addresses: `articles` is a path with `$1` for the title, `script` that of index.php."""

    server: str
    articles: str
    script: str


class Library(Protocol):
    """One wiki, as one account reads it. Every method may raise WikiError."""

    @property
    def name(self) -> str:
        """What the wiki calls itself."""

    @property
    def shows_text(self) -> bool:
        """Whether `shown` gives wikitext, for what can't render it."""

    def place(self) -> WikiAddresses:
        """How addresses of this wiki look."""

    def titles(self) -> Titles:
        """How it understands titles."""

    def pages(self) -> Iterable[Listed]:
        """Every page of every namespace, redirects included."""

    def shown(self, page: Listed) -> str:
        """A page as the wiki shows it, HTML without its frame. Unreadable."""

    def versions(self) -> Mapping[int, Sequence[Version]]:
        """The versions of every page by id, the newest first."""

    def files(self) -> Iterable[StoredFile]:
        """Every file."""

    def fetch(self, address: str, into: BinaryIO) -> None:
        """Write the bytes at an address of this wiki. Unreadable."""
