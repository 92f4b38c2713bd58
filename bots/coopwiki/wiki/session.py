"""What the adapter of a live wiki asks of its session; pywikibot's is in `robot_session`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO, Protocol

from coopwiki.wiki.account import Account
from coopwiki.wiki.retry import Patience


class Session(Protocol):
    """Requests to one wiki under one account."""

    account: Account
    patience: Patience

    def sign_in(self) -> None:
        """Log in, in a session of its own each time, if there is an account. WikiError."""

    def ask(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Send one request, again as long as patience lasts; the API's answer. WikiError."""

    def once(self, parameters: Mapping[str, Any], *, signed: bool = False) -> dict[str, Any]:
        """Send one request without waiting. Refusal, Interrupted or a WikiError.

        It is sent twice where we had to log in anew. `signed` sends an edit token along.
        """

    def visitor(self) -> Session:
        """Another session on the same wiki, without an account."""

    def opens(self, title: str) -> bool:
        """Whether the wiki shows a page at its address without a login. Raises WikiError."""

    def fetch(self, address: str, into: BinaryIO) -> int:
        """Write the bytes at an address of this wiki, with our cookies; the status of the answer. WikiError."""

    def close(self) -> None:
        """Close the connections."""
