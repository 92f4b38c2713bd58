"""Who may ask for figures: this machine, under its own names."""

from __future__ import annotations

import pytest
import requests

from coopwiki.serving.http_endpoint import listening
from coopwiki.serving.service_status import ServiceStatus
from working import LOOK, Moment


@pytest.mark.parametrize("path", ["/metrics", "/health", "/"])
@pytest.mark.parametrize("host", ["voleur.example", "localhost.voleur.example", "127.0.0.1@x", ""])
def test_another_name_for_this_machine_is_told_nothing(path: str, host: str) -> None:
    with listening(ServiceStatus((LOOK,), Moment()), 0) as port:
        answer = requests.get(f"http://127.0.0.1:{port}{path}", headers={"Host": host}, timeout=10)
    assert (answer.status_code, answer.json()) == (403, {"status": "forbidden"})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9464", "LOCALHOST", "[::1]:9464"])
def test_its_own_names_are_answered(host: str) -> None:
    with listening(ServiceStatus((LOOK,), Moment()), 0) as port:
        answer = requests.get(f"http://127.0.0.1:{port}/health", headers={"Host": host}, timeout=10)
    assert answer.status_code == 200
