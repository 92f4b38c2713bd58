"""Remembers the texts of a wiki between runs, so that only what changed is fetched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from coopwiki.wiki.batches import chunks
from coopwiki.wiki.port import Draft, Glance, History, Outcome, Page, PageState, Site, Status, Stored, Text, Wiki
from coopwiki.wiki.stored_form import digest_of, kept_form
from coopwiki.wiki.text_store import Key, TextStore, Unusable

T = TypeVar("T")
log = logging.getLogger(__name__)
_WITNESSES = 50
_AT_ONCE = 500


class Cache:
    """A wiki whose texts are kept in a file, by page and revision; the methods are those of the port.

    The wiki is asked for lists as ever, and for the texts that the file lacks. A file that can't be
    used is a warning, and the wiki is asked for everything. Texts without a brace hold no record
    and are given as empty.

    A wiki put back to an earlier state uses revisions a second time. So the newest texts kept are
    compared with the wiki's digests, once a process and whenever the newest revision has gone
    down; where one differs all are forgotten. `patience` is how long, in seconds, to wait for
    another process to finish writing in the file. A text or a title for which `unkept` holds is not kept.
    """

    def __init__(
        self,
        wiki: Wiki,
        path: Path,
        patience: float = 5.0,
        unkept: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._wiki = wiki
        self._unkept = unkept
        self._path = path
        self._patience = patience
        self._usable = True
        self._revisions: dict[Key, int] = {}  # as last listed
        self._newest = 0  # 0: not listed yet

    def site(self) -> Site:
        """As the wiki says."""
        return self._wiki.site()

    def server_time(self) -> datetime | None:
        """As the wiki says."""
        return self._wiki.server_time()

    def glance(self) -> Glance:
        """As the wiki says."""
        return self._wiki.glance()

    def pages(self) -> Iterable[Page]:
        """As the wiki lists them; the texts of pages that are gone are forgotten."""
        pages = tuple(self._wiki.pages())
        self._revisions = {page.id: page.revision for page in pages}
        newest = max(self._revisions.values(), default=0)
        if not self._newest or newest < self._newest:
            self._verify(pages)
        self._newest = newest
        known = self._known()
        self._forget(page for page in known if isinstance(page, int) and page not in self._revisions)
        return pages

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """Texts at the revisions last listed: those kept, then those fetched."""
        missing: list[int] = []
        for chunk in chunks(ids, _AT_ONCE):
            kept = self._kept({page: self._revisions.get(page, 0) for page in chunk})
            missing += (page for page in chunk if page not in kept)
            yield from (Text(p, self._revisions[p], kept[p]) for p in chunk if p in kept)
        yield from self._fetched(missing)

    def _fetched(self, missing: Collection[int]) -> Iterator[Text]:
        for chunk in chunks(missing, _AT_ONCE):
            texts = [_without_prose(text) for text in self._wiki.texts(chunk)]
            self._remember((text.id, text.revision, text.text) for text in texts)
            yield from texts

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Texts by title: those that the wiki says still stand as they were kept, then the others."""
        if not self._usable:
            return self._wiki.stored(titles)
        standing = self._wiki.standing(titles)
        self._forget(set(titles) - standing.keys())
        kept = self._kept({page.title: page.revision for page in standing.values()})
        found = {
            title: Stored(page.title, page.revision, kept[page.title])
            for title, page in standing.items()
            if page.title in kept and _is_whole(kept[page.title], page)
        }
        missing = [title for title in standing if title not in found]
        fetched = self._wiki.stored(missing) if missing else {}
        self._remember((page.title, page.revision, page.text) for page in fetched.values())
        return {**found, **fetched}

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """As the wiki says."""
        return self._wiki.standing(titles)

    def titles_under(self, prefix: str) -> Iterable[str]:
        """As the wiki lists them; the texts of pages that are gone are forgotten."""
        titles = tuple(self._wiki.titles_under(prefix))
        known = (page for page in self._known() if isinstance(page, str))
        self._forget({page for page in known if page.startswith(prefix)}.difference(titles))
        return titles

    def showing(self, templates: Collection[str]) -> Mapping[str, frozenset[Page]]:
        """As the wiki says."""
        return self._wiki.showing(templates)

    def shown_by(self, titles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """As the wiki says."""
        return self._wiki.shown_by(titles)

    def in_category(self, name: str) -> frozenset[int]:
        """As the wiki says."""
        return self._wiki.in_category(name)

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """As the wiki says."""
        return self._wiki.closed(titles)

    def save(self, draft: Draft) -> Outcome:
        """As the wiki does. The text is kept; should the wiki have changed it, its digest says so."""
        outcome = self._wiki.save(draft)
        if outcome.status is Status.SAVED:
            title = self.site().titles.normal(draft.title)
            self._remember([(title, outcome.revision, kept_form(title, draft.text))])
        return outcome

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """As the wiki says."""
        return self._wiki.moments_of(revisions)

    def history(self) -> History | None:
        """As the wiki says it."""
        return self._wiki.history()

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """As the wiki does."""
        return self._wiki.purge_users(titles, beside)

    def _verify(self, pages: Iterable[Page]) -> None:
        witnesses = dict(islice(self._newest_kept(pages), _WITNESSES))
        standing = self._wiki.standing([page.title for page in witnesses]) if witnesses else {}
        if not all(_agrees(page, text, standing) for page, text in witnesses.items()):
            self._forget(self._known())

    def _newest_kept(self, pages: Iterable[Page]) -> Iterator[tuple[Page, str]]:
        """The pages whose text is kept, the newest first. Nothing speaks for an empty text."""
        ordered = sorted(pages, key=lambda page: page.revision, reverse=True)
        for chunk in chunks(ordered, _AT_ONCE):
            kept = self._kept({page.id: page.revision for page in chunk})
            yield from ((page, kept[page.id]) for page in chunk if kept.get(page.id))

    def _known(self) -> list[Key]:
        return self._use(lambda store: store.pages(), [])

    def _kept(self, revisions: Mapping[Key, int]) -> dict[Key, str]:
        return self._use(lambda store: store.texts(revisions), {}) if revisions else {}

    def _remember(self, texts: Iterable[tuple[Key, int, str]]) -> None:
        rows = [kept for kept in texts if not self._unkept(f"{kept[0]}\n{kept[2]}")]
        if rows:
            self._use(lambda store: store.remember(rows), None)

    def _forget(self, pages: Iterable[Key]) -> None:
        gone = list(pages)
        if gone:
            self._use(lambda store: store.forget(gone), None)

    def _use(self, use: Callable[[TextStore], T], otherwise: T) -> T:
        """What the file gives; once it has failed, `otherwise` for the rest of the process."""
        if self._usable:
            try:
                return use(TextStore(self._path, self.site().key, self._patience))
            except Unusable as error:
                self._give_up(error)
        return otherwise

    def _give_up(self, error: Unusable) -> None:
        self._usable = False
        log.warning(
            "Le cache des textes « %s » ne sert pas (%s) : les textes sont relus sur le wiki, ce qui est"
            " plus long. Ce fichier peut être supprimé, il sera refait.",
            self._path,
            error,
        )
        if error.broken:
            with suppress(Unusable):
                TextStore(self._path, "").delete()


def _without_prose(text: Text) -> Text:
    return text if "{" in text.text else replace(text, text="")


def _agrees(page: Page, text: str, standing: Mapping[str, PageState]) -> bool:
    """Whether nothing says that a page, at the revision listed, has another text."""
    now = standing.get(page.title)
    return now is None or now.revision != page.revision or _is_whole(text, now)


def _is_whole(text: str, page: PageState) -> bool:
    return page.digest in ("", digest_of(text))
