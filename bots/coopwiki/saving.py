"""Pages → the wiki: what changed is saved, conflicts are tried again, refusals are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coopwiki.publishing import zones
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.stopped import Stopped as Stopped
from coopwiki.wiki.port import Draft, Outcome, Status, Stored, Wiki

_TRIES = 3
_BUSY = "modifiée sans cesse par quelqu’un d’autre ; elle sera reprise au prochain passage."
_DELETED = "supprimée pendant l’écriture ; elle sera reprise au prochain passage."


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one page."""

    title: str
    outcome: Outcome


def publish(
    wiki: Wiki, pages: Iterable[Published], summary: str, may_write: Callable[[], bool]
) -> tuple[Fate, ...]:
    """Save the pages whose text changes, and have the pages that use changed data rendered anew.

    `may_write` is asked before each save; as soon as it says no, nothing more is saved and Stopped
    is raised.
    """
    pages = tuple(pages)
    fates = tuple(_until_stopped(wiki, pages, summary, may_write))
    _purge(wiki, pages, fates)
    if len(fates) < len(pages):
        raise Stopped
    return fates


def _until_stopped(
    wiki: Wiki, pages: Sequence[Published], summary: str, may_write: Callable[[], bool]
) -> Iterator[Fate]:
    stored = wiki.stored([page.title for page in pages])
    for page in pages:
        fate = _save(wiki, page, stored.get(page.title), summary, may_write)
        if fate is None:
            return
        yield fate


def _purge(wiki: Wiki, pages: Iterable[Published], fates: Iterable[Fate]) -> None:
    saved = {fate.title for fate in fates if fate.outcome.status is Status.SAVED}
    changed = [page.title for page in pages if isinstance(page, DataPage) and page.title in saved]
    if changed:
        wiki.purge_users(changed)


def _save(
    wiki: Wiki,
    page: Published,
    held: Stored | None,
    summary: str,
    may_write: Callable[[], bool],
) -> Fate | None:
    """The fate of one page; None when we have to stop."""
    for _ in range(_TRIES):
        draft = _draft(page, held, summary)
        if held is not None and draft.text == held.text:
            return Fate(page.title, Outcome(Status.UNCHANGED, held.revision))
        if not may_write():
            return None
        outcome = wiki.save(draft)
        if outcome.status is not Status.CONFLICT:
            return Fate(page.title, outcome)
        before, held = held, wiki.stored([page.title]).get(page.title)
        if before is not None and held is None:
            return Fate(page.title, Outcome(Status.CONFLICT, message=_DELETED))
    return Fate(page.title, Outcome(Status.CONFLICT, message=_BUSY))


def _draft(page: Published, held: Stored | None, summary: str) -> Draft:
    before, base = (held.text, held.revision) if held else ("", 0)
    text = page.text if isinstance(page, DataPage) else zones.put(before, page.zone, page.content)
    return Draft(page.title, text, summary, base)
