"""A text from a stranger's server: a real one on loopback that misbehaves in every way we know."""

from __future__ import annotations

import socket
import time

import pytest

from coopwiki.exchange.public_addresses import Found, NoPublicAddress, is_public, only_public, within
from coopwiki.exchange.web_text import KnownVersion, Reach, Unfetched, fetch
from feed_server import Asked, Behaviour, FeedServer


def reach(server: FeedServer, seconds: float = 10) -> Reach:
    return Reach(frozenset((f"localhost:{server.port}",)), str(server.authority), seconds=seconds)


def got(server: FeedServer, path: str) -> bytes | None:
    return fetch(server.address(path), KnownVersion(), reach(server)).data


def refused(server: FeedServer, path: str, reached: Reach) -> str:
    begun = time.monotonic()
    with pytest.raises(Unfetched) as error:
        fetch(server.address(path), KnownVersion(), reached)
    assert time.monotonic() - begun < 8
    return str(error.value)


def test_a_feed_is_fetched_and_its_tags_are_given_back(server: FeedServer) -> None:
    server.pages["/f?a=b"] = lambda one: one.send(200, b"x", {"ETag": '"7"', "Last-Modified": "hier"})
    text = fetch(server.address("/f?a=b"), KnownVersion(), reach(server))
    assert (text.data, text.known) == (b"x", KnownVersion('"7"', "hier"))
    server.pages["/f?a=b"] = lambda one: one.send(304)
    assert fetch(server.address("/f?a=b"), text.known, reach(server)).data is None
    _, headers = server.asked[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"7"', "hier")
    assert headers["Host"] == f"localhost:{server.port}"


def test_a_redirect_is_followed_and_a_circle_is_not(server: FeedServer) -> None:
    server.pages["/a"] = lambda one: one.send(302, b"", {"Location": "/f"})
    server.pages["/f"] = lambda one: one.send(200, b"x")
    assert got(server, "/a") == b"x"
    server.pages["/f"] = lambda one: one.send(301, b"", {"Location": "/a"})
    assert refused(server, "/a", reach(server)) == "Le serveur renvoie d’adresse en adresse sans fin."
    assert len(server.asked) == 8


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("https://127.0.0.1:{port}/f", "n’est pas publique"),
        ("https://[::1]/f", "n’est pas publique"),
        ("https://10.0.0.1/f", "n’est pas publique"),
        ("https://169.254.169.254/latest", "n’est pas publique"),
        ("http://localhost:{port}/f", "doit commencer par « https:// »"),
        ("file:///etc/passwd", "doit commencer par « https:// »"),
        ("https://a:b@localhost:{port}/f", "ni nom ni mot de passe"),
        ("https://[::1", "ne répond pas comme il faut"),
        ("https://localhost:99999/f", "doit commencer par « https:// »"),
    ],
)
def test_a_redirect_leads_to_no_machine_of_ours(server: FeedServer, target: str, told: str) -> None:
    server.pages["/a"] = lambda one: one.send(302, b"", {"Location": target.format(port=server.port)})
    server.pages["/f"] = lambda one: one.send(200, b"secret")
    assert told in refused(server, "/a", reach(server))
    assert [path for path, _ in server.asked] == ["/a"]


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(server: FeedServer) -> None:
    looked: list[str] = []

    def changing(host: str, port: int) -> tuple[Found, ...]:
        looked.append(host)
        return ((socket.AF_INET, ("93.184.215.14" if len(looked) == 1 else "127.0.0.1", port)),)

    only = Reach(resolve=changing, seconds=0.5)
    with pytest.raises(Unfetched):
        fetch(f"https://feed.example:{server.port}/f", KnownVersion(), only)
    assert (looked, server.asked) == (["feed.example"], [])


def test_a_name_of_which_one_address_is_private_is_none_of_ours() -> None:
    found = ((socket.AF_INET, ("93.184.215.14", 443)), (socket.AF_INET, ("192.168.1.1", 443)))
    with pytest.raises(NoPublicAddress):
        only_public("x", found)
    with pytest.raises(NoPublicAddress):
        only_public("x", ())


def test_a_name_that_is_looked_up_without_end_is_left_in_time() -> None:
    with pytest.raises(NoPublicAddress, match="à temps"):
        within(0.05, "x", 443, slow)


def slow(host: str, port: int) -> tuple[Found, ...]:
    del host, port
    time.sleep(0.3)
    return ()


@pytest.mark.parametrize(
    "address",
    ["0.1.2.3", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.1.1", "100.64.0.1", "224.0.0.1",
     "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
     "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1", "fe80::1%lo", "chat"],
)  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "64:ff9b::5db8:d70e"])
def test_others_are(address: str) -> None:
    assert is_public(address)


def endless(one: Asked) -> None:
    one.begin(200, {"Content-Type": "application/rss+xml"})
    while True:
        one.wfile.write(b"<item>" * 10_000)


class FiftyMegabytes:
    """A body of 50 MB that is really sent, a piece at a time; `sent` is how much of it somebody took."""

    def __init__(self, *, chunked: bool) -> None:
        self.chunked = chunked
        self.sent = 0

    def __call__(self, one: Asked) -> None:
        piece = b"<item>" * 10_000
        one.begin(200, {"Transfer-Encoding": "chunked"} if self.chunked else {"Content-Type": "application/rss+xml"})
        while self.sent < 50_000_000:
            one.wfile.write(b"%X\r\n%b\r\n" % (len(piece), piece) if self.chunked else piece)
            self.sent += len(piece)


def dripping(one: Asked) -> None:
    one.begin(200, {"Content-Length": "100000"})
    for _ in range(200):
        one.wfile.write(b"x")
        one.wfile.flush()
        time.sleep(0.02)


def dripping_head(one: Asked) -> None:
    for _ in range(200):
        one.wfile.write(b"H")
        one.wfile.flush()
        time.sleep(0.02)


def huge_chunk(one: Asked) -> None:
    one.begin(200, {"Transfer-Encoding": "chunked"})
    one.wfile.write(b"FFFFFFFFFFFF\r\n" + b"x" * 100)


TOO_LARGE = "Le flux est trop gros : 2 Mo au plus."


@pytest.mark.parametrize(
    ("behave", "told"),
    [
        (lambda one: one.begin(200, {"Content-Length": str(50_000_000)}), TOO_LARGE),
        (lambda one: one.begin(200, {"Content-Length": "9" * 18}), TOO_LARGE),
        (endless, TOO_LARGE),
        (
            lambda one: one.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 3_000_000),
            "ne répond pas comme il faut",
        ),
        (dripping, "trop lent"),
        (dripping_head, "trop lent"),
        (huge_chunk, "ne répond pas comme il faut"),
        (lambda one: one.begin(200, {"Content-Length": "10"}), "s’arrête au milieu"),
        (lambda one: one.send(404), "une erreur (404)"),
        (lambda one: one.send(302), "une erreur (302)"),
        (lambda one: one.send(200, b"x", {"Content-Encoding": "gzip"}), "compressé"),
        (lambda one: one.wfile.write(b"bonjour\r\n\r\n"), "ne répond pas comme il faut"),
        (lambda one: setattr(one, "close_connection", True), "ne répond pas comme il faut"),
    ],
)
def test_a_server_that_misbehaves_is_left_with_a_sentence(server: FeedServer, behave: Behaviour, told: str) -> None:
    server.pages["/f"] = behave
    assert told in refused(server, "/f", reach(server, 0.5))


@pytest.mark.parametrize("chunked", [True, False])
def test_of_fifty_megabytes_that_are_really_sent_few_are_taken(server: FeedServer, *, chunked: bool) -> None:
    body = FiftyMegabytes(chunked=chunked)
    server.pages["/f"] = body
    assert TOO_LARGE in refused(server, "/f", reach(server, 5))
    assert 2_000_000 < body.sent < 20_000_000


def test_an_authority_that_no_setting_names_is_not_trusted(server: FeedServer) -> None:
    server.pages["/f"] = lambda one: one.send(200, b"x")
    assert "le certificat du serveur n’est pas reconnu" in refused(
        server, "/f", Reach(frozenset((f"localhost:{server.port}",)))
    )
    assert server.asked == []


def test_a_host_that_no_setting_names_is_refused_on_loopback(server: FeedServer) -> None:
    assert "n’est pas publique" in refused(server, "/f", Reach(frozenset(("localhost:1",)), str(server.authority)))
