"""What a robot says when the wiki can't be reached or won't have it."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from coopwiki.wiki.account import Account
from coopwiki.wiki.live import connect
from coopwiki.wiki.port import Denied, Unreachable, WikiError
from coopwiki.wiki.retry import Patience
from mediawiki import MediaWiki
from wiki.robots import IMPATIENT, account, robot

WRONG = "0" * 32
HTML = {"Content-Type": "text/html; charset=utf-8"}
JSON = {"Content-Type": "application/json; charset=utf-8"}
GENERAL = json.dumps({"batchcomplete": True, "query": {"general": {"generator": "MediaWiki 1.39.0"}}})

Canned = tuple[int, dict[str, str], str]


@contextmanager
def server(*answers: Canned, door: str = "") -> Iterator[str]:
    """A server that gives these answers in turn, the last one again and again; its api.php.

    Behind a `door` it answers 401 to who doesn't send that as Authorization.
    """
    left = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, body = left.pop(0) if len(left) > 1 else left[0]
            if door and self.headers.get("Authorization") != door:
                status, headers, body = 401, HTML, "non"
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/api.php"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def generator(api: str, folder: Path, patience: Patience = IMPATIENT) -> str:
    live = connect(Account(api), folder, patience=patience)
    try:
        return live.generator()
    finally:
        live.close()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, HTML, "<html>Accueil</html>"), "montre une page au lieu de répondre"),
        ((200, HTML, "<h1>Maintenance en cours</h1>"), "ou est en travaux.* ligne « api »"),
        ((503, HTML, "<h1>Maintenance en cours</h1>"), r"surchargé ou en panne \(503\).* ligne « api »"),
        ((200, JSON, '{"status": "ok"}'), "n’est pas l’API de MediaWiki"),
        ((200, JSON, '["ok"]'), "n’est pas l’API de MediaWiki"),
        ((200, JSON, '{"batchcomplete": tr'), "donne une réponse illisible"),
        ((404, HTML, "<html>404</html>"), r"pas d’API de MediaWiki .* \(404\)"),
        ((500, HTML, "<html>500</html>"), r"erreur interne \(500\)"),
        ((503, HTML, "<html>503</html>"), r"surchargé ou en panne \(503\)"),
        ((503, {**HTML, "Retry-After": "1"}, "503"), r"surchargé ou en panne \(503\)"),
        (
            (503, {**HTML, "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, "503"),
            r"surchargé ou en panne \(503\)",
        ),
        (
            (302, {"Location": "https://wiki.example/Connexion"}, ""),
            "renvoie vers une autre adresse, https://wiki.example/Connexion",
        ),
    ],
)
def test_what_is_no_wiki_is_named_for_what_it_is(
    answer: Canned, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with server(answer) as api, pytest.raises(Unreachable, match=said):
        generator(api, tmp_path)
    assert capfd.readouterr() == ("", "")


def test_what_the_web_server_asks_for_before_the_wiki_is_given(tmp_path: Path) -> None:
    with server((200, JSON, GENERAL), door="Basic QW5hOnPDqXNhbWU=") as api:
        live = connect(Account(api, http_user="Ana", http_password="sésame"), tmp_path, patience=IMPATIENT)
        assert live.generator() == "MediaWiki 1.39.0"
        assert live.session.visitor().account.http_user == "Ana"
        live.close()
        with pytest.raises(Denied, match="« http_user »"):
            generator(api, tmp_path)


@pytest.mark.parametrize("status", [200, 403, 429, 503])
def test_a_network_that_wants_to_see_a_person_is_told_with_what_to_admit(status: int, tmp_path: Path) -> None:
    challenge = (status, {**HTML, "cf-mitigated": "challenge", "Server": "cdn"}, "<title>Just a moment…</title>")
    with server(challenge) as api, pytest.raises(Denied, match=rf"protection contre les robots .*\({status}\)") as told:
        generator(api, tmp_path)
    assert "ligne « api »" in str(told.value)
    with server((403, HTML, "<h1>Accès refusé</h1>")) as api, pytest.raises(Denied, match="y admettre l’adresse"):
        generator(api, tmp_path)


@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_forbids_the_door_is_a_refusal(status: int, tmp_path: Path) -> None:
    with server((status, HTML, "non")) as api, pytest.raises(Denied, match=f"interdit .*{status}"):
        generator(api, tmp_path)


def test_a_passing_trouble_is_waited_for(tmp_path: Path) -> None:
    troubles: list[Canned] = [
        (503, {**HTML, "Retry-After": "1"}, "maintenance"),
        (500, HTML, "panne"),
        (429, {**HTML, "Retry-After": "1"}, "doucement"),
    ]
    patience = Patience(first=1, longest=1, silent=5, busy=5, purge=1)
    with server(*troubles, (200, JSON, GENERAL)) as api:
        assert generator(api, tmp_path, patience) == "MediaWiki 1.39.0"


def test_nobody_answers(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        api = f"http://127.0.0.1:{held.getsockname()[1]}/api.php"
        with pytest.raises(Unreachable, match=f"Le wiki ne répond pas : {api}"):
            generator(api, tmp_path)
    assert capfd.readouterr() == ("", "")


def test_an_unknown_host_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="ne répond pas"):
        generator("http://wiki.invalid/api.php", tmp_path)


def test_a_wrong_password_is_said_without_telling_it(
    mediawiki: MediaWiki, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = Account(mediawiki.api, "Robot", "coopwiki", WRONG)
    with pytest.raises(Denied, match="Le wiki refuse le mot de passe du robot") as refused:
        connect(wrong, tmp_path, patience=IMPATIENT)
    assert "« Robot@coopwiki »" in str(refused.value)
    assert WRONG not in f"{refused.value!r} {wrong!r} {capfd.readouterr()}"


@pytest.mark.parametrize("user", ["Personne", "Camille"])
def test_an_unknown_account_is_refused(mediawiki: MediaWiki, tmp_path: Path, user: str) -> None:
    with pytest.raises(Denied, match=f"« {user}@coopwiki »"):
        connect(Account(mediawiki.api, user, "coopwiki", WRONG), tmp_path, patience=IMPATIENT)


def test_a_missing_password_asks_nobody(mediawiki: MediaWiki, tmp_path: Path) -> None:
    for incomplete in (
        Account(mediawiki.api, "Robot", "coopwiki"),
        Account(mediawiki.api, "Robot", "", WRONG),
    ):
        with pytest.raises(Denied, match="Il manque le"):
            connect(incomplete, tmp_path)


def test_secrets_stay_out_of_the_private_directory(mediawiki: MediaWiki, tmp_path: Path) -> None:
    folder = tmp_path / "robot"
    with robot(mediawiki, folder) as live:
        assert "bot" in live.rights()
    assert (folder / "user-config.py").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    secret = account(mediawiki, "Robot").password.encode()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file for file in files if secret in file.read_bytes()] == []


def test_the_command_line_and_environment_come_back_as_they_were(
    mediawiki: MediaWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["coopwiki", "-help", "-dir:/nulle/part"])
    monkeypatch.setenv("PYWIKIBOT_DIR", "/ailleurs")
    with robot(mediawiki, tmp_path) as live:
        assert live.generator().startswith("MediaWiki")
    assert sys.argv == ["coopwiki", "-help", "-dir:/nulle/part"]
    assert os.environ["PYWIKIBOT_DIR"] == "/ailleurs"


def test_a_directory_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(WikiError, match="dossier de travail"):
        connect(Account("http://127.0.0.1:1/api.php"), tmp_path / "fichier" / "robot")
