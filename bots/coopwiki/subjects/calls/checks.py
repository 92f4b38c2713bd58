"""Calls for projects that are past say so, and stand once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading, key
from coopwiki.subjects.calls.dismissal import Dismissal
from coopwiki.subjects.calls.feed import Feed
from coopwiki.subjects.calls.projectcall import TO_STUDY, WORKING, ProjectCall
from coopwiki.subjects.calls.watch_report import kept_links, same_link
from coopwiki.subjects.record_issue import issue_of

CALL_PAST = Sentence(
    "call_past",
    "L’échéance ({found}) est passée : {suggestion}.",
)
SAME_CALL = Sentence(
    "same_call",
    "« {found} » est écrit deux fois pour la même échéance : {suggestion}.",
)
LINK_NOT_WEB = Sentence(
    "link_not_web",
    "« {found} » n’est pas une adresse du web : {suggestion}.",
)
FEED_NOT_HTTPS = Sentence(
    "feed_not_https",
    "« {found} » n’est pas une adresse sûre : {suggestion}.",
)
SAME_FEED = Sentence(
    "same_feed",
    "Le flux « {found} » est suivi deux fois : {suggestion}.",
)
DISMISSED_AND_KEPT = Sentence(
    "dismissed_and_kept",
    "« {found} » est écartée ici, et gardée ailleurs : {suggestion}.",
    contradiction="Annonces gardées et écartées",
)


def call_holds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a past deadline that nobody closed, of a call written twice, of a link that leads nowhere."""
    first: dict[tuple[str, str, date], ProjectCall] = {}
    for one in ledger.of(ProjectCall):
        if one.deadline < today and one.state in (TO_STUDY, WORKING):
            suggestion = "si la date est juste, écrire état=déposé, ou état=passé"
            yield issue_of(one, "échéance", CALL_PAST(write_day(one.deadline), suggestion))
        held = first.setdefault((heading(one.title), key(one.funder), one.deadline), one)
        if held is not one:
            where = f"« {held.page.title} », ligne {held.line}"
            yield issue_of(one, "titre", SAME_CALL(one.title, f"n’en garder qu’un, l’autre est sur {where}"))
        if one.link and not one.link.strip().lower().startswith(("https://", "http://", "[http")):
            fault = LINK_NOT_WEB(one.link, "écrire par exemple lien=https://example.org/appel")
            yield issue_of(one, "lien", fault)


def valid_feeds(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an address that is no https one, and of a feed that is followed twice."""
    del today
    first: dict[str, Feed] = {}
    for one in ledger.of(Feed):
        if not one.place.lower().startswith("https://"):
            meant = "écrire par exemple adresse=https://example.org/appels.xml"
            yield issue_of(one, "adresse", FEED_NOT_HTTPS(one.place, meant))
        held = first.setdefault(one.place, one)
        if held is not one:
            where = f"« {held.page.title} », ligne {held.line}"
            yield issue_of(one, "adresse", SAME_FEED(one.place, f"réunir les thèmes sur {where}"))


def valid_dismissals(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of an announcement that is dismissed although a call for projects has its link."""
    del today
    kept = kept_links(ledger)
    for one in ledger.of(Dismissal):
        if call := kept.get(same_link(one.link)):
            where = f"« {call.page.title} », ligne {call.line}"
            yield issue_of(one, "lien", DISMISSED_AND_KEPT(one.link, f"ôter cette fiche, ou celle de {where}"))


CHECKS = (call_holds, valid_feeds, valid_dismissals)
