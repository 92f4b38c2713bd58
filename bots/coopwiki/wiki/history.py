"""Revisions of a wiki: what our account saved, what anybody had written up to a moment, and their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coopwiki.core.past import Edit
from coopwiki.wiki import batches
from coopwiki.wiki.session import Session


@dataclass(frozen=True, slots=True)
class Saved:
    """One revision of ours. `parent` is the page's revision before it, 0 where it made the page."""

    title: str
    revision: int
    parent: int
    summary: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a page, under the title the page has now; `digest` is its text's SHA-1, '' if hidden."""

    id: int
    page: int
    title: str
    namespace: int
    at: datetime
    digest: str = ""


def revisions(ask: batches.Ask, namespaces: Collection[int], until: datetime) -> Iterator[Revision]:
    """Every revision of the pages of these namespaces up to a moment, the newest first, without texts.

    500 a request, 5,000 with the right "apihighlimits". Revisions of pages deleted since are not given.
    """
    asked = {
        "arvprop": "ids|timestamp|sha1",
        "arvnamespace": sorted(namespaces),
        "arvdir": "older",
        "arvstart": f"{until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "arvlimit": "max",
    }
    for page in batches.listed(ask, "allrevisions", asked):
        for one in page["revisions"]:
            at = datetime.fromisoformat(one["timestamp"]).astimezone(UTC)
            yield Revision(one["revid"], page["pageid"], page["title"], page["ns"], at, one.get("sha1", ""))


def saves(session: Session) -> Iterator[Saved]:
    """Everything our account saved on pages that are still there, the newest first. WikiError.

    Asked for in batches as it is read: stop reading and nothing more is asked.
    """
    asked = {
        "ucuser": session.account.user,
        "ucprop": "ids|title|comment|timestamp",
        "uclimit": "max",
    }
    return (_saved(entry) for entry in batches.listed(session.ask, "usercontribs", asked))


def texts_at(session: Session, revisions: Collection[int], batch: int) -> Mapping[int, str]:
    """The texts of old revisions, by number; one that is hidden or gone is absent. WikiError."""
    asked = {"prop": "revisions", "rvprop": "ids|content", "rvslots": "main"}
    return {
        revision["revid"]: revision["slots"]["main"]["content"]
        for chunk in batches.chunks(revisions, batch)
        for page in batches.pages(session.ask, {**asked, "revids": chunk})
        for revision in page.get("revisions", [])
        if "content" in revision.get("slots", {}).get("main", {})
    }


def moments_of(ask: batches.Ask, revisions: Collection[int], batch: int) -> Mapping[int, datetime]:
    """When these revisions were written, by number; one that is gone is absent. WikiError."""
    asked = {"prop": "revisions", "rvprop": "ids|timestamp"}
    return {
        one["revid"]: datetime.fromisoformat(one["timestamp"]).astimezone(UTC)
        for chunk in batches.chunks(revisions, batch)
        for page in batches.pages(ask, {**asked, "revids": chunk})
        for one in page.get("revisions", [])
    }


def all_edits(ask: batches.Ask, namespaces: Collection[int]) -> Mapping[int, tuple[Edit, ...]]:
    """The revisions of every page of these namespaces, by page id, the oldest first."""
    asked = {
        "arvprop": "ids|timestamp|user", "arvnamespace": sorted(namespaces), "arvdir": "newer", "arvlimit": "max",
    }  # fmt: skip
    found: dict[int, list[Edit]] = {}
    for page in batches.listed(ask, "allrevisions", asked):
        found.setdefault(page["pageid"], []).extend(map(_edit, page["revisions"]))
    return {number: tuple(edits) for number, edits in found.items()}


def edits(ask: batches.Ask, page: int) -> tuple[Edit, ...]:
    """Every revision of a page by its id, the oldest first; none for a page that is gone."""
    asked = {
        "prop": "revisions", "rvprop": "ids|timestamp|user", "rvdir": "newer", "rvlimit": "max", "pageids": [page],
    }  # fmt: skip
    return tuple(_edit(one) for found in batches.pages(ask, asked) for one in found.get("revisions", []))


def _edit(told: Mapping[str, Any]) -> Edit:
    return Edit(told["revid"], datetime.fromisoformat(told["timestamp"]).astimezone(UTC), told.get("user", ""))


def _saved(entry: Mapping[str, Any]) -> Saved:
    at = datetime.fromisoformat(entry["timestamp"]).astimezone(UTC)
    return Saved(entry["title"], entry["revid"], entry.get("parentid", 0), entry.get("comment", ""), at)
