"""Rows → lines on pages: added at the end, or put in place of what they correct; all else stays to the letter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from coopwiki.core.progress import Progress, unwatched
from coopwiki.importing.destination import ROOM, following, title_of
from coopwiki.importing.import_manifest import Import, ImportedRow, LineChange
from coopwiki.importing.matching import Matched, RowMatch
from coopwiki.schema.record import Schema
from coopwiki.wiki.port import Draft, Outcome, Status, Stored, WikiError

WRITING = "Écriture des pages"

_KEPT = (
    "la ligne importée avant y a été modifiée ou enlevée depuis : elle est laissée telle quelle, à corriger à la main"
)


class Target(Protocol):
    """Where pages are written: a folder, or a wiki."""

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Pages by title."""

    def save(self, draft: Draft) -> Outcome:
        """Save one page."""


@dataclass(slots=True)
class _Sheet:
    """One page as it will be."""

    title: str
    before: Stored | None
    lines: list[str] = field(default_factory=list)
    changes: list[LineChange] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def room(self) -> int:
        """How many more records it may hold; a line is one at most."""
        return ROOM - len(self.lines)


@dataclass(frozen=True, slots=True)
class PagesToWrite:
    """The pages that an import changes, with what becomes of each row; `kept` are rows whose line somebody changed."""

    sheets: Sequence[Draft]
    entries: tuple[ImportedRow, ...]
    changes: tuple[LineChange, ...]
    kept: tuple[tuple[RowMatch, str], ...]


class Pages:
    """The pages to write, made from those that are there."""

    def __init__(self, target: Target, schema: Schema, root: str, summary: str) -> None:
        self._target = target
        self._schema = schema
        self._root = root
        self._summary = summary
        self._sheets: dict[str, _Sheet] = {}
        self._following: dict[str, Iterator[str]] = {}
        self._open: dict[str, str] = {}  # the page of each name that has room

    def write(self, matched: Matched) -> PagesToWrite:
        """Put each row in its place; nothing is saved yet."""
        titles = {id(pair): self._title(pair) for pair in matched.to_write}
        self._fetch({*titles.values(), *(pair.before.page for pair in matched.to_write if pair.before)})
        entries: list[ImportedRow] = []
        kept: list[tuple[RowMatch, str]] = []
        for pair in matched.to_write:
            page = self._put(pair, titles[id(pair)])
            if page:
                entries.append(ImportedRow(pair.row.sheet, pair.row.row, page, pair.line))
            elif pair.before:
                entries.append(replace(pair.before, sheet=pair.row.sheet, row=pair.row.row))
                kept.append((pair, _KEPT))
        changed = sorted((sheet for sheet in self._sheets.values() if sheet.changes), key=_adds)
        drafts = tuple(self._draft(sheet) for sheet in changed)
        changes = tuple(change for sheet in changed for change in sheet.changes)
        return PagesToWrite(drafts, tuple(entries), changes, tuple(kept))

    def _title(self, pair: RowMatch) -> str:
        if pair.row.record is None:
            raise ValueError(pair)
        return title_of(pair.row.record, self._schema, self._root)

    def _fetch(self, titles: Iterable[str]) -> None:
        wanted = [title for title in sorted(titles) if title not in self._sheets]
        there = self._target.stored(wanted)
        for title in wanted:
            held = there.get(title)
            self._sheets[title] = _Sheet(title, held, held.text.split("\n") if held and held.text else [])

    def _put(self, pair: RowMatch, title: str) -> str:
        """The page the row stands on then; '' where the line that it corrects is not as it was written."""
        before = pair.before
        if before is None:
            return self._add(pair.line, title)
        old = self._sheets[before.page]
        if before.line not in old.lines:
            return ""
        if title_group(before.page) == title:
            old.lines[old.lines.index(before.line)] = pair.line
            old.changes.append(LineChange(before.page, before.line, pair.line))
            return before.page
        old.lines.remove(before.line)
        old.changes.append(LineChange(before.page, before.line, ""))
        return self._add(pair.line, title)

    def _add(self, line: str, title: str) -> str:
        sheet = self._with_room(title)
        sheet.lines.append(line)
        sheet.changes.append(LineChange(sheet.title, "", line))
        return sheet.title

    def _with_room(self, title: str) -> _Sheet:
        """The first page of its name that is not full; the next ones are looked for as they are needed."""
        pages = self._following.setdefault(title, following(title))
        name = self._open.get(title) or next(pages)
        self._fetch((name,))
        while self._sheets[name].room <= 0:
            name = next(pages)
            self._fetch((name,))
        self._open[title] = name
        return self._sheets[name]

    def _draft(self, sheet: _Sheet) -> Draft:
        return Draft(sheet.title, sheet.text, self._summary, sheet.before.revision if sheet.before else 0)


def _adds(sheet: _Sheet) -> bool:
    """Whether lines come to a page: those that only lose some are saved first, so that none stands on two."""
    return any(change.after for change in sheet.changes)


def title_group(title: str) -> str:
    """The title of the first page of its name: `… (3)` goes on from it."""
    head, opened, number = title.rpartition(" (")
    return head if opened and number.endswith(")") and number[:-1].isdigit() else title


@dataclass(frozen=True, slots=True)
class SavedPages:
    """What was saved, and what was not, each with a sentence; `stopped` is what kept the rest from being tried."""

    titles: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    stopped: WikiError | None = None


def save(target: Target, drafts: Sequence[Draft], watch: Progress = unwatched) -> SavedPages:
    """Save every page. A page that is refused does not stop the others; a wiki that no longer answers does."""
    titles: list[str] = []
    refused: list[tuple[str, str]] = []
    try:
        for draft in watch(drafts, len(drafts), WRITING):
            outcome = target.save(draft)
            if outcome.status in (Status.SAVED, Status.UNCHANGED):
                titles.append(draft.title)
            else:
                refused.append((draft.title, outcome.message))
    except WikiError as error:
        return SavedPages(tuple(titles), tuple(refused), error)
    return SavedPages(tuple(titles), tuple(refused))


def after(matched: Matched, written: PagesToWrite, file: str, type_: str, run: int) -> Import:
    """What the manifest will say of this file: its rows as they now stand, those that are gone last."""
    theirs = {id(entry) for entry in matched.corrected.entries} if matched.corrected else set()
    stayed = [
        replace(entry, sheet=sheet, row=row)
        for (sheet, row), entry in matched.known.items()
        if entry is not None and id(entry) in theirs
    ]
    sheets = {entry.sheet: None for entry in (*stayed, *written.entries)}
    order = {sheet: number for number, sheet in enumerate(sheets)}
    rows = sorted((*stayed, *written.entries), key=lambda entry: (order[entry.sheet], entry.row))
    return Import(file, type_, run, (*rows, *matched.gone), written.changes)
