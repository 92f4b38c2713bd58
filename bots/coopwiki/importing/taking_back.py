"""Takes the last import back: its lines go, what they replaced comes again, what people changed since stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coopwiki.importing.import_manifest import Import, ImportedRow, ImportManifest, LineChange
from coopwiki.importing.writing import Target
from coopwiki.wiki.port import Draft

_CHANGED = "une ligne importée y a été modifiée depuis par quelqu’un : elle est gardée"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The pages as they become, the manifest as it becomes, and what is kept: pages, each with the sentence why."""

    drafts: tuple[Draft, ...]
    manifest: ImportManifest
    kept: tuple[tuple[str, str], ...]
    file: str


def take_back(target: Target, manifest: ImportManifest, summary: str) -> TakenBack | None:
    """Undo the last run; None where there is none that can be."""
    last = max((one for one in manifest.imports if one.changes), key=lambda one: one.run, default=None)
    if last is None:
        return None
    there = target.stored({change.page for change in last.changes})
    lines = {title: page.text.split("\n") for title, page in there.items()}
    kept = [(one.page, _CHANGED) for one in reversed(last.changes) if not _undone(lines.get(one.page), one)]
    drafts = tuple(
        Draft(title, "\n".join(lines[title]), summary, page.revision)
        for title, page in there.items()
        if "\n".join(lines[title]) != page.text
    )
    others = tuple(one for one in manifest.imports if one is not last)
    before = _before(last)
    return TakenBack(drafts, ImportManifest((*others, *before)), tuple(dict.fromkeys(kept)), last.file)


def _undone(lines: list[str] | None, change: LineChange) -> bool:
    """Put one line back as it was; False where it is no more as the import wrote it."""
    if lines is None:
        return not change.after
    if change.after and change.after not in lines:
        return False
    if change.after and change.before:
        lines[lines.index(change.after)] = change.before
    elif change.after:
        lines.reverse()
        lines.remove(change.after)
        lines.reverse()
    else:
        lines.append(change.before)
    return True


def _before(last: Import) -> Sequence[Import]:
    """The import as it was before its last run: nothing where that was its first."""
    added = {(change.page, change.after): change.before for change in last.changes if change.after}
    removed = [change for change in last.changes if not change.after]
    entries: list[ImportedRow] = []
    for entry in last.entries:
        before = added.get((entry.page, entry.line))
        if before is None:
            entries.append(entry)
        elif before:
            entries.append(replace(entry, line=before))
    entries += (ImportedRow("", 0, change.page, change.before) for change in removed)
    return (replace(last, run=0, entries=tuple(entries), changes=()),) if entries else ()
