"""The one use case: everything an account may read → a folder that opens by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from coopwiki.archiving import frames, searching
from coopwiki.archiving.links_inside import InsideLinks, kept_file, page_file
from coopwiki.archiving.record_files import RecordFile
from coopwiki.archiving.rewriting import Rewritten, rewritten
from coopwiki.archiving.store import Done, Store
from coopwiki.core.progress import Progress, unwatched
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.library import Library, Listed, StoredFile, Unreadable, Version
from coopwiki.wiki.port import Denied

VERSION = "1"
"""Of the frame and the rewriting: pages are made again when it changes."""


@dataclass(frozen=True, slots=True)
class ArchiveRequest:
    """What to archive. `root` is the title above the robots' pages; `hidden` counts pages that others read only."""

    directory: Path
    root: str
    public: bool = False
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What was done: pages and files there are, files written and removed, what could not be read, by name."""

    pages: int
    files: int
    written: int
    removed: int
    missing: tuple[tuple[str, str], ...]


def archive(
    library: Library, records: Iterable[RecordFile], order: ArchiveRequest, watch: Progress = unwatched
) -> Result:
    """Bring an archive up to date. WikiError where the wiki stops answering: the next run goes on from there.

    Denied where the disk takes no more; WrongSettings for a directory that is no archive.
    """
    store = Store(order.directory)
    store.open()
    try:
        return _Archive(library, store, order).make(records, watch)
    except OSError as error:
        raise Denied(f"L’archive « {order.directory} » ne peut pas être écrite : {why(error)}.") from error


@dataclass(slots=True)
class _Archive:
    library: Library
    store: Store
    order: ArchiveRequest
    missing: list[tuple[str, str]] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    tried: dict[str, bool] = field(default_factory=dict)
    """Files that were refused, and whether an older copy stands."""

    def make(self, records: Iterable[RecordFile], watch: Progress) -> Result:
        pages = list(self.library.pages())
        files = list(self.library.files())
        self.digests = {one.name: one.digest for one in files}
        versions = self.library.versions()
        addresses = self._addresses(pages, files, versions)
        shown = [page for page in watch(pages, len(pages), "Pages") if self._page(page, addresses, versions)]
        uploaded = {one.address: one for one in files}
        needed = {address for page in shown for address in self.store.known[page_file(page.id)].needs}
        wanted = sorted(uploaded.keys() | needed)
        kept = [one for one in watch(wanted, len(wanted), "Fichiers") if self._file(one)]
        tables = [self._table(one) for one in records]
        self._front(shown, tables, [uploaded[one] for one in kept if one in uploaded])
        removed = self.store.finish()
        return Result(len(shown), len(kept), self.store.written, removed, tuple(self.missing))

    def _addresses(
        self, pages: Sequence[Listed], files: Sequence[StoredFile], versions: Mapping[int, Sequence[Version]]
    ) -> InsideLinks:
        revisions = {one.revision: number for number, found in versions.items() for one in found}
        return InsideLinks(
            self.library.place(),
            self.library.titles(),
            {page.title: page.id for page in pages},
            revisions | {page.revision: page.id for page in pages},
            frozenset(one.address for one in files),
            frozenset(page.id for page in pages),
        )

    def _page(self, page: Listed, addresses: InsideLinks, versions: Mapping[int, Sequence[Version]]) -> bool:
        """Write one page; whether it is there."""
        name, history = page_file(page.id), versions.get(page.id, ())
        key = f"{VERSION} {page.revision} {page.stamp} {len(history)} {page.title}"
        if self.store.is_done(name, key):
            return True
        try:
            html = self.library.shown(page)
        except Unreadable as error:
            self.missing.append((page.title, str(error)))
            self.store.forget(name)
            return False
        made = self._with_files(html, addresses)
        body = frames.article(made.html, history)
        data = frames.framed(page.title, self.library.name, body, up="../")
        self.store.put(name, data, Done(key, made.words, tuple(sorted(addresses.wanted))))
        return True

    def _with_files(self, html: str, addresses: InsideLinks) -> Rewritten:
        """A page rewritten, once the files it shows are there; those that aren't given leave no trace in it."""
        while True:
            addresses.wanted.clear()
            made = rewritten(html, addresses.link, addresses.image, addresses.is_outside)
            refused = {address for address in addresses.wanted if not self._file(address)}
            if not refused:
                return made
            addresses.refused |= refused

    def _file(self, address: str) -> bool:
        """Keep what stands at an address; whether it is there."""
        name, digest = kept_file(address), _digest(address, self.digests)
        if name in self.tried or self.store.is_done(name, digest):
            return self.tried.get(name, True)
        try:
            with self.store.writing(name) as part:
                self.library.fetch(address, part)
        except Unreadable as error:
            self.missing.append((unquote(address), str(error)))
            self.tried[name] = self.store.keep(name)
            return self.tried[name]
        self.store.note(name, Done(digest))
        return True

    def _table(self, one: RecordFile) -> tuple[str, str]:
        self._own(one.name, one.data)
        return one.name, one.label

    def _own(self, name: str, data: bytes) -> None:
        self.store.put(name, data, Done(hashlib.sha256(data).hexdigest()))

    def _front(self, pages: list[Listed], tables: list[tuple[str, str]], files: list[StoredFile]) -> None:
        """The pages of the archive itself."""
        ordered = sorted(pages, key=lambda page: (page.namespace, page.title))
        found = [(page_file(one.id), one.title, self.store.known[page_file(one.id)].words) for one in ordered]
        self._own("style.css", frames.STYLE.encode())
        self._own(searching.INDEX, searching.index(found))
        self._own(searching.SCRIPT, searching.CODE.encode())
        self._framed("Recherche", frames.SEARCH, searching.BODY, searching.TAGS)
        self._framed("Toutes les pages", "liste.html", self._list(ordered))
        uploads = frames.links((kept_file(one.address), f"{one.name} ({one.size} octets)") for one in files)
        parts = [("Fiches", frames.links(tables)), ("Fichiers déposés", uploads if files else "")]
        self._framed("Fiches et fichiers", "fiches.html", frames.sections(parts))
        self._framed("Ce qui n’est pas là", "absent.html", self._absent())
        self._framed(self.library.name, "index.html", self._welcome(ordered, tables))

    def _framed(self, title: str, name: str, body: str, script: str = "") -> None:
        self._own(name, frames.framed(title, self.library.name, body, script=script))

    def _list(self, pages: Sequence[Listed]) -> str:
        names = {space.number: space.names[0] for space in self.library.titles().namespaces}
        spaces = dict.fromkeys(page.namespace for page in pages)
        return frames.sections(
            (names.get(space, "") or "Articles", self._links(page for page in pages if page.namespace == space))
            for space in spaces
        )

    def _links(self, pages: Iterable[Listed]) -> str:
        return frames.links((page_file(page.id), page.title) for page in pages)

    def _welcome(self, pages: Sequence[Listed], tables: list[tuple[str, str]]) -> str:
        root = self.order.root
        boards = [page for page in pages if page.title == root or page.title.startswith(f"{root}/")]
        newest = max((page.revision for page in pages), default=0)
        told = f"<p>{len(pages)} pages, telles qu’elles étaient à la version {newest} du wiki.</p>"
        parts = (("Tableaux de bord", self._links(boards) if boards else ""), ("Fiches", frames.links(tables)))
        return told + frames.sections(parts)

    def _absent(self) -> str:
        """What the archive lacks, and why, in plain words."""
        who = "ce que tout le monde lit sans compte" if self.order.public else "ce que le compte du robot lit"
        told = [f"L’archive tient {who}."]
        if self.library.shows_text:
            told.append(
                "Les pages sont montrées en wikitexte : un export ou un dossier ne dit ni leur mise en page, ni"
            )
            told.append("leurs fichiers, ni leur historique, et n’a que les pages où les membres écrivent.")
        if self.order.hidden:
            told.append(f"Pages du wiki que seuls des comptes lisent, et qui n’y sont pas : {self.order.hidden}.")
        told.append(
            "N’y sont jamais : les pages et les versions supprimées ou masquées, le texte des anciennes versions,"
        )
        told.append("les comptes et les mots de passe, les préférences, les listes de suivi, les formulaires.")
        rows = "".join(f"<li>{escape(name)} : {escape(reason)}</li>" for name, reason in self.missing)
        listed = f"<ul>{rows}</ul>" if rows else "<p>Rien de ce qui est listé n’a été refusé.</p>"
        return f"<p>{' '.join(told)}</p>\n<h2>Ce qui n’a pas pu être lu</h2>\n{listed}"


def _digest(address: str, digests: Mapping[str, str]) -> str:
    """The SHA-1 of the file that an address shows, whole or made smaller; '' for what nobody uploaded."""
    names = unquote(urlsplit(address).path).split("/")
    return next((digests[name] for name in reversed(names) if name in digests), "")
