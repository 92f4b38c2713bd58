"""What pages said when a record was written, for records that ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Edit:
    """One revision of a page: when, and by whom; '' where that is hidden."""

    revision: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class PastStep:
    """What a page said after an edit: the records that matter, in the order of the page."""

    edit: Edit
    records: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The records that mattered when another one was written.

    `at` is when, None where nobody knows: then it is the first time that robots saw it. `pages` gives by page id the
    revision of then and how many records mattered there. `records` are these, by type, in page order; those of the
    pages in `lost` can't be read any more. `steps` are the edits since, the oldest first, of the pages on which
    something that matters is no more the same.
    """

    at: datetime | None
    pages: Mapping[int, tuple[int, int]]
    records: Mapping[type, tuple[Any, ...]]
    lost: tuple[int, ...]
    steps: Mapping[int, tuple[PastStep, ...]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one revision of a page says that is to last.

    `lines` counts these records, `months` are the months they are of (`2026-03`), in order. `records` are these and the
    others of their types, None where nobody can read that revision any more.
    """

    page: int
    revision: int
    lines: int
    months: tuple[str, ...]
    records: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """What robots remember of records that are to last.

    `snapshots` are what was remembered, those of one page together; `steps` the edits of a page since then, where
    something is no more the same, the oldest first; `kept` what is to be remembered from now on.
    """

    snapshots: tuple[Snapshot, ...] = ()
    steps: Mapping[int, tuple[PastStep, ...]] = field(default_factory=dict)
    kept: tuple[Snapshot, ...] = ()


NOTHING_LASTING = Lasting()


def kept_snapshots(lasting: Lasting) -> dict[str, object]:
    """What a data page keeps of them: no text, no name, no amount."""
    pages = [
        {"id": one.page, "revision": one.revision, "lines": one.lines, "months": list(one.months)}
        for one in sorted(lasting.kept, key=lambda one: (one.page, one.revision))
    ]
    return {"pages": pages}


def kept_pages(past: Past) -> dict[str, object]:
    """What a data page keeps of a past: no text, so that history can give it again and nobody's name stands there."""
    pages = [{"id": number, "revision": rev, "lines": lines} for number, (rev, lines) in sorted(past.pages.items())]
    return {"at": past.at.isoformat() if past.at else "", "pages": pages}
