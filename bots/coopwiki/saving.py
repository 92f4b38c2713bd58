"""Pages → the wiki: what changed is saved, conflicts are tried again, refusals are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from coopwiki.publishing import zones
from coopwiki.publishing.robot_page import DataPage, Published
from coopwiki.wiki.port import Draft, Outcome, Status, Stored, Wiki

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one page."""

    title: str
    outcome: Outcome


class Stopped(Exception):  # noqa: N818 - a state, not a mistake
    """The stop page says to stop; nothing more is written."""


def publish(
    wiki: Wiki, pages: Iterable[Published], summary: str, may_write: Callable[[], bool]
) -> tuple[Fate, ...]:
    """Save the pages whose text changes, and have the pages that use changed data rendered anew.

    `may_write` is asked before each save; Stopped is raised as soon as it says no.
    """
    pages = tuple(pages)
    stored = wiki.stored([page.title for page in pages])
    fates = tuple(_save(wiki, page, stored, summary, may_write) for page in pages)
    saved = {fate.title for fate in fates if fate.outcome.status is Status.SAVED}
    changed = [page.title for page in pages if isinstance(page, DataPage) and page.title in saved]
    if changed:
        wiki.purge_users(changed)
    return fates


def _save(
    wiki: Wiki,
    page: Published,
    stored: Mapping[str, Stored],
    summary: str,
    may_write: Callable[[], bool],
) -> Fate:
    held = stored.get(page.title)
    for _ in range(_TRIES):
        draft = _draft(page, held, summary)
        if held is not None and draft.text == held.text:
            return Fate(page.title, Outcome(Status.UNCHANGED, held.revision))
        if not may_write():
            raise Stopped
        outcome = wiki.save(draft)
        if outcome.status is not Status.CONFLICT:
            return Fate(page.title, outcome)
        held = wiki.stored([page.title]).get(page.title)
    return Fate(page.title, outcome)


def _draft(page: Published, held: Stored | None, summary: str) -> Draft:
    before, base = (held.text, held.revision) if held else ("", 0)
    text = page.text if isinstance(page, DataPage) else zones.put(before, page.zone, page.content)
    return Draft(page.title, text, summary, base)
