"""What pages said when a record was written that asks for it: from the robots' data page, else from history.

The data page is written by the first run after the record: it names the pages that mattered and their revisions, no
text. Should it be lost, history gives it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from coopwiki.core.ledger import Ledger
from coopwiki.core.past import Edit, Past, PastStep
from coopwiki.core.source import Page
from coopwiki.privacy.forgetting import without_authors
from coopwiki.publishing.title_parts import past_page
from coopwiki.runs.load import Sources
from coopwiki.schema.record import Record, said_by
from coopwiki.settings import Settings
from coopwiki.subjects.records import RECORDS
from coopwiki.wiki.port import Wiki

MOST_EDITS = 300
"""Edits of one page that are read to find who changed something; of older ones nobody is named."""
AT_ONCE = timedelta(minutes=10)
"""A page made so soon after the record was made with it: pages are often written, or imported, together."""
_MANY = 20
"""From so many pages on, history is asked for as a whole."""
_Pages = Mapping[int, tuple[int, int]]


def with_past(
    ledger: Ledger, sources: Sources, wiki: Wiki, settings: Settings, *, kept: bool = True, first: bool = False
) -> Ledger:
    """The ledger with what each record that asks for it was written upon.

    `kept`: data pages can be read there. `first`: a record that neither a data page nor history knows is taken to be
    written upon what stands now.
    """
    asking = [record for type_ in RECORDS if type_.remembers for record in ledger.of(type_)]
    if not asking:
        return ledger
    titles = {one.past_name: past_page(settings.data, one.past_name) for one in asking}
    pages = wiki.stored(titles.values()) if kept else {}
    reading = _Reading(ledger, sources, wiki, first=first)
    found = {}
    for one in asking:
        page = pages.get(titles[one.past_name])
        past = reading.of(one, _read(page.text) if page else None)
        if past is not None:
            found[one.page.id, one.offset] = past
    return replace(ledger, past=found, _derived={})


@dataclass(frozen=True, slots=True)
class Kept:
    """What a data page keeps: when the record was written, and the pages that mattered."""

    at: datetime | None
    pages: _Pages


def _read(text: str) -> Kept | None:
    """The data page; None where it is none of ours."""
    try:
        told = json.loads(text)
        pages = {int(one["id"]): (int(one["revision"]), int(one["lines"])) for one in told["pages"]}
        return Kept(datetime.fromisoformat(told["at"]) if told["at"] else None, pages)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


class _Reading:
    """Reads pasts of one ledger."""

    def __init__(self, ledger: Ledger, sources: Sources, wiki: Wiki, *, first: bool) -> None:
        self._ledger, self._sources, self._wiki, self._first = ledger, sources, wiki, first
        self._history = wiki.history()
        self._moments: Mapping[int, datetime] | None = None  # None: nobody asked when pages were edited
        self._standing = sources.standing()
        self._edits: dict[int, tuple[Edit, ...]] = {}

    def of(self, record: Record, kept: Kept | None) -> Past | None:
        """The past of a record; None where nothing says it."""
        if kept is None:
            kept = self._told(record) if self._history else self._now() if self._first else None
        if kept is None:
            return None
        texts = self._texts({number: revision for number, (revision, _) in kept.pages.items()})
        then = _concerned(record, texts.ledger)
        counts = _by_page(then)
        pages = {
            number: (revision, len(counts[number]) if number in counts else lines)
            for number, (revision, lines) in kept.pages.items()
            if number in counts or (number in texts.lost and lines)
        }
        now = _by_page(_concerned(record, self._ledger))
        changed = [n for n in dict.fromkeys((*counts, *now)) if _values(counts.get(n, ())) != _values(now.get(n, ()))]
        steps = {number: self._steps(record, number, kept, pages) for number in changed if number in self._standing}
        return Past(kept.at, pages, _by_type(then), tuple(n for n in texts.lost if n in pages), steps)

    def _now(self) -> Kept:
        return Kept(None, {number: (page.revision, 0) for number, page in self._standing.items()})

    def _told(self, record: Record) -> Kept | None:
        """What history says: the first edit since which the record stands, and the pages as they were then."""
        written = self._written(record)
        if written is None:
            return None
        pages = {}
        for number, page in self._standing.items():
            revision = page.revision if self._stood(page, written) else self._at(number, written)
            if revision:
                pages[number] = (revision, 0)
        return Kept(written.at, pages)

    def _stood(self, page: Page, written: Edit) -> bool:
        """Whether a page stood then as it does now; on a wiki that was imported, numbers are in no order of time."""
        if self._moments is None:
            self._moments = self._wiki.moments_of({one.revision for one in self._standing.values()})
        at = self._moments.get(page.revision)
        return at is not None and (at, page.revision) <= (written.at, written.revision)

    def _written(self, record: Record) -> Edit | None:
        history = self._history
        edits = self._edits_of(record.page.id)
        texts = history.texts_at([edit.revision for edit in edits]) if history else {}
        found = None
        for edit in reversed(edits):
            page = replace(record.page, revision=edit.revision)
            there = self._sources.reread([(page, texts[edit.revision])]) if edit.revision in texts else Ledger()
            if all(one.past_name != record.past_name for one in there.of(type(record))):
                break
            found = edit
        return found

    def _at(self, number: int, written: Edit) -> int:
        """A page's revision when the record was written; 0 where the page was made later."""
        edits = self._edits_of(number)
        before = [edit.revision for edit in edits if (edit.at, edit.revision) <= (written.at, written.revision)]
        if edits and not before and edits[0].at <= written.at + AT_ONCE:
            return edits[0].revision
        return before[-1] if before else 0

    def _edits_of(self, number: int) -> tuple[Edit, ...]:
        """The edits of a page. The wiki is asked once a page."""
        if self._history and number not in self._edits:
            many = len(self._edits) >= _MANY
            found = self._history.all_edits() if many else {number: self._history.edits_of(number)}
            register = self._sources.register
            self._edits |= {page: without_authors(edits, register) for page, edits in found.items()}
        return self._edits.setdefault(number, ())

    def _texts(self, revisions: Mapping[int, int]) -> _Texts:
        """The books of pages at these revisions; those that still stand at theirs are not read again."""
        same = [n for n, revision in revisions.items() if self._now_at(n) == revision]
        other = {n: revision for n, revision in revisions.items() if self._now_at(n) != revision}
        texts = self._history.texts_at(other.values()) if self._history and other else {}
        readable = {n: texts[revision] for n, revision in other.items() if revision in texts}
        current = self._sources.current(same)
        old = self._sources.reread((self._page(n, other[n]), text) for n, text in readable.items())
        return _Texts((current, old), tuple(n for n in other if n not in readable))

    def _now_at(self, number: int) -> int:
        page = self._standing.get(number)
        return page.revision if page else -1

    def _page(self, number: int, revision: int) -> Page:
        page = self._standing.get(number)
        return replace(page, revision=revision) if page else Page(number, "", 0, revision)

    def _steps(self, record: Record, number: int, kept: Kept, pages: _Pages) -> tuple[PastStep, ...]:
        """The edits of a page since the record was written."""
        if self._history is None:
            return ()
        first, _ = pages.get(number, (0, 0))
        edits = [edit for edit in self._edits_of(number) if _after(edit, first, kept.at)][-MOST_EDITS:]
        texts = self._history.texts_at([edit.revision for edit in edits])
        return tuple(
            PastStep(edit, tuple(_concerned(record, self._sources.reread([(self._page(number, edit.revision), text)]))))
            for edit in edits
            if (text := texts.get(edit.revision)) is not None
        )


def _after(edit: Edit, revision: int, at: datetime | None) -> bool:
    """Whether an edit came after a page's revision of then, or after then where the page said nothing yet."""
    return edit.revision > revision if revision or at is None else edit.at > at


@dataclass(frozen=True, slots=True)
class _Texts:
    """Books of some texts, and the pages of which no text can be read any more."""

    books: tuple[Ledger, ...]
    lost: tuple[int, ...]

    @property
    def ledger(self) -> Ledger:
        """All books together."""
        types = dict.fromkeys(type_ for book in self.books for type_ in book.records)
        return Ledger({type_: tuple(chain(*(book.records.get(type_, ()) for book in self.books))) for type_ in types})


def _concerned(record: Record, ledger: Ledger) -> list[Record]:
    """The records whose past text this record asks for, by title and place."""
    found = (one for records in ledger.records.values() for one in records if record.concerns(one))
    return sorted(found, key=lambda one: (one.page.title, one.offset))


def _by_page(records: Iterable[Record]) -> dict[int, list[Record]]:
    pages: dict[int, list[Record]] = {}
    for record in records:
        pages.setdefault(record.page.id, []).append(record)
    return pages


def _by_type(records: Iterable[Record]) -> dict[type, tuple[Any, ...]]:
    types: dict[type, tuple[Any, ...]] = {}
    for record in records:
        types[type(record)] = (*types.get(type(record), ()), record)
    return types


def _values(records: Iterable[Record]) -> list[tuple[object, ...]]:
    return sorted((said_by(record) for record in records), key=repr)
