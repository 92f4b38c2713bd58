"""A wiki in memory on which members talk to the robot."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coopwiki.wiki.memory import NO_PAGES, Memory
from coopwiki.wiki.own_spaces import mark
from coopwiki.wiki.port import Glance, Stored, WikiError
from coopwiki.wiki.site_queries import Message

TALK = "Discussion utilisateur:Robot"


class Talking(Memory):
    """Remembers who wrote last on a page: registered members by name, nobody else."""

    def __init__(self, pages: Mapping[str, str] = NO_PAGES) -> None:
        super().__init__(pages)
        self.heard = 0
        """How often somebody asked who wrote."""
        self.away: WikiError | None = None
        """What asking for a text or a glance raises, None while the wiki answers."""
        self.unregistered: set[str] = set()
        """Names that are nobody's account; any other is somebody's."""
        self.alone: dict[str, str] | None = None
        """What each account alone is shown; None without the extension."""
        self.came = 0
        """How often the robots said that they came by, as they ask what each account is shown."""
        self._messages: dict[str, Message] = {}

    def say(self, text: str, author: str = "Camille", title: str = TALK) -> None:
        """A registered member leaves a page so; '' is somebody without an account."""
        revision = self.edit(title, text)
        if author:
            self._messages[title] = Message(author, revision, text)

    def last_message(self, title: str) -> Message | None:
        """As the last member left it."""
        self.heard += 1
        return self._messages.get(title)

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """As long as the wiki answers."""
        if self.away:
            raise self.away
        return super().stored(titles)

    def glance(self) -> Glance:
        """As long as the wiki answers."""
        if self.away:
            raise self.away
        return super().glance()

    def accounts(self, names: Collection[str]) -> frozenset[str]:
        """All but those said to be nobody's."""
        return frozenset(names) - self.unregistered

    def shown_alone(self, accounts: Collection[str]) -> Mapping[str, str] | None:
        """By mark; None as long as `alone` is: a wiki without the extension."""
        self.came += 1
        if self.alone is None:
            return None
        there = sorted(set(accounts) - self.unregistered)
        return {name: mark(self.alone[name]) if name in self.alone else "" for name in there}

    def show_alone(self, account: str, document: str) -> None:
        """Kept for that account."""
        assert self.alone is not None
        self.alone[account] = document

    def jobs_waiting(self) -> int:
        """Always the same."""
        return 7
