"""Feeds: what a text says, what is kept of it, what is asked when, and what a run writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopwiki.core.announcements import Announced
from coopwiki.exchange.feed_reader import MOST_ENTRIES, NoFeed, read_feed, web_link
from coopwiki.exchange.web_text import Fetch, KnownVersion, Unfetched, WebText
from coopwiki.runs.feed_store import FEEDS, FeedStore, feed_store
from coopwiki.runs.feeds import ask_due, asked, asking_feeds
from coopwiki.settings import FeedSettings, Settings, WrongSettings
from feed_server import FeedServer
from ledgers import TODAY, ledger
from said import Coopwiki, in_folder

ITEM = "<item><title>{title}</title><link>https://example.org/{n}</link><pubDate>{day}</pubDate></item>"
DAY = "Mon, 01 Jun 2026 10:00:00 GMT"


def rss(*titles: str, day: str = DAY, head: str = '<?xml version="1.0"?>') -> bytes:
    items = "".join(ITEM.format(title=title, n=n, day=day) for n, title in enumerate(titles))
    return f'{head}<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


def entries(data: bytes, kind: str = "") -> list[tuple[str, str, date | None]]:
    return [(one.title, one.link, one.day) for one in read_feed(data, kind, TODAY).entries]


LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?>'
LINK = "https://example.org/0"


@pytest.mark.parametrize(
    ("data", "kind", "title", "day"),
    [
        (rss("Été"), "", "Été", date(2026, 6, 1)),
        (rss("Été", head=LATIN).decode().encode("latin-1"), "", "Été", date(2026, 6, 1)),
        (rss("Été", head="").decode().encode("latin-1"), "text/xml; charset=latin1", "Été", date(2026, 6, 1)),
        (rss("Été", head="").decode().encode("utf-16"), "", "Été", date(2026, 6, 1)),
        (rss("A", day="Thu, 01 Jan 1970 00:00:00 GMT"), "", "A", None),
        (rss("A", day="Mon, 01 Jun 2099 10:00:00 GMT"), "", "A", None),
        (rss("A", day="bientôt"), "", "A", None),
        (rss("&lt;b&gt;Gras&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt; fin"), "", "Gras fin", date(2026, 6, 1)),
        (rss("A", head="<!-- <a> --><!DOCTYPE rss>"), "", "A", date(2026, 6, 1)),
        (rss("A")[:-16], "", "A", date(2026, 6, 1)),
    ],
)  # fmt: skip
def test_a_feed_is_read_however_it_is_written(data: bytes, kind: str, title: str, day: date | None) -> None:
    assert entries(data, kind) == [(title, LINK, day)]


def test_an_atom_feed_is_read() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title type="html">A &amp;amp; B</title>'
        '<link href="https://example.org/0"/><updated>2026-06-01T10:00:00Z</updated></entry></feed>'
    )
    assert entries(atom.encode()) == [("A & B", LINK, date(2026, 6, 1))]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Le flux est vide."),
        (b" \n", "Le flux est vide."),
        (b"<!DOCTYPE html><html><body>Bonjour</body></html>", "C’est une page du web, pas un flux."),
        (b"<!-- x --><html>", "C’est une page du web, pas un flux."),
        (b'{"a": 1}', "Ce n’est pas un flux RSS ou Atom."),
        (rss("&b;", head=BOMB), "Le flux définit ses propres entités : il n’est pas lu."),
        (rss("&b;", head="<!-- <a> -->\n" + BOMB), "Le flux définit ses propres entités : il n’est pas lu."),
        (rss("&b;", head=BOMB).decode().encode("utf-16"), "Le flux définit ses propres entités : il n’est pas lu."),
        (
            rss("&x;", head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "Le flux définit ses propres entités : il n’est pas lu.",
        ),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, told: str) -> None:
    with pytest.raises(NoFeed) as error:
        read_feed(data, "", TODAY)
    assert str(error.value) == told


def test_of_ten_thousand_entries_the_first_are_read_and_the_others_counted() -> None:
    found = read_feed(rss(*(f"T{n}" for n in range(10_000))), "", TODAY)
    assert ([one.title for one in found.entries][:2], len(found.entries)) == (["T0", "T1"], MOST_ENTRIES)
    assert found.more == 10_000 - MOST_ENTRIES


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://a b", "https:///"]
)
def test_a_link_that_is_none_of_the_web_is_no_link(link: str) -> None:
    assert web_link(link) == ""


# What is kept


def text(data: bytes | None) -> Fetch:
    return lambda *_: WebText(data, "", KnownVersion("e"))


def test_after_a_failure_the_entries_stand_and_the_sentence_is_told() -> None:
    first = asked(None, "x", TODAY, text(rss("A", "B")))
    assert ([one.title for one in first.entries], first.read, first.etag) == (["A", "B"], TODAY, "e")
    later = date(2026, 7, 1)
    failed = asked(first, "x", later, text(b"<html>"))
    assert failed == replace(first, asked=later, problem="C’est une page du web, pas un flux.")
    same = asked(failed, "x", later, text(None))
    assert (same.entries, same.read, same.problem) == (first.entries, later, "")


def test_an_entry_keeps_the_day_on_which_it_was_first_seen_and_is_remembered_once_it_left() -> None:
    first = asked(None, "x", TODAY, text(rss("A", "B")))
    later = date(2026, 7, 1)
    again = asked(first, "x", later, text(rss("A, changé")))
    assert [(one.title, one.seen) for one in again.entries] == [("A, changé", TODAY), ("B", TODAY)]


def test_a_feed_is_asked_once_a_day_and_a_bad_one_keeps_none_of_the_others(tmp_path: Path) -> None:
    calls: list[str] = []

    def ask(address: str, known: KnownVersion) -> WebText:
        calls.append(address)
        if address == "bad":
            raise Unfetched("Non.")
        return text(rss("A"))(address, known)

    store = FeedStore(tmp_path / "state" / FEEDS)
    first = ask_due(("bad", "good"), store, TODAY, ask)
    assert (first["bad"].problem, [one.title for one in first["good"].entries]) == ("Non.", ["A"])
    assert ask_due(("bad", "good"), store, TODAY, ask) is first
    assert FeedStore(store.path).read() == first
    assert sorted(calls) == ["bad", "good"]
    ask_due(("bad", "good"), store, date(2026, 7, 1), ask)
    assert len(calls) == 4


@pytest.mark.parametrize("damage", ["", "[]", '{"x": 3}', '{"x": {"asked": "hier"}}'])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    store = FeedStore(tmp_path / FEEDS)
    store.path.write_text(damage, encoding="utf-8")
    assert dict(store.read()) == {}
    assert "il est refait" in caplog.text
    store.write({"x": Announced(TODAY)})
    assert FeedStore(store.path).read() == {"x": Announced(TODAY)}


def test_the_settings_say_which_feed_may_be_on_our_own_network(server: FeedServer, tmp_path: Path) -> None:
    server.pages["/f"] = lambda one: one.send(200, rss("A"))
    own = FeedSettings((f"Localhost:{server.port}",), str(server.authority))
    settings = Settings(state_directory=str(tmp_path), feeds=own)
    found = asking_feeds(settings, lambda: TODAY)(ledger(f"{{{{Flux|adresse={server.address('/f')}}}}}"))
    assert [one.title for one in found[server.address("/f")].entries] == ["A"]
    assert feed_store(settings).read() == found


def test_an_authority_that_is_no_file_is_told(tmp_path: Path) -> None:
    settings = Settings(state_directory=str(tmp_path), feeds=FeedSettings((), str(tmp_path / "absent.pem")))
    with pytest.raises(WrongSettings, match="qui n’est pas un fichier"):
        asking_feeds(settings, lambda: TODAY)


def test_the_command_says_what_each_feed_gives_and_a_run_writes_the_page(
    coopwiki: Coopwiki, server: FeedServer, tmp_path: Path
) -> None:
    server.pages["/f"] = lambda one: one.send(200, rss("Réemploi [[x]]", "Autre"))
    server.pages["/g"] = lambda one: one.send(200, b"<html>")
    feeds = "".join(f"{{{{Flux|adresse={server.address(path)}|thèmes=réemploi}}}}\n" for path in ("/f", "/g"))
    pages = in_folder(tmp_path / "pages", {"Veille": feeds})
    config = tmp_path / "wiki.toml"
    config.write_text(
        f'state_directory = "{tmp_path}/state"\n[feeds]\n'
        f'allow = ["localhost:{server.port}"]\nca = "{server.authority}"\n',
        encoding="utf-8",
    )
    said = coopwiki("feeds", "--folder", pages, "--config", config, "--on", str(TODAY))
    assert said.status == 1
    assert said.out.splitlines() == [
        f"{server.address('/f')} : 2 annonces, dont 1 à garder ou à écarter.",
        f"{server.address('/g')} : C’est une page du web, pas un flux.",
    ]
    done = coopwiki(
        "run", "watch", "--folder", pages, "--config", config, "--on", str(TODAY), "--out", tmp_path / "out"
    )
    assert done.status == 0
    page = (tmp_path / "out" / "Tableau de bord" / "Veille.wikitext").read_text(encoding="utf-8")
    assert "Réemploi &#91;&#91;x&#93;&#93;" in page
    assert "une page du web" in page
    assert len(server.asked) == 2
