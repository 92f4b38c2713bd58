"""The last run's outcome still stands: nothing it was made from has changed, so nothing is made again.

A complete run that left every page as it should be keeps what it asked of the wiki, with digests of the answers. The
next one asks the same lists, no text. Where all answers are the same, on the same day, by the same settings, robots,
announcements and pseudonyms, the same pages would come out. Anything else leads to the full way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Protocol

from coopwiki.core.announcements import Announcements
from coopwiki.core.forgotten import Register
from coopwiki.runs.asked import Asked, Question, State, asked_again, digest
from coopwiki.runs.build import build
from coopwiki.runs.run_counts import RunCounts
from coopwiki.settings import Settings
from coopwiki.wiki.port import Page, Site, Wiki

_VERSION = 1
_BY_TITLE = ("shown_by", "closed")
"""Lists that are asked about pages: a page that is listed is noted by its id, which names nobody."""


class Seals(Protocol):
    """Where the seal of the last run is kept: with the texts read, so that it is lost with them."""

    def read(self) -> str:
        """The seal; '' where there is none."""

    def write(self, text: str) -> None:
        """Keep it in place of the one before; '' for none."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a run depends on beside the wiki."""

    today: date
    settings: Settings
    site: Site
    announcements: Announcements
    register: Register

    def digest(self) -> str:
        """One digest of everything a run depends on, the robots' own code included."""
        site = (self.site.key, self.site.titles.namespaces, sorted(self.site.extension_tags), self.site.version)
        announced = sorted((address, repr(one)) for address, one in self.announcements.items())
        people = self.register.people
        return digest((build(), self.today, repr(self.settings), repr(site), announced, repr(people)))


@dataclass(frozen=True, slots=True)
class Seal:
    """What a run leaves for the next: digests of what it was made from, the pages it answers for, what it counted.

    Pages are named by their ids where they are listed.
    """

    circumstances: str
    listing: str
    lists: tuple[tuple[str, tuple[int | str, ...], str], ...]
    standing: tuple[tuple[int | str, State], ...]
    written: tuple[int | str, ...]
    tally: RunCounts

    def text(self) -> str:
        """The seal as it is kept."""
        return json.dumps({"version": _VERSION, **asdict(self)}, ensure_ascii=False)


def sealed(asked: Asked, circumstances: Circumstances, written: Iterable[str], tally: RunCounts, wiki: Wiki) -> Seal:
    """The seal of a run that left the pages of these titles as they should be."""
    ids = {page.title: page.id for page in asked.listed}
    normal = wiki.site().titles.normal

    def named(title: str) -> int | str:
        return ids.get(title, title)

    return Seal(
        circumstances.digest(),
        listing(asked.listed, map(normal, asked.standing), normal(circumstances.settings.root)),
        tuple(
            (name, tuple(map(named, map(str, about))) if name in _BY_TITLE else about, answer)
            for (name, about), answer in asked.lists.items()
        ),
        tuple((named(title), state) for title, state in asked.standing.items()),
        tuple(map(named, written)),
        tally,
    )


def listing(pages: Iterable[Page], known: Iterable[str], root: str) -> str:
    """The digest of a list of all pages.

    The revisions of the `known` titles are compared one by one. What else stands below the robots' root (their state,
    the stop pages) is no source: whether it is there is all that counts.
    """
    known, below = frozenset(known), f"{root}/"

    def revision(page: Page) -> int:
        unread = page.title in known or page.title == root or page.title.startswith(below)
        return 0 if unread else page.revision

    return digest(sorted((p.id, p.title, p.namespace, p.redirect, revision(p)) for p in pages))


def read_seal(text: str) -> Seal | None:
    """A seal that was kept; None where it is none, or another version's."""
    try:
        told = json.loads(text)
        if told.pop("version") != _VERSION:
            return None
        lists = tuple((name, tuple(about), answer) for name, about, answer in told.pop("lists"))
        standing = tuple((name, (state[0], state[1]) if state else None) for name, state in told.pop("standing"))
        written, tally = tuple(told.pop("written")), RunCounts(**told.pop("tally"))
        return Seal(told["circumstances"], told["listing"], lists, standing, written, tally)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def still_standing(seal: Seal, circumstances: Circumstances, wiki: Wiki) -> Mapping[str, int] | None:
    """The revisions of the pages a seal answers for, by title; None where anything may have changed. WikiError."""
    if circumstances.digest() != seal.circumstances:
        return None
    pages, normal = tuple(wiki.pages()), wiki.site().titles.normal
    titles = _Named({page.id: page.title for page in pages})
    kept = {titles.of(name): state for name, state in seal.standing}
    if "" in kept or listing(pages, map(normal, kept), normal(circumstances.settings.root)) != seal.listing:
        return None
    now = {title: (page.revision, page.digest) for title, page in wiki.standing(kept).items()}
    if any(now.get(title) != state for title, state in kept.items()):
        return None
    if any(asked_again(wiki, titles.question(name, about)) != answer for name, about, answer in seal.lists):
        return None
    return {title: state[0] for title in map(titles.of, seal.written) if (state := kept.get(title))}


@dataclass(frozen=True, slots=True)
class _Named:
    """Titles as they are now, by id; '' for a page that is gone."""

    by_id: Mapping[int, str]

    def of(self, name: int | str) -> str:
        """The title that a seal means."""
        return self.by_id.get(name, "") if isinstance(name, int) else name

    def question(self, name: str, about: tuple[int | str, ...]) -> Question:
        """The question that a seal means."""
        return name, tuple(sorted(map(self.of, about))) if name in _BY_TITLE else about
