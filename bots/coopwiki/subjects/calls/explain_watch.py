"""Where the figures of the report "watch" come from: the announcements, the calls and dismissals that name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from coopwiki.core.days import write_day
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.calls.dismissal import Dismissal
from coopwiki.subjects.calls.feed import Feed
from coopwiki.subjects.calls.watch_report import announced_links, dismissed_links, kept_links, watch
from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out

WAITING = "Les annonces des flux qui touchent à leurs thèmes, ni gardées ni écartées, lues depuis deux mois au plus."
KEPT = "Les annonces des flux dont une fiche Appel à projets porte l’adresse."
DISMISSED = "Les annonces des flux qu’une fiche Annonce écartée nomme, et qu’aucun appel ne garde."


def watch_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `proposals`, `kept`, `dismissed`."""
    data = watch(ledger, today)
    waiting = [computed(ONE, shortened(one.title), f"lue le {write_day(one.seen_on)}") for one in data.proposals]
    yield _count("proposals", "annonces à voir", len(data.proposals), waiting, WAITING)
    announced, kept, gone = announced_links(ledger), kept_links(ledger), dismissed_links(ledger)
    yield _count("kept", "annonces gardées", data.kept, _ones(kept, announced), KEPT)
    yield _count("dismissed", "annonces écartées", data.dismissed, _ones(gone, announced - kept.keys()), DISMISSED)
    yield left_out(data.left_out, [item for type_ in (Feed, Dismissal) for item in ledger.left_out_of(type_)])


def _ones(records: Mapping[str, Record], links: set[str]) -> list[Term]:
    return [entered(one, ONE, shortened(link), "compte pour 1") for link, one in records.items() if link in links]


def _count(name: str, called: str, value: int, terms: list[Term], rule: str) -> Figure:
    return Figure(name, "", "", called, value, COUNT, partial(iter, terms), rule, main=True)
