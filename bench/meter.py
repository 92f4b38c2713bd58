"""Counts what goes over the wire, at the one place all our requests pass: requests.Session.send.

python bench/meter.py FILE PROGRAM …      runs a Python program, and writes its sums into FILE
"""

from __future__ import annotations

import json
import runpy
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from unittest.mock import patch

from requests import PreparedRequest, Response, Session


@dataclass(slots=True)
class Traffic:
    """Requests, bytes both ways without headers, and the seconds that edits took, from sending to answer."""

    asked: int = 0
    sent: int = 0
    received: int = 0
    edits: int = 0
    texts: int = 0
    saving: float = 0.0

    def note(self, body: bytes, answer: Response, seconds: float) -> None:
        """Count one request."""
        self.asked += 1
        self.sent += len(body)
        self.received += len(answer.content)
        if b"action=edit" in body:
            self.edits += 1
            self.saving += seconds
        elif b"content" in body and b"pageids=" in body:
            self.texts += 1


@contextmanager
def metered() -> Iterator[Traffic]:
    """Count while the block runs."""
    traffic = Traffic()
    send: Callable[..., Response] = Session.send

    def counted(session: Session, request: PreparedRequest, **given: object) -> Response:
        start = time.perf_counter()
        answer = send(session, request, **given)
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else bytes(body)
        traffic.note(body, answer, time.perf_counter() - start)
        return answer

    with patch.object(Session, "send", counted):
        yield traffic


def main(words: list[str]) -> None:
    """Run a program as if it had been started."""
    file, program, *arguments = words
    sys.argv = [program, *arguments]
    with metered() as traffic:
        try:
            runpy.run_path(program, run_name="__main__")
        finally:
            Path(file).write_text(json.dumps(asdict(traffic)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
