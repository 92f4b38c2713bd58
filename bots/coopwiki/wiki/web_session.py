"""The connection to one wiki: who we say we are, whom we trust on the way, and what was answered."""

from __future__ import annotations

import os
from typing import Any

import requests
from requests.auth import AuthBase, HTTPBasicAuth
from requests.exceptions import ProxyError, SSLError
from requests.utils import get_environ_proxies

from coopwiki.wiki.account import Account
from coopwiki.wiki.api_errors import CERTIFICATE, PROXY, HttpAnswer

_GUARD = "cf-mitigated"
"""Header of a content delivery network that asks who calls to show that they are a person."""


class Bearer(AuthBase):
    """The access token of an OAuth 2 consumer, sent with each request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put the token at the head of a request."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class WebSession(requests.Session):
    """Requests under one account; `answers` are those to the last question, the refused connections among them."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.answers: list[HttpAnswer] = []
        self.max_redirects = 0
        self.auth = _shown(account)
        self.hooks["response"].append(self._note)
        self.trust_env = False
        self.verify = account.ca_file or _authorities() or True
        self.proxies = _proxies(account)

    def send(self, request: requests.PreparedRequest, **words: Any) -> requests.Response:  # noqa: ANN401 - as there
        """Send one request; a connection that is refused on the way is kept as an answer, then raised."""
        try:
            return super().send(request, **words)
        except (SSLError, ProxyError) as error:
            self.answers.append(HttpAnswer(_asked_by_proxy(error), trouble=_trouble(error)))
            raise

    def _note(self, response: requests.Response, **_: object) -> None:
        told = response.headers
        self.answers.append(
            HttpAnswer(
                response.status_code,
                told.get("MediaWiki-API-Error", ""),
                told.get("Retry-After", ""),
                told.get("Location", ""),
                "json" in told.get("Content-Type", ""),
                guarded=_GUARD in told,
            )
        )


def _shown(account: Account) -> AuthBase | None:
    """What is sent with each request to say who we are: a token, a name and password, or nothing."""
    if account.token:
        return Bearer(account.token)
    if account.http_user:
        return HTTPBasicAuth(account.http_user.encode(), account.http_password.encode())
    return None


def _authorities() -> str:
    """The file that the environment names, '' for none; `requests` lets it go before the session's own."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE", "")


def _proxies(account: Account) -> dict[str, str]:
    if account.proxy:
        return {"http": account.proxy, "https": account.proxy}
    return dict(get_environ_proxies(account.api, no_proxy=None))


def _trouble(error: SSLError | ProxyError) -> str:
    return PROXY if isinstance(error, ProxyError) else CERTIFICATE


def _asked_by_proxy(error: Exception) -> int:
    """407 where the proxy asks who we are, which it says in words alone when it opens a tunnel; else 0."""
    return 407 if "407" in str(error) else 0
