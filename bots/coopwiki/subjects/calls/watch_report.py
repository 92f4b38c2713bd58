"""Watch: what the feeds announce that touches their themes, until somebody keeps it or dismisses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coopwiki.core.announcements import Announcement
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.subjects.calls.dismissal import Dismissal
from coopwiki.subjects.calls.feed import Feed, address_of
from coopwiki.subjects.calls.projectcall import ProjectCall
from coopwiki.subjects.commons.offers import words
from coopwiki.subjects.report import ReportType, as_of

STANDS = timedelta(days=60)
"""How long an announcement is proposed from the day on which we first read it; then it doesn't come back."""
UNREAD, READ, FAILED = "pas encore lu", "lu", "en panne"
_MARKERS = re.compile(r"[?&](?:utm_[a-z]+|fbclid|gclid)=[^&#]*")


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One feed. `read_on` is the day of the last success, `problem` the sentence of the last failure, '' for none.

    `entries` counts what it holds, `proposed` what of it is proposed; `more` what was too much to read.
    """

    address: str
    themes: tuple[str, ...]
    since: date | None
    state: str
    read_on: date | None
    problem: str
    entries: int
    proposed: int
    more: int
    page: str
    revision: int
    line: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """An announcement to keep or to dismiss; `themes` are those of its feed that it touches."""

    title: str
    link: str
    day: date | None
    seen_on: date
    themes: tuple[str, ...]
    feed: str


@dataclass(frozen=True, slots=True)
class Watch:
    """The feeds in page order; `proposals` by the day they were first read, the last first, then by title.

    `kept` counts announcements of the feeds whose link a call for projects has, `dismissed` those that are dismissed.
    """

    on: date
    revision: int
    feeds: tuple[FeedRow, ...]
    proposals: tuple[Suggested, ...]
    kept: int
    dismissed: int
    left_out: int


READS = (Feed, Dismissal, ProjectCall)


def watch(ledger: Ledger, today: date) -> Watch:
    """What is proposed as of `today`, of what the feeds gave the last time they were asked."""
    return ledger.once(_watch, today)


def _watch(ledger: Ledger, today: date) -> Watch:
    kept, gone = kept_links(ledger), dismissed_links(ledger)
    links = announced_links(ledger)
    proposals: dict[str, Suggested] = {}
    rows = []
    for feed in ledger.of(Feed):
        found = {same_link(one.link or one.title): one for one in _proposed(ledger, feed, today)}
        own = {key: one for key, one in found.items() if key not in kept and key not in gone and key not in proposals}
        proposals |= own
        rows.append(_row(ledger, feed, len(own)))
    ordered = sorted(proposals.values(), key=lambda one: (-one.seen_on.toordinal(), loose(one.title), one.link))
    return Watch(
        on=today,
        revision=as_of(ledger, READS),
        feeds=tuple(rows),
        proposals=tuple(ordered),
        kept=len(links & kept.keys()),
        dismissed=len((links & gone.keys()) - kept.keys()),
        left_out=sum(len(ledger.left_out_of(type_)) for type_ in (Feed, Dismissal)),
    )


def kept_links(ledger: Ledger) -> dict[str, ProjectCall]:
    """The calls for projects by the form of their link."""
    return {same_link(one.link): one for one in reversed(ledger.of(ProjectCall)) if one.link}


def dismissed_links(ledger: Ledger) -> dict[str, Dismissal]:
    """The dismissals by the form of their link."""
    return {same_link(one.link): one for one in reversed(ledger.of(Dismissal))}


def announced_links(ledger: Ledger) -> set[str]:
    """The forms of the links of all that the feeds hold."""
    return {same_link(one.link or one.title) for feed in ledger.of(Feed) for one in _entries(ledger, feed)}


def _entries(ledger: Ledger, feed: Feed) -> tuple[Announcement, ...]:
    given = ledger.announcements.get(feed.place)
    return given.entries if given else ()


def _proposed(ledger: Ledger, feed: Feed, today: date) -> Iterator[Suggested]:
    for one in _entries(ledger, feed):
        touched = _touched(feed, one) if _stands(feed, one, today) else None
        if touched is not None:
            yield Suggested(one.title, one.link, one.day, one.seen, touched, feed.place)


def _stands(feed: Feed, one: Announcement, today: date) -> bool:
    """Whether it is neither of before the feed's first day, nor old when it was first read, nor read too long ago."""
    if one.day is not None and (one.seen - one.day > STANDS or (feed.since is not None and one.day < feed.since)):
        return False
    return one.seen <= today and today - one.seen <= STANDS


def _touched(feed: Feed, one: Announcement) -> tuple[str, ...] | None:
    """The themes whose words all stand in it; none where the feed has none; None where it touches none of them."""
    told = words(f"{one.title} {one.text}")
    touched = tuple(theme for theme in feed.themes if words(theme) <= told)
    return touched if touched or not feed.themes else None


def same_link(link: str) -> str:
    """The form under which two addresses are the same one: no scheme, no tail, nothing that counts visits.

    >>> same_link("http://Example.org/a/?utm_source=x#y") == same_link("[https://example.org/a L’appel]")
    True
    """
    bare = _MARKERS.sub("", address_of(link).partition("#")[0])
    host, slash, path = re.sub(r"\Ahttps?://(?:www\.)?", "", bare, flags=re.IGNORECASE).partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/?&")


def _row(ledger: Ledger, feed: Feed, proposed: int) -> FeedRow:
    given = ledger.announcements.get(feed.place)
    return FeedRow(
        address=feed.place,
        themes=feed.themes,
        since=feed.since,
        state=(FAILED if given.problem else READ) if given else UNREAD,
        read_on=given.read if given else None,
        problem=given.problem if given else "",
        entries=len(given.entries) if given else 0,
        proposed=proposed,
        more=given.more if given else 0,
        page=feed.page.title,
        revision=feed.page.revision,
        line=feed.line,
    )


REPORT = ReportType(
    "watch",
    READS,
    watch,
    robot="Veille",
    says=(
        "what the feeds announce that touches their themes, for two months or until it is kept or dismissed; feeds "
        "that can't be read, each with its reason"
    ),
    shows="Tableau de bord/Veille, once a feed is written",
)
