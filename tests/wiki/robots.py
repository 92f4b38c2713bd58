"""Robots on a throw-away wiki, and sessions to which something happens on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from coopwiki.wiki.account import Account
from coopwiki.wiki.live import Live, connect
from coopwiki.wiki.port import Unreachable
from coopwiki.wiki.retry import Interrupted, Patience
from coopwiki.wiki.session import Session
from mediawiki import MediaWiki

IMPATIENT = Patience(first=1, longest=1, silent=1, busy=1, purge=1)


def account(wiki: MediaWiki, name: str) -> Account:
    """One of the wiki's accounts with its bot password; '' is nobody in particular."""
    if not name:
        return Account(wiki.api)
    known = wiki.accounts[name]
    user, _, bot_name = known.bot_login.partition("@")
    return Account(wiki.api, user, bot_name, known.bot_password)


@contextmanager
def robot(wiki: MediaWiki, directory: Path, name: str = "Robot", patience: Patience = IMPATIENT) -> Iterator[Live]:
    """A connected robot, closed at the end."""
    live = connect(account(wiki, name), directory, patience=patience)
    try:
        yield live
    finally:
        live.close()


@dataclass
class Watched:
    """A session that keeps what was asked, and lets something happen before an edit is sent."""

    session: Session
    before_edit: Callable[[], object] = lambda: None
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.account = self.session.account
        self.patience = self.session.patience

    def sign_in(self) -> None:
        self.session.sign_in()

    def close(self) -> None:
        self.session.close()

    def ask(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        self.asked.append(parameters)
        return self.session.ask(parameters)

    def once(self, parameters: Mapping[str, Any], *, signed: bool = False) -> dict[str, Any]:
        self.asked.append(parameters)
        if signed:
            self.before_edit()
        return self.session.once(parameters, signed=signed)

    def visitor(self) -> Session:
        return Watched(self.session.visitor(), asked=self.asked)

    def opens(self, title: str) -> bool:
        self.asked.append({"action": "raw", "title": title})
        return self.session.opens(title)

    def fetch(self, address: str, into: BinaryIO) -> int:
        return self.session.fetch(address, into)

    def sent(self, action: str) -> int:
        """How many requests of an action were sent."""
        return sum(asked["action"] == action for asked in self.asked)


@dataclass
class LosesFirstAnswer(Watched):
    """The first edit arrives, but its answer is lost on the way back."""

    lost: bool = False

    def once(self, parameters: Mapping[str, Any], *, signed: bool = False) -> dict[str, Any]:
        answer = super().once(parameters, signed=signed)
        if signed and not self.lost:
            self.lost = True
            raise Interrupted(Unreachable("lost"))
        return answer
