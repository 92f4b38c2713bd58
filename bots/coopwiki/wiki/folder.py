"""A folder of files as a wiki: `--folder DIR` to read, `--out DIR` to write.

Which file holds which page: see title_paths.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from coopwiki.core.titles import TEMPLATE, Titles
from coopwiki.wiki.categories import categories
from coopwiki.wiki.edit_rules import refused_title, settled
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.inclusions import SaysNoInclusions
from coopwiki.wiki.page_code import code_ending
from coopwiki.wiki.page_files import page_files, read_page, write_page
from coopwiki.wiki.port import UNSEEN, Damaged, Draft, Glance, Outcome, Page, PageState, Site, Status, Stored, Text
from coopwiki.wiki.redirects import redirect_target
from coopwiki.wiki.stored_form import standing
from coopwiki.wiki.title_paths import path_of

FRENCH = Titles()
"""A folder doesn't say its namespaces: those of a French wiki."""

_LONGEST_NAME = 255


def text_revision(text: str) -> int:
    """Revision of a text that has no history: its CRC-32 without the highest bit, never 0.

    The same text always has the same one, and whoever remembers texts by revision sees a change.
    """
    return zlib.crc32(text.encode()) & 0x7FFFFFFF or 1


class Folder(SaysNoInclusions):
    """Pages as files below a folder.

    A page's id is the rank of its title among all pages of the folder, in code point order, from 1.
    `pages` reads the sources whole, and `texts` gives the texts of that reading; the other methods
    look at the files as they are. A folder that doesn't exist is Damaged to a reader; `stored` and
    `titles_under` find nothing in it, and `save` makes it.
    """

    def __init__(self, directory: Path, titles: Titles = FRENCH) -> None:
        self._directory = directory
        self._titles = titles
        self._files: dict[str, Path] | None = None  # None: not listed yet
        self._texts: dict[int, Text] | None = None  # None: not read yet

    def site(self) -> Site:
        """The folder as a wiki; its key is its path."""
        return Site(f"folder:{self._directory.absolute()}", self._titles)

    def server_time(self) -> None:
        """None: there is no clock here."""

    def glance(self) -> Glance:
        """Nothing: there are no recent changes here."""
        return UNSEEN

    def pages(self) -> Iterable[Page]:
        """In order of titles. A page of code has an empty text, whatever its file holds."""
        if not self._is_there() or not self._directory.is_dir():
            what = "n’est pas un dossier" if self._is_there() else "n’existe pas"
            raise Damaged(f"Le dossier « {self._directory} » {what} : vérifier le chemin.")
        read = tuple(self._sources())
        self._texts = {text.id: text for _, text in read}
        return tuple(page for page, _ in read)

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """The texts, as the last `pages` read them."""
        if self._texts is None:
            self.pages()
        known = self._texts or {}
        return (known[number] for number in ids if number in known)

    def in_category(self, name: str) -> frozenset[int]:
        """As the texts say that the last `pages` read."""
        if self._texts is None:
            self.pages()
        known = (self._texts or {}).items()
        return frozenset(number for number, text in known if name in categories(text.text, self._titles))

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """By title as asked for; `Stored.title` is normalised."""
        files = self._listed()
        found = {}
        for title in titles:
            normal = self._titles.normal(title)
            if normal in files:
                found[title] = _stored(normal, files[normal])
        return found

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """By title as asked for; the files are read for it."""
        return {title: standing(page) for title, page in self.stored(titles).items()}

    def titles_under(self, prefix: str) -> Iterable[str]:
        """In code point order."""
        return tuple(title for title in self._listed() if title.startswith(prefix))

    def save(self, draft: Draft) -> Outcome:
        """Write one file, whole or not at all, where the page stands already or else at its path.

        `base` is the revision `stored` gave, a checksum: an edit made and undone goes unseen.
        """
        title = self._titles.normal(draft.title)
        files = self._listed() if self._files is None else self._files
        path = files.get(title) or self._directory / path_of(title, self._titles)
        refused = refused_title(title, self._titles) or _refused_name(path)
        if refused:
            return refused
        current = _stored(title, path) if path.is_file() else None
        outcome = settled(draft, current)
        if outcome:
            return outcome
        write_page(path, draft.text, self._directory)
        files[title] = path
        return Outcome(Status.SAVED, _stored(title, path).revision)

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """Nothing: a file's own day is that of a copy as often as that of an edit."""
        del revisions
        return {}

    def history(self) -> None:
        """None: files keep no history."""

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """0: nothing is rendered in a folder."""
        del titles, beside
        return 0

    def _listed(self) -> dict[str, Path]:
        self._files = page_files(self._directory, self._titles) if self._is_there() else {}
        return self._files

    def _is_there(self) -> bool:
        try:
            return self._directory.exists()
        except (OSError, ValueError) as error:
            reason = why(error) if isinstance(error, OSError) else "un signe n’y va pas"
            raise Damaged(f"« {self._directory} » ne peut pas être un dossier : {reason}.") from error

    def _sources(self) -> Iterator[tuple[Page, Text]]:
        """Pages members write in and redirected templates, each with its text."""
        sources = self._titles.content()
        for rank, (title, path) in enumerate(self._listed().items(), start=1):
            namespace, name = self._titles.split(title)
            if namespace not in sources and namespace != TEMPLATE:
                continue
            text = "" if code_ending(namespace, name) else read_page(path)
            redirect = redirect_target(text, self._titles)
            if redirect or namespace in sources:
                revision = text_revision(text)
                yield Page(rank, title, namespace, revision, redirect), Text(rank, revision, text)


def _stored(title: str, path: Path) -> Stored:
    text = read_page(path)
    return Stored(title, text_revision(text), text)


def _refused_name(path: Path) -> Outcome | None:
    """File systems take names of 255 bytes at most; None when every one is short enough."""
    if all(len(part.encode()) <= _LONGEST_NAME for part in path.parts):
        return None
    message = f"Le nom de fichier « {path} » est trop long pour ce disque : raccourcir le titre."
    return Outcome(Status.REFUSED, code="filename-too-long", message=message)
