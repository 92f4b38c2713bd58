"""The robot's talk page: a message there makes all robots pause, the word `marche` lets them go on."""

from __future__ import annotations

import re
from typing import Protocol

from coopwiki.core.titles import Titles
from coopwiki.wiki.site_queries import Message

USER_TALK = 3
GO_ON = "marche"
_GOES_ON = re.compile(rf"[\s:*#;–—-]*(?:'{{2,5}})?{GO_ON}\b", re.IGNORECASE)


class Listening(Protocol):
    """A wiki that says who wrote last on a page."""

    def last_message(self, title: str) -> Message | None:
        """The page as the last registered member other than us left it; None where none wrote of late."""


def pauses(message: Message) -> bool:
    """Whether it asks the robots to wait: its last line that isn't blank doesn't begin with `marche`.

    An empty page asks for nothing.
    """
    lines = [line for line in message.text.splitlines() if line.strip()]
    return bool(lines) and not _GOES_ON.match(lines[-1])


def talk_page(titles: Titles, account: str) -> str:
    """The talk page of an account, `Discussion utilisateur:Robot`; '' without an account."""
    user = account.partition("@")[0]
    return titles.full(USER_TALK, user) if user else ""
