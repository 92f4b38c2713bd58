"""What feeds announced, kept in one file of this machine: it can be deleted, the feeds are asked again."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coopwiki.core.announcements import NOTHING_ANNOUNCED, Announced, Announcement, Announcements
from coopwiki.core.ledger import Ledger
from coopwiki.settings import Settings, state_root
from coopwiki.wiki.file_errors import why

log = logging.getLogger(__name__)
FEEDS = "annonces.json"
"""Its name in the directory that our accounts share."""
Gather = Callable[[Ledger], Announcements]
"""What is known of the feeds that a ledger names."""
_State = tuple[int, int] | None
"""When a file was written and its size; None where there is none."""


@dataclass(slots=True)
class FeedStore:
    """The file; it is read again when it changes, and the same object is given as long as it doesn't."""

    path: Path
    _state: _State = field(default=None, init=False)
    _known: Announcements = field(default_factory=lambda: NOTHING_ANNOUNCED, init=False)

    def read(self) -> Announcements:
        """What is kept, by address. A file that can't be read is a warning, and holds nothing."""
        state = self._stat()
        if state != self._state:
            self._known, self._state = self._read() if state else NOTHING_ANNOUNCED, state
        return self._known

    def write(self, known: Announcements) -> None:
        """Keep it: whole or not at all. A disk that is full is a warning: another process asks the feeds again."""
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        text = json.dumps({k: asdict(v) for k, v in known.items()}, default=str, ensure_ascii=False, sort_keys=True)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8", errors="replace")
            new.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            log.warning("Le fichier des annonces %s ne s’écrit pas : %s.", self.path, why(error))
        self._known, self._state = known, self._stat()

    def _stat(self) -> _State:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _read(self) -> Announcements:
        try:
            given = json.loads(self.path.read_text(encoding="utf-8"))
            return MappingProxyType({address: _announced(one) for address, one in given.items()})
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            log.warning("Le fichier des annonces %s ne se lit pas : il est refait.", self.path)
            return NOTHING_ANNOUNCED


def _announced(given: Mapping[str, Any]) -> Announced:
    entries = tuple(
        Announcement(**{**one, "day": _day(one["day"]), "seen": date.fromisoformat(one["seen"])})
        for one in given["entries"]
    )
    days = {"asked": date.fromisoformat(given["asked"]), "read": _day(given["read"])}
    return Announced(**{**given, **days, "entries": entries})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def feed_store(settings: Settings) -> FeedStore:
    """The file of this machine."""
    return FeedStore(state_root(settings) / FEEDS)


def kept_feeds(settings: Settings) -> Gather:
    """What the feeds gave the last time they were asked; nobody is asked now."""
    store = feed_store(settings)
    return lambda _: store.read()
