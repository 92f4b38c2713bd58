"""The one module that imports pywikibot: a session on one wiki, request by request.

Import it through `live.connect` only: pywikibot reads its settings and the command line as it is
imported. It carries requests, cookies, tokens and errors. Two of its habits are replaced: it never
logs in by itself (it would ask for a password at the terminal, and try for ever where cookies are
lost), and never waits by itself (it would hide why, and forget what a purge answered).
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TypeVar

import pywikibot
from pywikibot.comms import http
from pywikibot.data.api import Request
from pywikibot.exceptions import APIError, SiteDefinitionError
from pywikibot.family import Family
from pywikibot.site import APISite

from coopwiki.wiki.account import Account
from coopwiki.wiki.api_errors import (
    Refusal,
    failure,
    interruption,
    not_kept,
    sign_in_refusal,
    strange,
    taken_for,
)
from coopwiki.wiki.port import Denied
from coopwiki.wiki.retry import Interrupted, Patience, Wait
from coopwiki.wiki.web_session import WebSession

_T = TypeVar("_T")

_TURN = threading.RLock()
"""pywikibot has one cookie jar per process and we may have several accounts: one at a time."""


_SHOWN = b'"wgIsArticle":true'
_HEAD = 65_536
"""Bytes of a page that hold its head."""

_STRANGE = (LookupError, ValueError, TypeError, AttributeError, RuntimeError, AssertionError)
"""What pywikibot stumbles with over JSON that is no MediaWiki's."""


class _SignedOut(Exception):
    """The wiki doesn't know us, or not any more."""


class _Refrained(Exception):
    """pywikibot was about to wait and to send the request again."""


class _Place(APISite):  # type: ignore[misc]
    """A wiki on which pywikibot never logs in by itself."""

    def login(
        self,
        autocreate: bool = False,  # noqa: ARG002, FBT001, FBT002
        user: str | None = None,  # noqa: ARG002
        *,
        cookie_only: bool = False,
    ) -> None:
        """Leave the logging in to the session."""
        if not cookie_only:
            raise _SignedOut

    def verify_SSL_certificate(self) -> None:  # noqa: N802 - pywikibot's name
        """Leave it to the connection, which knows whose certificates to trust."""


class _Call(Request):  # type: ignore[misc]
    """A request that pywikibot sends once."""

    def wait(self, delay: int | None = None, **_: object) -> None:  # noqa: ARG002
        """Leave the waiting to the session."""
        raise _Refrained

    def _default_warning_handler(self, mode: str, msg: str) -> bool:
        logging.getLogger(__name__).debug("%s: %s", mode, msg)
        return False


@dataclass(slots=True)
class RobotSession:
    """Requests to one wiki under one account, logging in when needed."""

    account: Account
    patience: Patience
    _site: Any = field(init=False, repr=False)
    _web: WebSession = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.account.check()
        self._web = WebSession(self.account)
        self._site = _place(self.account)

    def sign_in(self) -> None:
        """Log in with the bot password or the token, if we have an account. Denied, or another WikiError."""
        if self.account.user:
            self._patiently(self._sign_in)

    def ask(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Say what the API answers, asked again as long as patience lasts. WikiError."""
        try:
            return self._patiently(lambda: self.once(parameters))
        except Refusal as refusal:
            raise failure(refusal) from None

    def once(self, parameters: Mapping[str, Any], *, signed: bool = False) -> dict[str, Any]:
        """Ask without waiting, twice where we had to log in; `signed` sends an edit token along.

        Refusal, Interrupted or a WikiError.
        """
        try:
            return self._send(parameters, signed=signed)
        except _SignedOut:
            self._sign_in()
        try:
            return self._send(parameters, signed=signed)
        except _SignedOut:
            raise not_kept() from None

    def visitor(self) -> RobotSession:
        """Open the same wiki without an account."""
        return RobotSession(self.account.visitor(), self.patience)

    def opens(self, title: str) -> bool:
        """Say whether the wiki shows a page at its address, in place of a demand to log in.

        Every skin says it in the settings at the head of its pages, whatever the language.
        """
        return self._patiently(lambda: self._opens(title))

    def _opens(self, title: str) -> bool:
        address = self.account.api.removesuffix("api.php") + "index.php"
        with self._translated():
            told = self._web.get(
                address,
                params={"title": title, "uselang": "fr"},
                allow_redirects=False,
                stream=True,
                headers={"User-Agent": http.user_agent(self._site)},
                timeout=pywikibot.config.socket_timeout,
            )
            head = next(told.iter_content(_HEAD), b"")
            told.close()
        return told.ok and _SHOWN in head

    def fetch(self, address: str, into: BinaryIO) -> int:
        """Write the bytes at an address, begun again as long as patience lasts; the status of the answer."""
        return self._patiently(lambda: self._fetch(address, into))

    def _fetch(self, address: str, into: BinaryIO) -> int:
        into.seek(0)
        into.truncate()
        with self._translated():
            told = self._web.get(
                address,
                allow_redirects=False,
                stream=True,
                headers={"User-Agent": http.user_agent(self._site)},
                timeout=pywikibot.config.socket_timeout,
            )
            with told:
                into.writelines(told.iter_content(_HEAD))
        return told.status_code

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _patiently(self, attempt: Callable[[], _T]) -> _T:
        wait = Wait(self.patience)
        while True:
            try:
                return attempt()
            except Interrupted as interrupted:
                wait.bear(interrupted)

    def _sign_in(self) -> None:
        if not self.account.user:
            raise Denied("Il faut un compte pour cela sur ce wiki : indiquez celui du robot.")
        self._web.cookies.clear()
        try:
            if not self.account.token:
                self._give_password()
            self._recognise()
        except Refusal as refusal:
            raise failure(refusal) from None

    def _give_password(self) -> None:
        secret = {"lgname": self.account.login, "lgpassword": self.account.password}
        with self._translated():
            asked = self._send({"action": "query", "meta": "tokens", "type": "login"})
            token = asked["query"]["tokens"]["logintoken"]
            answer = self._send({"action": "login", "lgtoken": token, **secret})
            told: dict[str, Any] = answer["login"]
        if told.get("result") != "Success":
            raise sign_in_refusal(self.account.login, told)

    def _recognise(self) -> None:
        with self._translated():
            del self._site.userinfo
            self._site.tokens.clear()
            name = self._site.userinfo["name"]
        if not self._site.logged_in():
            raise taken_for(self.account, name)

    def _send(self, parameters: Mapping[str, Any], *, signed: bool = False) -> dict[str, Any]:
        with self._translated():
            sent = dict(parameters)
            if signed:
                sent["token"] = self._token()
            call = _Call(self._site, use_get=False, throttle=False, parameters=sent)
            answer: dict[str, Any] = call.submit()
            if answer.keys().isdisjoint({sent["action"], "batchcomplete", "continue"}):
                raise ValueError(f"no {sent['action']} in the answer")
            return answer

    def _token(self) -> str:
        if not self._site.logged_in():
            raise _SignedOut
        return str(self._site.tokens["csrf"])

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Make our own exceptions of pywikibot's, whatever they are."""
        self._web.answers.clear()
        try:
            with self._turn():
                yield
        except APIError as error:
            raise Refusal(error.code, error.info, error.other) from None
        except (_Refrained, pywikibot.exceptions.Error, OSError) as error:
            logging.getLogger(__name__).debug("%r", error)
            garbled = isinstance(error, SiteDefinitionError)
            raise interruption(self.account.api, self._web.answers, garbled=garbled) from None
        except _STRANGE as error:
            logging.getLogger(__name__).debug("%r", error)
            raise strange(self.account.api) from None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with _TURN:
            before, http.session = http.session, self._web
            try:
                yield
            finally:
                http.session = before


def quieten() -> None:
    """Keep pywikibot's own messages, which may hold requests, out of every log and terminal.

    The head of that log, which nobody keeps, would load every library to say its version: half a run's start.
    """
    head, pywikibot.bot.writelogheader = pywikibot.bot.writelogheader, bool
    pywikibot.bot.init_handlers()
    pywikibot.bot.writelogheader = head
    logging.captureWarnings(capture=False)
    logging.getLogger("pywiki").disabled = True


def _place(account: Account) -> _Place:
    name = "coopwiki" + hashlib.sha256(account.api.encode()).hexdigest()[:12]
    pywikibot.config.family_files[name] = account.api
    return _Place(name, Family.load(name), account.user)
