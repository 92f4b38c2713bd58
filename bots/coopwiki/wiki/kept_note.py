"""One text of the robots' own, kept in the file of texts: who deletes the file, or drops a name from it, drops it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coopwiki.wiki.text_store import TextStore, Unusable

log = logging.getLogger(__name__)
_NAME = "\ndernier passage"
"""No page has such a title."""


@dataclass(frozen=True, slots=True)
class KeptNote:
    """The text, for one wiki. One for which `unkept` holds is not kept. Where the file can't be used there is none."""

    path: Path
    site: str
    unkept: Callable[[str], bool]

    def read(self) -> str:
        """What was kept; ''  for nothing."""
        try:
            return TextStore(self.path, self.site).texts({_NAME: 0}).get(_NAME, "")
        except Unusable as error:
            log.debug("%s", error)
        return ""

    def write(self, text: str) -> None:
        """Keep a text in place of the one before; '' forgets it."""
        try:
            store = TextStore(self.path, self.site)
            if text and not self.unkept(text):
                store.remember([(_NAME, 0, text)])
            else:
                store.forget([_NAME])
        except Unusable as error:
            log.debug("%s", error)
