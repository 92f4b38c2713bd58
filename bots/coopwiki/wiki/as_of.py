"""A wiki as its pages were on a past evening, from its history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from coopwiki.core.titles import TEMPLATE
from coopwiki.wiki.history import Revision
from coopwiki.wiki.inclusions import SaysNoInclusions
from coopwiki.wiki.kept_revisions import KeptRevisions
from coopwiki.wiki.page_code import code_ending
from coopwiki.wiki.port import UNSEEN, Draft, Glance, Outcome, Page, PageState, Site, Stored, Text, Wiki, WikiError
from coopwiki.wiki.redirects import redirect_target


class Remembered(Wiki, Protocol):
    """A wiki that gives its history."""

    def revisions(self, until: datetime) -> Iterable[Revision]:
        """Every revision of the source pages and templates up to a moment, the newest first."""

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """Texts of these revisions; one that is hidden or gone is absent."""


class Archive:
    """The history of a wiki up to a moment: listed once, for as many evenings as are asked for.

    Texts are fetched once, and kept on this machine: a revision never changes.
    """

    def __init__(self, wiki: Remembered, until: datetime, kept: KeptRevisions) -> None:
        self.wiki = wiki
        self._until = until
        self._kept = kept
        self._revisions: tuple[Revision, ...] | None = None  # None: not listed yet

    def standing(self, at: datetime) -> tuple[Revision, ...]:
        """The revision of each page that stood at a moment, by page id; pages made later have none."""
        if self._revisions is None:
            self._revisions = tuple(self.wiki.revisions(self._until))
        newest: dict[int, Revision] = {}
        for revision in self._revisions:
            known = newest.get(revision.page)
            if revision.at <= at and (known is None or _follows(revision, known)):
                newest[revision.page] = revision
        return tuple(newest[number] for number in sorted(newest))

    def texts(self, revisions: Sequence[Revision]) -> Mapping[int, str]:
        """Texts by revision; prose without a brace is kept as it is only where it is a redirect."""
        found = self._kept.texts(revisions)
        missing = [one for one in revisions if one.id not in found]
        fetched = self.wiki.texts_at([one.id for one in missing]) if missing else {}
        worth = {number: _worth_reading(text) for number, text in fetched.items()}
        self._kept.remember({one: worth[one.id] for one in missing if one.id in worth})
        return {**found, **worth}


def _follows(one: Revision, other: Revision) -> bool:
    """Whether this is the newer of two: the later moment, then the higher number."""
    return (one.at, one.id) > (other.at, other.id)


def _worth_reading(text: str) -> str:
    """The text, '' for prose: nobody reads it."""
    return text if "{" in text or text.lstrip()[:1] == "#" else ""


class AsOf(SaysNoInclusions):
    """A wiki as it was at a moment; the methods are those of the port, and nothing can be saved.

    Pages stand under the titles they have now, and those deleted since are not there: a wiki says
    neither. Who may read a page is asked of the wiki now.
    """

    def __init__(self, archive: Archive, at: datetime) -> None:
        self._archive = archive
        self._wiki = archive.wiki
        self._at = at
        self._texts: dict[int, Text] | None = None  # None: not read yet

    def site(self) -> Site:
        """As the wiki says now."""
        return self._wiki.site()

    def server_time(self) -> datetime | None:
        """As the wiki says."""
        return self._wiki.server_time()

    def glance(self) -> Glance:
        """Nothing: the past doesn't change."""
        return UNSEEN

    def pages(self) -> Iterable[Page]:
        """The pages there were, by id, and where their texts of then lead."""
        titles, standing = self.site().titles, self._archive.standing(self._at)
        texts = self._archive.texts(standing)
        self._texts, found = {}, []
        for one in standing:
            if one.id not in texts:
                continue
            code = code_ending(one.namespace, titles.split(one.title)[1])
            text = "" if code else texts[one.id]
            self._texts[one.page] = Text(one.page, one.id, text)
            target = redirect_target(text, titles)
            if target or one.namespace != TEMPLATE:
                found.append(Page(one.page, one.title, one.namespace, one.id, target))
        return found

    def in_category(self, name: str) -> frozenset[int]:
        """As the wiki says now: it keeps no past of its categories."""
        return self._wiki.in_category(name)

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """Texts as they were, in the order of `ids`."""
        if self._texts is None:
            self.pages()
        held = self._texts or {}
        return (held[number] for number in ids if number in held)

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Not of the past: WikiError."""
        raise _past(f"relire {len(titles)} page(s) avant de les écrire")

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """Not of the past: WikiError."""
        raise _past(f"regarder {len(titles)} page(s) avant de les écrire")

    def titles_under(self, prefix: str) -> Iterable[str]:
        """Not of the past: WikiError."""
        raise _past(f"lister les pages sous « {prefix} »")

    def closed(self, titles: Collection[str]) -> frozenset[str]:
        """As the wiki says now."""
        return self._wiki.closed(titles)

    def save(self, draft: Draft) -> Outcome:
        """Not into the past: WikiError."""
        raise _past(f"écrire la page « {draft.title} »")

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """Those of the revisions that stood then."""
        return {one.id: one.at for one in self._archive.standing(self._at) if one.id in revisions}

    def history(self) -> None:
        """None: what came after is not said here."""

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """Not in the past: WikiError."""
        raise _past(f"rafraîchir {len(titles) + len(beside)} page(s)")


def _past(what: str) -> WikiError:
    return WikiError(f"Le passé se lit seulement : impossible de {what}. Indiquer un dossier avec --out.")
