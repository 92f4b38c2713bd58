"""Texts of pages in one SQLite file, which can be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

Key = int | str
"""The id of a page members write; the title of a robots' page."""

_VERSION = 1
_MAKE = f"""
    DROP TABLE IF EXISTS text;
    CREATE TABLE text (site, page, revision, text, digest, PRIMARY KEY (site, page));
    PRAGMA user_version = {_VERSION};
"""
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Unusable(Exception):
    """The file can't be read or written now; `broken` says that it never will be."""

    def __init__(self, reason: str, *, broken: bool = False) -> None:
        super().__init__(reason)
        self.broken = broken


@dataclass(frozen=True, slots=True)
class TextStore:
    """The texts of one wiki, whose `site` key distinguishes it from others in the same file.

    Only whole rows come back: each carries a digest of all it says. Every method may raise Unusable.
    `patience` is how many seconds to wait for another process to finish writing.
    """

    path: Path
    site: str
    patience: float = 5.0

    def texts(self, revisions: Mapping[Key, int]) -> dict[Key, str]:
        """The texts kept of these pages at exactly these revisions."""
        with self._opened() as base:
            return dict(self._sound(base, revisions))

    def pages(self) -> list[Key]:
        """The pages of which a text is kept."""
        with self._opened() as base:
            rows = base.execute("SELECT page FROM text WHERE site = ?", (self.site,))
            return [page for (page,) in rows]

    def remember(self, texts: Iterable[tuple[Key, int, str]]) -> None:
        """Keep texts with their pages and revisions, each in place of what was kept of its page."""
        rows = [self._row(*kept) for kept in texts]
        with self._writing() as base:
            base.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?, ?, ?)", rows)

    def forget(self, pages: Iterable[Key]) -> None:
        """Forget the texts of these pages."""
        rows = [(self.site, page) for page in pages]
        with self._writing() as base:
            base.executemany("DELETE FROM text WHERE site = ? AND page = ?", rows)

    def holding(self, wanted: Callable[[str], bool]) -> list[Key]:
        """The pages of which the text kept, or the title, is wanted."""
        with self._opened() as base:
            rows = base.execute("SELECT page, text FROM text WHERE site = ?", (self.site,))
            return [page for page, text in rows if wanted(_whole(page, text))]

    def drop(self, unwanted: Callable[[str], bool]) -> int:
        """Forget such texts of all wikis, so that nothing of them is left in the file; how many."""
        with self._opened() as base:
            base.execute("PRAGMA secure_delete = ON")
            found = base.execute("SELECT rowid, page, text FROM text")
            rows = [(row,) for row, page, text in found if unwanted(_whole(page, text))]
            base.executemany("DELETE FROM text WHERE rowid = ?", rows)
            base.execute("VACUUM")
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return len(rows)

    def delete(self) -> None:
        """Remove the file."""
        try:
            for suffix in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            raise Unusable(str(error)) from error

    def _sound(self, base: sqlite3.Connection, revisions: Mapping[Key, int]) -> Iterator[tuple[Key, str]]:
        query = "SELECT text, digest FROM text WHERE site = ? AND page = ? AND revision = ?"
        for page, revision in revisions.items():
            for text, digest in base.execute(query, (self.site, page, revision)):
                if isinstance(text, bytes) and digest == self._digest(page, revision, text):
                    yield page, text.decode(errors="surrogatepass")

    def _row(self, page: Key, revision: int, text: str) -> tuple[str, Key, int, bytes, bytes]:
        encoded = text.encode(errors="surrogatepass")
        return self.site, page, revision, encoded, self._digest(page, revision, encoded)

    def _digest(self, page: Key, revision: int, text: bytes) -> bytes:
        """What identifies a whole row."""
        head = f"{self.site}\n{page!r} {revision}\n".encode()
        return blake2b(head + text, digest_size=16).digest()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._opened() as base:
            base.execute("BEGIN IMMEDIATE")
            yield base
            base.execute("COMMIT")

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own each time: none is left open, whatever thread asks."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
            with closing(sqlite3.connect(self.path, self.patience, isolation_level=None)) as base:
                _prepare(base)
                yield base
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0)
            raise Unusable(str(error), broken=code & 0xFF in _BROKEN) from error
        except OSError as error:
            raise Unusable(str(error)) from error


def _whole(page: Key, text: object) -> str:
    said = text.decode(errors="surrogatepass") if isinstance(text, bytes) else ""
    return f"{page}\n{said}"


def _prepare(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA synchronous = NORMAL")
    if base.execute("PRAGMA user_version").fetchone() != (_VERSION,):
        base.execute("PRAGMA journal_mode = WAL")
        base.executescript(f"BEGIN IMMEDIATE; {_MAKE} COMMIT;")
