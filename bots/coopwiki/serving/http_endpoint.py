"""`/metrics` and `/health`, on this machine only."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from coopwiki.serving.metrics import metrics
from coopwiki.serving.service_status import ServiceStatus
from coopwiki.settings import WrongSettings

LOOPBACK = "127.0.0.1"
_OUR_NAMES = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
"""What this machine is called by itself; a page of a browser that was led here asks under another name."""

_TEXT, _JSON = "text/plain; version=0.0.4; charset=utf-8", "application/json; charset=utf-8"


@contextmanager
def listening(board: ServiceStatus, port: int, called: str = "") -> Iterator[int]:
    """Answer while the block runs; gives the port. `called` names the wiki in the figures.

    Raises WrongSettings where the port is taken.
    """
    try:
        server = ThreadingHTTPServer((LOOPBACK, port), _handler(board, called))
    except OSError as error:
        raise WrongSettings(
            f"Le port {port} de /metrics est déjà pris sur cette machine : en choisir un autre, ligne « metrics_port »."
        ) from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def health(board: ServiceStatus) -> tuple[HTTPStatus, bytes]:
    """200 while all is well, 503 with what is wrong otherwise; `held` where output is held back or lost."""
    troubles, held = board.troubles(), board.held()
    status = HTTPStatus.SERVICE_UNAVAILABLE if troubles else HTTPStatus.OK
    told = {"status": "wrong" if troubles else "ok", "troubles": troubles} | ({"held": held} if held else {})
    return status, json.dumps(told, ensure_ascii=False).encode()


def _handler(board: ServiceStatus, called: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            """Answer one request."""
            if not _OUR_NAMES.fullmatch(self.headers.get("Host", "")):
                self._answer(HTTPStatus.FORBIDDEN, _JSON, b'{"status": "forbidden"}')
            elif self.path == "/metrics":
                self._answer(HTTPStatus.OK, _TEXT, metrics(board, called))
            elif self.path == "/health":
                status, body = health(board)
                self._answer(status, _JSON, body)
            else:
                self._answer(HTTPStatus.NOT_FOUND, _JSON, b'{"status": "unknown"}')

        def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: a scrape every few seconds is no news."""

    return Handler
