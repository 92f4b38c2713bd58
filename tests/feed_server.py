"""An HTTPS server on loopback that behaves as badly as told, with a certificate of a test authority."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

Behaviour = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; `send` answers it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as the path is told to."""
        assert isinstance(self.server, _Server)
        served = self.server.served
        served.asked.append((self.path, dict(self.headers)))
        try:
            served.pages[self.path](self)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def send(self, status: int, data: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """A whole answer."""
        self.begin(status, {"Content-Length": str(len(data))} | dict(headers or {}))
        self.wfile.write(data)

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        """The head of an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""


@dataclass(slots=True)
class FeedServer:
    """The server: what each path does, and what it was asked."""

    port: int
    authority: Path
    pages: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def address(self, path: str) -> str:
        """The address of a path."""
        return f"https://localhost:{self.port}{path}"


class _Server(ThreadingHTTPServer):
    """It says nothing of clients that leave."""

    daemon_threads = True
    served: FeedServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def feed_server(directory: Path) -> Iterator[FeedServer]:
    """A server for as long as it is asked for."""
    context = shown_certificate(directory)
    server = _Server(("127.0.0.1", 0), Asked)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    served = server.served = FeedServer(server.server_address[1], directory / "ca.pem")
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def shown_certificate(directory: Path) -> ssl.SSLContext:
    """What a server of localhost shows: a certificate by the authority whose own is `ca.pem` in the directory."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*_certificate(directory))
    return context


def _certificate(directory: Path) -> tuple[Path, Path]:
    """A certificate of localhost by an authority of the directory's own."""
    made = {name: directory / name for name in ("ca.pem", "ca.key", "server.csr", "server.pem", "server.key", "names")}
    made["names"].write_text("subjectAltName=DNS:localhost\n", encoding="utf-8")
    new = ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    _openssl(*new, "-x509", "-keyout", made["ca.key"], "-out", made["ca.pem"], "-subj", "/CN=Essai", "-days", "2")
    _openssl(*new, "-keyout", made["server.key"], "-out", made["server.csr"], "-subj", "/CN=localhost")
    _openssl("x509", "-req", "-in", made["server.csr"], "-CA", made["ca.pem"], "-CAkey", made["ca.key"],
             "-CAcreateserial", "-out", made["server.pem"], "-days", "2", "-extfile", made["names"])  # fmt: skip
    return made["server.pem"], made["server.key"]


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
