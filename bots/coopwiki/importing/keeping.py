"""Saves the pages of an import and remembers it, also where the wiki stops half way; takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from coopwiki.core.progress import Progress, unwatched
from coopwiki.importing.import_manifest import Import, ImportManifest, read_manifest, write_manifest
from coopwiki.importing.job import ImportPlan
from coopwiki.importing.taking_back import TakenBack, take_back
from coopwiki.importing.writing import PagesToWrite, SavedPages, Target, after, save


def _stays(title: str) -> None:
    """Leave a page that holds nothing any more: a wiki keeps its history."""
    del title


@dataclass(frozen=True, slots=True)
class Destination:
    """Where pages go, the file that says what was imported there, and how a page that holds nothing is removed."""

    target: Target
    manifest: Path
    remove: Callable[[str], None] = _stays


def put(job: ImportPlan, place: Destination, file: str, watch: Progress = unwatched) -> SavedPages:
    """Save the pages. What was saved is remembered, even where an error stops the rest."""
    type_, known = job.schema.type.__name__.lower(), read_manifest(place.manifest)
    saved = save(place.target, job.written.sheets, watch)
    written = _as_saved(job, saved)
    if written.changes or job.matched.corrected is not None:
        one = after(job.matched, written, file, type_, known.run + 1 if written.changes else 0)
        _remember(place.manifest, known, job.matched.corrected, one)
    return saved


def _remember(path: Path, known: ImportManifest, corrected: Import | None, one: Import) -> None:
    """The import in place of the one it corrects; one that changes nothing doesn't come after the others."""
    if corrected is not None and not one.changes:
        one = replace(one, run=corrected.run, changes=corrected.changes)
    others = tuple(old for old in known.imports if old != corrected)
    new = ImportManifest((*others, one) if one.entries else others)
    if set(new.imports) != set(known.imports):
        write_manifest(path, new)


def _as_saved(job: ImportPlan, saved: SavedPages) -> PagesToWrite:
    """What was written without the pages that were not saved: their rows are as they were before."""
    lost = {draft.title for draft in job.written.sheets} - set(saved.titles)
    if not lost:
        return job.written
    entries = tuple(entry for entry in job.written.entries if entry.page not in lost)
    back = tuple(
        replace(pair.before, sheet=pair.row.sheet, row=pair.row.row)
        for pair in job.matched.to_write
        if pair.before is not None and pair.before.page in lost
    )
    changes = tuple(change for change in job.written.changes if change.page not in lost)
    return PagesToWrite(job.written.sheets, (*entries, *back), changes, job.written.kept)


@dataclass(frozen=True, slots=True)
class ImportTakenBack:
    """The import that was taken back, and what became of its pages."""

    taken: TakenBack
    saved: SavedPages


def undo(place: Destination, type_: str, file: str, summary: str) -> ImportTakenBack | None:
    """Take the last import back, of a record type or a file ('' for any); None where there is none."""
    known = read_manifest(place.manifest)
    some = ImportManifest(tuple(one for one in known.imports if type_ in (one.type, "") and file in (one.file, "")))
    taken = take_back(place.target, some, summary)
    if taken is None:
        return None
    saved = save(place.target, taken.drafts)
    for draft in taken.drafts:
        if not draft.text.strip():
            place.remove(draft.title)
    if saved.stopped is None:
        others = tuple(one for one in known.imports if one not in some.imports)
        write_manifest(place.manifest, ImportManifest((*others, *taken.manifest.imports)))
    return ImportTakenBack(taken, saved)
