"""What web addresses announced the last time they were asked: data for reports, which ask nobody themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Announcement:
    """One entry of a feed, as plain text. `key` is its own in the feed, also when its title changes.

    `link` is '' where it has none. `day` is None where the feed gives none that can be. `seen` is the first day on
    which we read it.
    """

    key: str
    title: str
    link: str
    text: str
    day: date | None
    seen: date


@dataclass(frozen=True, slots=True)
class Announced:
    """What one address gave. `problem` is the French sentence of the last failure, '' for none.

    After a failure the entries are those of the last success. `more` counts entries that were too many to keep.
    `etag` and `modified` are what the server wants back to say that nothing changed.
    """

    asked: date
    read: date | None = None
    problem: str = ""
    entries: tuple[Announcement, ...] = ()
    more: int = 0
    etag: str = ""
    modified: str = ""


Announcements = Mapping[str, Announced]
"""By address."""
NOTHING_ANNOUNCED: Announcements = MappingProxyType({})
