"""A text fetched from a stranger's web server: https, a public address, so long and so much at most."""

from __future__ import annotations

import math
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import monotonic
from typing import cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from coopwiki.exchange.public_addresses import Found, NoPublicAddress, Resolve, only_public, resolved, within

SECONDS = 10.0
"""In all: names, connections, redirects, the text."""
MOST = 2_000_000
"""Bytes in all: headers, redirects, the text."""
HOPS = 5
"""Redirects that are followed."""
_KEPT = ":/?#[]@!$&'()*+,;=%~"


class Unfetched(Exception):
    """There is no text; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a fetch may go.

    `allowed` are `host:port` that may be on our own network, `authority` the file of the certificate authority that
    they are trusted by, '' for the system's. All others are public, and trusted as usual.
    """

    allowed: frozenset[str] = frozenset()
    authority: str = ""
    resolve: Resolve = resolved
    seconds: float = SECONDS
    most: int = MOST


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """What the server said of the text that we have; '' for nothing."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class WebText:
    """What came: `data` is None where nothing changed since."""

    data: bytes | None
    kind: str
    known: KnownVersion


class _Bounded(ssl.SSLSocket):
    """A connection that reads until its deadline and no more than what is left."""

    deadline: float = math.inf
    left: int = 0

    def recv_into(self, buffer: object, nbytes: int | None = None, flags: int = 0) -> int:
        """Read on. Raises TimeoutError and Unfetched."""
        self.settimeout(_left(self.deadline))
        count = super().recv_into(cast("bytearray", buffer), nbytes, flags)
        self.left -= count
        if self.left < 0:
            raise _too_large()
        return count


@dataclass(slots=True)
class _Visit:
    """One fetch under way: how long and how much is left of it."""

    reach: Reach
    deadline: float
    left: int

    def answer(self, address: str, known: KnownVersion) -> tuple[HTTPResponse, bytes]:
        """The answer of one server, its text read."""
        parts = split(address)
        name, port = _ascii(str(parts.hostname)), parts.port or 443
        allowed = f"{name}:{port}" in self.reach.allowed
        found = within(_left(self.deadline), name, port, self.reach.resolve)
        tls = self._connected(name, found if allowed else only_public(name, found), trusted=allowed)
        try:
            return self._asked(tls, parts, known)
        finally:
            self.left = tls.left
            tls.close()

    def _connected(self, name: str, found: tuple[Found, ...], *, trusted: bool) -> _Bounded:
        """A connection to the first of these addresses that answers: no name is looked up again."""
        context = ssl.create_default_context(cafile=(self.reach.authority or None) if trusted else None)
        context.sslsocket_class = _Bounded
        raw = _first_open(found, self.deadline)
        try:
            raw.settimeout(_left(self.deadline))
            tls = cast("_Bounded", context.wrap_socket(raw, server_hostname=name))
        except (OSError, ValueError):
            raw.close()
            raise
        tls.deadline, tls.left = self.deadline, self.left
        return tls

    def _asked(self, tls: _Bounded, parts: SplitResult, known: KnownVersion) -> tuple[HTTPResponse, bytes]:
        name, port = _ascii(str(parts.hostname)), parts.port or 443
        connection = HTTPConnection(name, port)
        connection.sock = tls
        path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
        place = f"[{name}]" if ":" in name else name
        connection.request("GET", path, headers=_headers(known) | {"Host": place if port == 443 else f"{place}:{port}"})
        answer = connection.getresponse()
        with answer:
            return answer, self._body(answer) if answer.status == 200 else b""

    def _body(self, answer: HTTPResponse) -> bytes:
        """The text, a piece at a time: a server may announce any size. Raises Unfetched where it is cut off."""
        if answer.getheader("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
            raise Unfetched("Le serveur envoie un texte compressé, sans qu’on le demande.")
        if (answer.length or 0) > self.reach.most:
            raise _too_large()
        pieces = list(iter(partial(answer.read1, 65_536), b""))
        if answer.length:
            raise Unfetched("Le flux s’arrête au milieu.")
        return b"".join(pieces)


def _too_large() -> Unfetched:
    return Unfetched("Le flux est trop gros : 2 Mo au plus.")


def _ascii(name: str) -> str:
    """A host's name as networks write it. Raises UnicodeError."""
    return name if name.isascii() else name.encode("idna").decode()


def fetch(address: str, known: KnownVersion, reach: Reach) -> WebText:
    """The text at an address, or that it is as known. Raises Unfetched, whatever the server does."""
    visit = _Visit(reach, monotonic() + reach.seconds, reach.most)
    try:
        return _followed(visit, address, known)
    except Unfetched:
        raise
    except NoPublicAddress as error:
        raise Unfetched(f"Le flux ne se lit pas : {error}.") from error
    except TimeoutError as error:
        raise Unfetched("Le serveur est trop lent : dix secondes au plus.") from error
    except ssl.SSLCertVerificationError as error:
        raise Unfetched("La connexion n’est pas sûre : le certificat du serveur n’est pas reconnu.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise Unfetched("Le serveur ne répond pas comme il faut.") from error


def _followed(visit: _Visit, address: str, known: KnownVersion) -> WebText:
    for _ in range(HOPS + 1):
        answer, data = visit.answer(address, known)
        if answer.status in (301, 302, 303, 307, 308) and (target := answer.getheader("Location")):
            address = urljoin(address, target)
            continue
        return _text(answer, data, known)
    raise Unfetched("Le serveur renvoie d’adresse en adresse sans fin.")


def _text(answer: HTTPResponse, data: bytes, known: KnownVersion) -> WebText:
    if answer.status == 304:
        return WebText(None, "", known)
    if answer.status != 200:
        raise Unfetched(f"Le serveur répond par une erreur ({answer.status}).")
    now = KnownVersion(answer.getheader("ETag", ""), answer.getheader("Last-Modified", ""))
    return WebText(data, answer.getheader("Content-Type", ""), now)


def _headers(known: KnownVersion) -> dict[str, str]:
    asked = {"User-Agent": "coopwiki", "Accept-Encoding": "identity", "Connection": "close"}
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return asked | {name: value for name, value in given.items() if value}


def split(address: str) -> SplitResult:
    """The parts of an https address. Raises Unfetched for any other."""
    wrong = Unfetched("L’adresse doit commencer par « https:// » et tenir sur une ligne.")
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise wrong from error
    plain = not any(sign.isspace() or not sign.isprintable() for sign in address.strip())
    if parts.scheme != "https" or not parts.hostname or port == 0 or not plain:
        raise wrong
    if parts.username is not None or parts.password is not None:
        raise Unfetched("L’adresse ne doit porter ni nom ni mot de passe.")
    return parts


def _first_open(found: tuple[Found, ...], deadline: float) -> socket.socket:
    failed: OSError = OSError()
    for family, place in found:
        raw = socket.socket(family, socket.SOCK_STREAM)
        try:
            raw.settimeout(_left(deadline))
            raw.connect(place)
        except OSError as error:
            raw.close()
            failed = error
        else:
            return raw
    raise failed


def _left(deadline: float) -> float:
    """The seconds left. Raises TimeoutError where none are."""
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


Fetch = Callable[[str, KnownVersion], WebText]
