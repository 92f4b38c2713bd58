"""A forward proxy on the loopback, as an office puts one between its machines and the internet."""

from __future__ import annotations

import base64
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_HOPS = {"connection", "proxy-authorization", "proxy-connection", "transfer-encoding"}


@dataclass
class Gateway:
    """Where it listens, and what it was asked for; `password` is `name:password`, '' where it asks for none."""

    port: int = 0
    password: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """What the settings name."""
        return f"http://127.0.0.1:{self.port}"

    def lets_in(self, shown: str) -> bool:
        """Whether who shows this may pass."""
        return not self.password or shown == f"Basic {base64.b64encode(self.password.encode()).decode()}"


@contextmanager
def gateway(password: str = "") -> Iterator[Gateway]:
    """A running one, ended whatever happens."""
    made = Gateway(password=password)
    server = _Server(("127.0.0.1", 0), _handler(made))
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Who leaves in the middle is no news."""


def _handler(made: Gateway) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            if self._refused():
                return
            host, _, port = self.path.rpartition(":")
            with socket.create_connection((host, int(port))) as beyond:
                self.send_response(200)
                self.end_headers()
                _tunnel(self.connection, beyond)
            self.close_connection = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self._refused():
                return
            place = urlsplit(self.path)
            beyond = HTTPConnection(place.netloc, timeout=60)
            kept = {name: value for name, value in self.headers.items() if name.lower() not in _HOPS}
            beyond.request("POST", place.path, body, kept)
            answer = beyond.getresponse()
            said = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in {*_HOPS, "content-length"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)
            beyond.close()

        def _refused(self) -> bool:
            made.asked.append(self.path)
            if made.lets_in(self.headers.get("Proxy-Authorization", "")):
                return False
            self.send_response(407)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return True

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    return Handler


def _tunnel(near: socket.socket, far: socket.socket) -> None:
    """Carry bytes both ways until one of the two ends."""
    while True:
        ready, _, _ = select.select([near, far], [], [], 60)
        for one, other in ((near, far), (far, near)):
            if one in ready:
                data = one.recv(65_536)
                if not data:
                    return
                other.sendall(data)
        if not ready:
            return
