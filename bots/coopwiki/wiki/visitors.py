"""What a visitor without an account can read on a live wiki."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from coopwiki.wiki import batches
from coopwiki.wiki.pages_told import spellings
from coopwiki.wiki.port import Denied
from coopwiki.wiki.session import Session

_BATCH = 50
"""Titles in one request of somebody without rights."""


def closed(visitor: Session, titles: Collection[str]) -> frozenset[str]:
    """The titles that a visitor cannot read.

    The API says it title by title. A wiki that is closed to visitors refuses the API to them, and may
    still open single pages ($wgWhitelistRead): then each title is asked for at its own address.
    """
    asked = list(spellings(titles))
    try:
        return _told(visitor, asked)
    except Denied:
        return frozenset(title for title in asked if not visitor.opens(title))


def _told(visitor: Session, titles: Collection[str]) -> frozenset[str]:
    found: set[str] = set()
    for chunk in batches.chunks(titles, _BATCH):
        asked = {"prop": "info", "intestactions": "read", "titles": chunk}
        for page in batches.pages(visitor.ask, asked):
            found |= set() if _reads(page) else {page["title"], *page["asked"]}
    return frozenset(found).intersection(titles)


def _reads(page: dict[str, Any]) -> bool:
    return bool(page.get("actions", {}).get("read"))
