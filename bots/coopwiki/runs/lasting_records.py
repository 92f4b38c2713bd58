"""What robots remember of records that are to last: at which revisions of which pages they stood.

The data page is written by each run that saves (`kept_snapshots`); the texts are history's. A first run remembers what
stands. An export of the full history has no run before it: there every revision is looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from coopwiki.core.ledger import Ledger
from coopwiki.core.past import Edit, Lasting, PastStep, Snapshot
from coopwiki.core.source import Page
from coopwiki.privacy.forgetting import without_authors
from coopwiki.publishing.title_parts import lasting_page
from coopwiki.runs.load import Sources
from coopwiki.schema.record import Record, said_by
from coopwiki.settings import Settings
from coopwiki.subjects.closed_months.paid_lines import LASTING, lasting_by_page, remembered
from coopwiki.wiki.port import History, Wiki

MOST_REVISIONS = 20_000
"""Revisions of an export that are looked at, those of pages that hold such records today first."""
MOST_EDITS = 300
"""Edits of one page that are read to find who changed something; of older ones nobody is named."""


def with_lasting(
    ledger: Ledger, sources: Sources, wiki: Wiki, settings: Settings, *, kept: bool = True, first: bool = False
) -> Ledger:
    """The ledger with what robots remember of it.

    `kept`: the data page can be read there. `first`: where there is none, what stands is remembered. A wiki without
    history remembers nothing, since nobody can say what a page said.
    """
    history = wiki.history()
    if history is None:
        return ledger
    reading = _OldRecords(ledger, sources, history)
    title = lasting_page(settings.data)
    page = wiki.stored([title]).get(title) if kept else None
    before = _read(page.text) if page else None
    if before is None and kept and not first:
        return ledger
    snapshots = reading.walked() if not kept else reading.of(before or ())
    known = replace(ledger, lasting=Lasting(snapshots, reading.steps(snapshots)), _derived={})
    return replace(known, lasting=replace(known.lasting, kept=remembered(known)), _derived={})


def _read(text: str) -> tuple[Snapshot, ...] | None:
    """The data page; None where it is none of ours."""
    try:
        return tuple(
            Snapshot(int(one["id"]), int(one["revision"]), int(one["lines"]), tuple(map(str, one["months"])))
            for one in json.loads(text)["pages"]
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


class _OldRecords:
    """Reads the lasting records of old revisions."""

    def __init__(self, ledger: Ledger, sources: Sources, history: History) -> None:
        self._sources, self._history = sources, history
        self._standing = sources.standing()
        self._now = lasting_by_page(ledger)

    def of(self, kept: Iterable[Snapshot]) -> tuple[Snapshot, ...]:
        """Snapshots with their records; what a page still says at the same revision is not fetched."""
        held = sorted(kept, key=lambda one: (one.page, -one.revision))
        texts = self._history.texts_at([one.revision for one in held if not self._stands(one)])
        return tuple(replace(one, records=self._records(one, texts)) for one in held)

    def walked(self) -> tuple[Snapshot, ...]:
        """A snapshot of each revision after which other lasting records stood on its page."""
        edits = self._edits()
        texts = self._history.texts_at([edit.revision for of_page in edits.values() for edit in of_page])
        return tuple(one for number, of_page in edits.items() for one in self._walked(number, of_page, texts))

    def steps(self, snapshots: Iterable[Snapshot]) -> Mapping[int, tuple[PastStep, ...]]:
        """The edits of the pages on which something that lasts is no more the same."""
        oldest: dict[int, int] = {}
        for one in snapshots:
            if one.page in self._standing and not self._still_says(one):
                oldest[one.page] = min(oldest.get(one.page, one.revision), one.revision)
        return {number: self._steps(number, revision) for number, revision in oldest.items()}

    def _stands(self, one: Snapshot) -> bool:
        page = self._standing.get(one.page)
        return page is not None and page.revision == one.revision

    def _still_says(self, one: Snapshot) -> bool:
        """Whether all that lasts stands on its page to the letter: then nobody has to be found who changed it."""
        then = Counter(said_by(record) for record in one.records or () if record.is_settled)
        return then <= Counter(map(said_by, self._now.get(one.page, ())))

    def _records(self, one: Snapshot, texts: Mapping[int, str]) -> tuple[Record, ...] | None:
        if self._stands(one):
            return tuple(self._now.get(one.page, ()))
        text = texts.get(one.revision)
        return None if text is None else self._said(one.page, one.revision, text)

    def _said(self, number: int, revision: int, text: str) -> tuple[Record, ...]:
        page = self._standing.get(number)
        page = replace(page, revision=revision) if page else Page(number, "", 0, revision)
        return tuple(_lasting(self._sources.reread([(page, text)])))

    def _edits(self) -> dict[int, tuple[Edit, ...]]:
        """The edits of pages that have more than one, up to the limit."""
        every = {n: edits for n, edits in self._history.all_edits().items() if n in self._standing and len(edits) > 1}
        found: dict[int, tuple[Edit, ...]] = {}
        left = MOST_REVISIONS
        for number in sorted(every, key=lambda number: (number not in self._now, number)):
            if left >= len(every[number]):
                found[number] = every[number]
                left -= len(every[number])
        return found

    def _walked(self, number: int, edits: tuple[Edit, ...], texts: Mapping[int, str]) -> Iterator[Snapshot]:
        for edit in reversed(edits):
            records = self._said(number, edit.revision, texts[edit.revision]) if edit.revision in texts else ()
            settled = sum(one.is_settled for one in records)
            if settled:
                yield Snapshot(number, edit.revision, settled, (), records)

    def _steps(self, number: int, revision: int) -> tuple[PastStep, ...]:
        every = without_authors(self._history.edits_of(number), self._sources.register)
        edits = [edit for edit in every if edit.revision > revision][-MOST_EDITS:]
        texts = self._history.texts_at([edit.revision for edit in edits])
        return tuple(
            PastStep(edit, self._said(number, edit.revision, texts[edit.revision]))
            for edit in edits
            if edit.revision in texts
        )


def _lasting(ledger: Ledger) -> Iterator[Record]:
    """The records of types that may be settled, those that are not yet too: a line may be taken for another else."""
    return (one for type_ in LASTING for one in ledger.of(type_))
