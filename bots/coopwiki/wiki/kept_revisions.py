"""Texts of old revisions kept on this machine, so that a past day is fetched once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from coopwiki.wiki.history import Revision
from coopwiki.wiki.text_store import Key, TextStore, Unusable

log = logging.getLogger(__name__)


class KeptRevisions:
    """The file of the texts read, used by revision: a key names the revision and its text's digest.

    So a wiki put back to an earlier state, which uses revisions a second time, finds nothing of the
    first. A revision whose digest is hidden is never kept, nor a text for which `unkept` holds. A file that
    can't be used is a warning: all is fetched.
    """

    def __init__(self, path: Path, site: str, unkept: Callable[[str], bool] = lambda _: False) -> None:
        self._store = TextStore(path, kept_under(site))
        self._unkept = unkept
        self._usable = True

    def texts(self, revisions: Iterable[Revision]) -> dict[int, str]:
        """What is kept of these revisions, by number."""
        keys: dict[Key, int] = {_key(one): one.id for one in revisions if one.digest}
        if not self._usable or not keys:
            return {}
        try:
            return {keys[key]: text for key, text in self._store.texts(keys).items()}
        except Unusable as error:
            self._give_up(error)
        return {}

    def remember(self, texts: Mapping[Revision, str]) -> None:
        """Keep these."""
        rows = [
            (_key(one), one.id, text)
            for one, text in texts.items()
            if one.digest and not self._unkept(f"{one.title}\n{text}")
        ]
        if not self._usable or not rows:
            return
        try:
            self._store.remember(rows)
        except Unusable as error:
            self._give_up(error)

    def _give_up(self, error: Unusable) -> None:
        self._usable = False
        log.warning(
            "Les textes des anciennes versions ne sont pas gardés (%s) : ils seront relus sur le wiki.",
            error,
        )


def kept_under(site: str) -> str:
    """The key of a wiki's old revisions in the file of texts."""
    return f"{site} révisions"


def _key(one: Revision) -> str:
    return f"{one.id} {one.digest}"
