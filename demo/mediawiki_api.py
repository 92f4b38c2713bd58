"""A few lines over api.php, to prepare and look at a throw-away wiki. The robots don't use it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import requests

from mediawiki_accounts import Account

PATIENCE = 60.0


class ApiError(Exception):
    """The wiki refused a request; the message is its code and sentence."""


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody at an api.php, nobody in particular until `log_in`. Use it in a `with`."""

    api: str
    session: requests.Session = field(default_factory=requests.Session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()

    def call(self, **params: str | int) -> dict[str, Any]:
        """Post a request; the JSON answer, formatversion 2. An error raises ApiError."""
        data = {"format": "json", "formatversion": "2", "errorformat": "plaintext", **params}
        reply = self.session.post(self.api, data=data, timeout=PATIENCE)
        reply.raise_for_status()
        answer: dict[str, Any] = reply.json()
        for error in answer.get("errors", ()):
            raise ApiError(f"{error['code']}: {error['text']}")
        return answer

    def token(self, kind: str = "csrf") -> str:
        """Fetch a token of that kind (`csrf`, `login`)."""
        answer = self.call(action="query", meta="tokens", type=kind)
        return str(answer["query"]["tokens"][f"{kind}token"])

    def log_in(self, account: Account) -> Self:
        """Log in as a program where the account has a bot password, else as a person."""
        return self.log_in_bot(account) if account.bot_password else self.log_in_person(account)

    def log_in_bot(self, account: Account) -> Self:
        """Log in with the bot password."""
        answer = self.call(
            action="login",
            lgname=account.bot_login,
            lgpassword=account.bot_password,
            lgtoken=self.token("login"),
        )
        return self.checked(answer, fine=answer["login"]["result"] == "Success")

    def log_in_person(self, account: Account) -> Self:
        """Log in with the account's own password, all its rights included."""
        answer = self.call(
            action="clientlogin",
            username=account.name,
            password=account.password,
            loginreturnurl=self.api,
            logintoken=self.token("login"),
        )
        return self.checked(answer, fine=answer["clientlogin"]["status"] == "PASS")

    def checked(self, answer: object, *, fine: bool) -> Self:
        """Ourselves, or ApiError."""
        if not fine:
            raise ApiError(str(answer))
        return self

    def edit(self, title: str, text: str, **params: str | int) -> int:
        """Save a page whole; the revision it has now."""
        answer = self.call(action="edit", title=title, text=text, token=self.token(), **params)["edit"]
        self.checked(answer, fine=answer["result"] == "Success")
        return int(answer.get("newrevid", answer.get("oldrevid", 0)))

    def text(self, title: str) -> str:
        """Fetch the current text of a page; '' when there is none."""
        page = self.call(action="query", prop="revisions", rvprop="content", rvslots="main", titles=title)["query"][
            "pages"
        ][0]
        return str(page["revisions"][0]["slots"]["main"]["content"]) if "revisions" in page else ""

    def expanded(self, wikitext: str, title: str = "Essai") -> str:
        """Wikitext with its templates and modules replaced by what they give."""
        answer = self.call(action="expandtemplates", text=wikitext, title=title, prop="wikitext")
        return str(answer["expandtemplates"]["wikitext"])

    def parsetree(self, wikitext: str, title: str = "Essai") -> str:
        """Ask MediaWiki's preprocessor how it reads this wikitext; XML."""
        answer = self.call(action="expandtemplates", text=wikitext, title=title, prop="parsetree")
        return str(answer["expandtemplates"]["parsetree"])

    def html(self, title: str) -> str:
        """Fetch the rendered content of a page."""
        return str(self.call(action="parse", page=title, prop="text")["parse"]["text"])
