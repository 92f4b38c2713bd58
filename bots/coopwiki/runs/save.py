"""Pages → the wiki: what changed is saved, conflicts are tried again, refusals are reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from coopwiki.core.progress import Progress, unwatched
from coopwiki.publishing import zones
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.runs.writing_order import PageWritten, left_red, writing_order
from coopwiki.wiki.port import Draft, Outcome, Status, Stored, Wiki
from coopwiki.wiki.port import Stopped as Stopped
from coopwiki.wiki.redirects import redirect_target

MayWrite = Callable[[str], bool]
"""Whether a robot may write now, by its name ('' for none in particular); raises Stopped where none may."""

HELD = "stopped"
"""The code of a page left as it is because its robot is stopped; it has no revision of ours."""

WRITING = "Écriture des pages"

_TRIES = 3
_REDIRECT_LINE = re.compile(r"^[ \t]*#REDIRECT.*$", re.IGNORECASE | re.MULTILINE)
_COPIED = (
    "« {0} » a été renommée en « {1} » : elle est refaite à sa place, et « {1} » garde une copie que personne ne tient "
    "à jour. La supprimer, puis enlever de « {0} » la ligne de redirection."
)
_HELD = "laissée telle quelle : ce robot est arrêté par sa page."
_BUSY = "modifiée sans cesse par quelqu’un d’autre ; elle sera reprise au prochain passage."
_DELETED = "supprimée pendant l’écriture ; elle sera reprise au prochain passage."


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What became of one page; `note` says where else a copy of it stands that is kept no more."""

    title: str
    outcome: Outcome
    note: str = ""


def is_done(fate: SaveResult) -> bool:
    """Whether a page is as it should be: saved, or right as it was."""
    return fate.outcome.status in (Status.SAVED, Status.UNCHANGED) and fate.outcome.code != HELD


def publish(
    wiki: Wiki,
    pages: Iterable[Published],
    summary: str,
    may_write: MayWrite,
    watch: Progress = unwatched,
) -> tuple[SaveResult, ...]:
    """Save the pages whose text changes, and have the pages that use changed data rendered anew.

    `may_write` is asked before each save. Where it raises Stopped, nothing more is saved.
    """
    pages = tuple(pages)
    stored, may_write = wiki.stored([page.title for page in pages]), _once_no(may_write)
    new = {page.title for page in pages} - stored.keys()
    ordered = writing_order(pages, new)
    fates: list[SaveResult] = []
    written: list[PageWritten] = []
    try:
        for page in watch(ordered, len(ordered), WRITING):
            held, begun = stored.get(page.title), monotonic()
            fate = _save(wiki, page, held, summary, may_write)
            fates.append(replace(fate, note=_copy(wiki, page, held)))
            if fate.outcome.status is Status.SAVED:
                written.append(PageWritten(page, begun, monotonic()))
    except Stopped:
        _purge(wiki, written, new)
        raise
    _purge(wiki, written, new)
    return tuple(fates)


def _copy(wiki: Wiki, page: Published, held: Stored | None) -> str:
    """Where a page that somebody renamed stands as it was then: the redirect left behind says it; '' for nowhere."""
    found = _REDIRECT_LINE.search(held.text) if held and not isinstance(page, DataPage) else None
    target = redirect_target(found[0], wiki.site().titles) if found else ""
    return _COPIED.format(page.title, target) if target else ""


def _once_no(may_write: MayWrite) -> MayWrite:
    """A robot that was refused is not asked for again in one run."""
    refused: set[str] = set()

    def asked(robot: str) -> bool:
        if robot in refused or not may_write(robot):
            refused.add(robot)
        return robot not in refused

    return asked


def _purge(wiki: Wiki, written: Sequence[PageWritten], new: Collection[str]) -> None:
    data = [one.page.title for one in written if isinstance(one.page, DataPage)]
    red = left_red(written, new)
    if data or red:
        wiki.purge_users(data, red)


def _save(
    wiki: Wiki,
    page: Published,
    held: Stored | None,
    summary: str,
    may_write: MayWrite,
) -> SaveResult:
    for _ in range(_TRIES):
        draft = _draft(page, held, summary)
        if held is not None and draft.text == held.text:
            return SaveResult(page.title, Outcome(Status.UNCHANGED, held.revision))
        if not may_write(page.robot):
            return SaveResult(page.title, Outcome(Status.UNCHANGED, code=HELD, message=_HELD))
        outcome = wiki.save(draft)
        if outcome.status is not Status.CONFLICT:
            return SaveResult(page.title, outcome)
        before, held = held, wiki.stored([page.title]).get(page.title)
        if before is not None and held is None:
            return SaveResult(page.title, Outcome(Status.CONFLICT, message=_DELETED))
    return SaveResult(page.title, Outcome(Status.CONFLICT, message=_BUSY))


def _draft(page: Published, held: Stored | None, summary: str) -> Draft:
    before, base = (held.text, held.revision) if held else ("", 0)
    text = page.text if isinstance(page, DataPage) else zones.put(before, page.zone, page.content)
    return Draft(page.title, text, summary, base)
