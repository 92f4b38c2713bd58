"""A proxy on the loopback, in front of a real wiki, that misbehaves when told to."""

from __future__ import annotations

import http.client
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

HTML = (("Content-Type", "text/html; charset=utf-8"),)
JSON = (("Content-Type", "application/json; charset=utf-8"),)
_PASSED_ON = ("content-type", "cookie", "user-agent")
_OUR_OWN = {"connection", "content-length", "date", "host", "server", "transfer-encoding"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the robot sent: its parameters, and the headers that matter."""

    parameters: Mapping[str, str]
    headers: Mapping[str, str]

    def told(self, name: str) -> str:
        """One parameter, '' without."""
        return self.parameters.get(name, "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back; no status stands for a connection that is cut."""

    status: int
    headers: tuple[tuple[str, str], ...] = JSON
    body: bytes = b""


CUT = Answer(0)
Forward = Callable[[Request], Answer]
Trouble = Callable[[Request, Forward], Answer]
Wanted = Callable[[Request], bool]


@dataclass
class Fault:
    """A trouble that befalls the wanted requests, `times` of them."""

    trouble: Trouble
    wanted: Wanted = lambda _: True
    times: int = 1_000_000

    def befalls(self, request: Request) -> bool:
        """Whether it happens now; then it has happened once more."""
        if self.times <= 0 or not self.wanted(request):
            return False
        self.times -= 1
        return True


def action(*names: str) -> Wanted:
    """Requests of these actions."""
    return lambda request: request.told("action") in names


def an_edit(request: Request) -> bool:
    """Whether it writes."""
    return request.told("action") == "edit"


def asks(name: str, value: str) -> Wanted:
    """Requests with this word among the values of a parameter."""
    return lambda request: value in request.told(name).split("|")


def after(wanted: Wanted, count: int) -> Wanted:
    """The wanted requests but the first ones."""
    seen = iter(range(1_000_000))
    return lambda request: wanted(request) and next(seen) >= count


def says(status: int, body: str = "", *headers: tuple[str, str]) -> Trouble:
    """An answer that is no MediaWiki's."""
    return lambda *_: Answer(status, (*HTML, *headers), body.encode())


def error(code: str, *headers: tuple[str, str]) -> Trouble:
    """An error of MediaWiki's API, as it is sent."""
    told = {"error": {"code": code, "info": code, "lag": 9, "*": ""}, "servedby": "proxy"}
    every = (*JSON, ("MediaWiki-API-Error", code), *headers)
    return lambda *_: Answer(200, every, json.dumps(told).encode())


def cut(*_: object) -> Answer:
    """The connection ends without an answer."""
    return CUT


def silent(seconds: float) -> Trouble:
    """Nothing comes back for so long, then the connection ends."""

    def keep_silent(*_: object) -> Answer:
        time.sleep(seconds)
        return CUT

    return keep_silent


def half(request: Request, forward: Forward) -> Answer:
    """Half of what the wiki says, as if it were all."""
    answer = forward(request)
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def lost(request: Request, forward: Forward) -> Answer:
    """The wiki does as told, and its answer is lost."""
    forward(request)
    return CUT


def signed_out(request: Request, forward: Forward) -> Answer:
    """The wiki doesn't get the session's cookies."""
    return forward(replace(request, headers={**request.headers, "cookie": ""}))


def old_token(request: Request, forward: Forward) -> Answer:
    """The wiki gets a token it doesn't know."""
    return forward(replace(request, parameters={**request.parameters, "token": "0" * 40 + "+\\"}))


def first(happens: Callable[[], object]) -> Trouble:
    """Something happens just before the wiki is asked."""

    def meanwhile(request: Request, forward: Forward) -> Answer:
        happens()
        return forward(request)

    return meanwhile


def changed(change: Callable[[dict[str, Any]], object]) -> Trouble:
    """The wiki's answer, changed on its way."""

    def alter(request: Request, forward: Forward) -> Answer:
        answer = forward(request)
        told = json.loads(answer.body)
        change(told)
        return replace(answer, body=json.dumps(told).encode())

    return alter


def shortened(told: dict[str, Any]) -> None:
    """Half of the pages, and no word that there are more."""
    told.pop("continue", None)
    told.pop("batchcomplete", None)
    _halve(told)


def emptied(left: int) -> Callable[[dict[str, Any]], None]:
    """Lists that end after so many entries, as if the others had been deleted."""

    def empty(told: dict[str, Any]) -> None:
        told.pop("continue", None)
        query = told.get("query", {})
        for name, found in query.items():
            if isinstance(found, list):
                query[name] = found[:left]

    return empty


def _halve(told: dict[str, Any]) -> None:
    query = told.get("query", {})
    for name, found in query.items():
        if isinstance(found, list):
            query[name] = found[: len(found) // 2]


def later(shift: timedelta) -> Callable[[dict[str, Any]], None]:
    """The wiki's clock put forward."""

    def put(told: dict[str, Any]) -> None:
        general = told.get("query", {}).get("general")
        if general:
            moment = datetime.fromisoformat(general["time"]) + shift
            general["time"] = f"{moment:%Y-%m-%dT%H:%M:%SZ}"

    return put


@dataclass
class Proxy:
    """Passes requests on to a wiki's api.php, but for its faults. `asked` holds what came."""

    target: str
    faults: list[Fault] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)
    port: int = 0
    place: str = "http://127.0.0.1"

    @property
    def api(self) -> str:
        """Its own api.php."""
        return f"{self.place}:{self.port}/api.php"

    def answer(self, request: Request) -> Answer:
        """What comes back."""
        self.asked.append(request)
        for fault in self.faults:
            if fault.befalls(request):
                return fault.trouble(request, self.forward)
        return self.forward(request)

    def forward(self, request: Request) -> Answer:
        """What the wiki says."""
        address = urlsplit(self.target)
        wiki = http.client.HTTPConnection(address.netloc, timeout=60)
        try:
            headers = {name: value for name, value in request.headers.items() if value}
            wiki.request("POST", address.path, urlencode(request.parameters), headers)
            said = wiki.getresponse()
            kept = tuple(h for h in said.getheaders() if h[0].lower() not in _OUR_OWN)
            return Answer(said.status, kept, said.read())
        finally:
            wiki.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A robot that was killed in the middle of an answer is no news."""


@contextmanager
def proxy(target: str, certificate: ssl.SSLContext | None = None) -> Iterator[Proxy]:
    """A running proxy, ended whatever happens; with a certificate it is reached as https://localhost."""
    made = Proxy(target, place="https://localhost" if certificate else "http://127.0.0.1")
    server = _Server(("127.0.0.1", 0), _handler(made))
    if certificate:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(made: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # 40 ms an answer

        def do_GET(self) -> None:
            self._give(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._give(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

        def _give(self, body: str) -> None:
            headers = {name: self.headers.get(name, "") for name in _PASSED_ON}
            request = Request(dict(parse_qsl(body, keep_blank_values=True)), headers)
            answer = made.answer(request)
            if answer is CUT:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    return Handler
