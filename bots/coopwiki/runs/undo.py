"""Takes the saves of a bad run, or of a deployment, back: people's edits since are kept.

Each page gets the text it had before, by one more edit. Where somebody has edited it since, only the
robots' own zone goes back; a page that is wholly the robots' is then left alone and named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, takewhile
from typing import Protocol

from coopwiki.core.forgotten import NOBODY, Register
from coopwiki.publishing import zones
from coopwiki.runs.save import SaveResult
from coopwiki.wiki.history import Saved
from coopwiki.wiki.port import Draft, Outcome, Status, Stored, Wiki
from coopwiki.wiki.stored_form import same

STAMP = " (passage du "
"""Stands in a summary before the moment a run began, which distinguishes one run's saves from another's."""

_UNDOING = "coopwiki : annulation de"

_EDITED = "modifiée depuis par quelqu’un : laissée telle quelle, à relire."
_MADE = "n’existait pas avant : une personne peut la supprimer."
_HIDDEN = "le texte d’avant n’est plus lisible : laissée telle quelle."


class Undoable(Wiki, Protocol):
    """A wiki that remembers what our account saved."""

    def own_saves(self) -> Iterator[Saved]:
        """Ask what our account saved, the newest first."""

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """Ask for the texts of old revisions."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the first and the last summary, and the fate of each page.

    A page that can't go back is REFUSED with the reason; one that is already as before, UNCHANGED.
    """

    summaries: tuple[str, ...]
    fates: tuple[SaveResult, ...]


def stamped(summary: str, now: datetime) -> str:
    """A summary that says which run saved: `coopwiki : mise à jour (passage du 2026-06-30 à 12:03:15)`."""
    return f"{summary}{STAMP}{now:%Y-%m-%d à %H:%M:%S})"


def undo(
    wiki: Undoable,
    summary: str,
    since: datetime | None = None,
    *,
    made: Mapping[str, str],
    leave: Collection[str] = (),
    forgotten: Register = NOBODY,
) -> Undone:
    """Take back the last run whose summary starts so; or put pages back as they were at a moment, `since`.

    `made` says what to write on a page that such a run created, by the ending of its title, the most
    particular one first ("" fits all); a page that none fits is named for a person to delete. Pages to
    `leave` are as they are. Who is `forgotten` since goes by a pseudonym. Raises WikiError.
    """
    chosen = list(_chosen(wiki.own_saves(), summary, since))
    pages = _pages(wiki, (saved for saved in chosen if saved.title not in leave), made)
    summaries = tuple(dict.fromkeys(saved.summary for saved in chosen))
    name = f"{_UNDOING} « {summaries[0]} »" if summaries else ""
    fates = tuple(_put_back(wiki, page, name, forgotten) for page in reversed(pages))
    _purge(wiki, fates)
    return Undone(summaries, fates)


def _chosen(found: Iterable[Saved], summary: str, since: datetime | None) -> Iterator[Saved]:
    if since is not None:
        recent = takewhile(lambda saved: saved.at >= since, found)
        return (saved for saved in recent if saved.summary.startswith((summary, _UNDOING)))
    ours = (saved for saved in found if saved.summary.startswith(summary))
    first = next(ours, None)
    if first is None:
        return iter(())
    if STAMP not in first.summary:
        return iter((first,))
    return chain((first,), takewhile(lambda saved: saved.summary == first.summary, ours))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it stands, and the saves to take back from it, the newest first."""

    now: Stored
    saves: tuple[Saved, ...]
    texts: Mapping[int, str]
    made: Mapping[str, str]

    def ours_alone(self) -> bool:
        """Whether nobody has edited it since the first of these saves."""
        kept = (self.now.revision, *(saved.parent for saved in self.saves[:-1]))
        return kept == tuple(saved.revision for saved in self.saves)

    def before(self) -> str | None:
        """The text it had; None where it isn't readable."""
        parent = self.saves[-1].parent
        return self.texts.get(parent) if parent else self._made()

    def _made(self) -> str | None:
        fits = (text for ending, text in self.made.items() if self.now.title.endswith(ending))
        text = next(fits, None)
        zone = zones.name(self.now.text)
        return zones.zone(zone, text) if zone and text else text


def _pages(wiki: Undoable, chosen: Iterable[Saved], made: Mapping[str, str]) -> list[_Page]:
    """The pages of these saves that are still there."""
    by_page: dict[str, list[Saved]] = {}
    for saved in chosen:
        by_page.setdefault(saved.title, []).append(saved)
    now = wiki.stored(by_page)
    texts = wiki.texts_at([some[-1].parent for some in by_page.values() if some[-1].parent])
    return [_Page(now[title], tuple(some), texts, made) for title, some in by_page.items() if title in now]


def _put_back(wiki: Wiki, page: _Page, summary: str, forgotten: Register) -> SaveResult:
    title, before = page.now.title, page.before()
    if before is None:
        return _left(title, _HIDDEN if page.saves[-1].parent else _MADE)
    before = _without(forgotten, before)
    text = before if page.ours_alone() else _zone_of(before, page.now.text)
    if same(title, before, page.now.text):
        return SaveResult(title, Outcome(Status.UNCHANGED, page.now.revision))
    if not text:
        return _left(title, _EDITED)
    return SaveResult(title, wiki.save(Draft(title, text, summary, page.now.revision)))


def _purge(wiki: Wiki, fates: Iterable[SaveResult]) -> None:
    """Have the pages that use data put back rendered anew."""
    data = [fate.title for fate in fates if fate.title.endswith(".json") and fate.outcome.status is Status.SAVED]
    if data:
        wiki.purge_users(data)


def _zone_of(before: str, now: str) -> str:
    """The page as it stands with its zone as it was; '' where both don't have the same zone."""
    zone = zones.name(now)
    content = zones.content(before, zone) if zone else None
    return "" if content is None else zones.put(now, zone, content)


def _without(forgotten: Register, text: str) -> str:
    """A text of ours, or the zone that is ours, with pseudonyms in place of names."""
    zone = zones.name(text)
    content = zones.content(text, zone) if zone else None
    if content is None:
        return forgotten.replaced(text)
    return zones.put(text, zone, forgotten.replaced(content))


def _left(title: str, why: str) -> SaveResult:
    return SaveResult(title, Outcome(Status.REFUSED, message=why))
