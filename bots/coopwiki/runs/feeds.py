"""The edge at which feeds are asked: each once a day, several at once, and what each gave is kept as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType

from coopwiki.core.announcements import Announced, Announcement, Announcements
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.feed_reader import FeedEntry, NoFeed, read_feed
from coopwiki.exchange.web_text import Fetch, KnownVersion, Reach, Unfetched, fetch
from coopwiki.runs.feed_store import FeedStore, Gather, feed_store
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.calls.feed import Feed

AT_ONCE = 8
"""Feeds that are asked at the same time."""
KEPT = timedelta(days=366)
"""How long an entry that left its feed is remembered: it is known if it comes back."""
MOST_KEPT = 1000
"""Entries of one feed that are kept."""


def asking_feeds(settings: Settings, today: Callable[[], date]) -> Gather:
    """What the feeds gave, once every feed of the ledger has been asked today."""
    store, ask = feed_store(settings), asking(settings)
    return lambda ledger: ask_due(addresses(ledger), store, today(), ask)


def ask_all(ledger: Ledger, settings: Settings, today: date) -> Announcements:
    """What the feeds of a ledger give now, whether they were asked today or not."""
    return ask_due(addresses(ledger), feed_store(settings), today, asking(settings), again=True)


def asking(settings: Settings) -> Fetch:
    """How an address is asked for its text, as far as the settings allow. Raises WrongSettings where they can't be."""
    if settings.feeds.ca and not Path(settings.feeds.ca).is_file():
        raise WrongSettings(f"Le réglage « ca » nomme {settings.feeds.ca}, qui n’est pas un fichier.")
    allowed = frozenset(one.lower() for one in settings.feeds.allow)
    return partial(fetch, reach=Reach(allowed, settings.feeds.ca))


def addresses(ledger: Ledger) -> tuple[str, ...]:
    """The feeds that members follow, each once, in page order."""
    return tuple(dict.fromkeys(one.place for one in ledger.of(Feed)))


def ask_due(wanted: Iterable[str], store: FeedStore, today: date, ask: Fetch, *, again: bool = False) -> Announcements:
    """Ask the feeds that were not asked today, or all of them `again`; keep and give what all of them gave.

    An address that nobody follows any more is forgotten once it wasn't asked for a year.
    """
    known = store.read()
    due = [one for one in wanted if again or one not in known or known[one].asked != today]
    if not due:
        return known
    with ThreadPoolExecutor(AT_ONCE) as pool:
        given = pool.map(lambda one: asked(known.get(one), one, today, ask), due)
        found = dict(zip(due, given, strict=True))
    standing = {address: one for address, one in known.items() if today - one.asked <= KEPT}
    store.write(MappingProxyType({**standing, **found}))
    return store.read()


def asked(before: Announced | None, address: str, today: date, ask: Fetch) -> Announced:
    """What an address gives now; after a failure what it gave before, and the sentence that says why."""
    held = before or Announced(today)
    try:
        text = ask(address, KnownVersion(held.etag, held.modified))
        if text.data is None:
            return replace(held, asked=today, read=today, problem="")
        found = read_feed(text.data, text.kind, today)
    except (Unfetched, NoFeed) as problem:
        return replace(held, asked=today, problem=str(problem))
    entries = _merged(held.entries, found.entries, today)
    return Announced(today, today, "", entries, found.more, text.known.etag, text.known.modified)


def _merged(before: Iterable[Announcement], now: Iterable[FeedEntry], today: date) -> tuple[Announcement, ...]:
    """What is in the feed now, each with the day on which we first saw it; then what left it lately."""
    known = {one.key: one for one in before}
    seen = {key: one.seen for key, one in known.items()}
    fresh = {
        one.key: Announcement(one.key, one.title, one.link, one.text, one.day, seen.get(one.key, today)) for one in now
    }
    left = [one for key, one in known.items() if key not in fresh and today - one.seen <= KEPT]
    return (*fresh.values(), *left)[:MOST_KEPT]
