"""A server on the loopback that keeps what it is sent, for addresses that robots tell."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """`pings` counts GETs, `texts` are the messages POSTed; `status` is what it answers."""

    address: str = ""
    status: int = 200
    pings: int = 0
    texts: list[str] = field(default_factory=list)


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Receive until the block ends."""
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.pings += 1
            self._answer()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if made.status == 200:
                made.texts.append(json.loads(body)["text"])
            self._answer()

        def _answer(self) -> None:
            self.send_response(made.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}/crochet-secret"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
