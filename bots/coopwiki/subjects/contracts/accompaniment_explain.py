"""Where the figures of the accompaniment come from: the profile of each person counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.accompaniment_report import OWN, Followed, ReferentChange, accompaniment
from coopwiki.subjects.contracts.deadlines_report import OVERDUE, SOON
from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, left_out

ONCE = "Chaque personne compte une fois."


def accompaniment_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """How many are followed, without a referent, to be met: of all, and of each referent."""
    data = accompaniment(ledger, today)
    followed = [row for one in data.referents for row in one.people]
    rows = [*followed, *data.without]
    yield _count("followed", "personnes accompagnées", data.followed, followed)
    yield _count("without", "personnes sans référent·e", len(data.without), data.without)
    yield _count("due", "à rencontrer dans les 90 jours", data.due, _in(rows, SOON))
    yield _count("overdue", "rencontres en retard", data.overdue, _in(rows, OVERDUE))
    number, changes = len(data.changes), partial(_changed, data.changes)
    yield Figure("changes", "", "", "changements", number, COUNT, changes, ONCE, main=True)
    for one in data.referents:
        for name, called, people in (
            ("people", "personnes accompagnées", one.people),
            ("due", "à rencontrer dans les 90 jours", _in(one.people, SOON)),
            ("overdue", "rencontres en retard", _in(one.people, OVERDUE)),
        ):
            terms = partial(_terms, people)
            yield Figure("referents", one.name, name, called, len(people), COUNT, terms, ONCE, name == "people")
    yield left_out(data.left_out, [item for type_ in OWN for item in ledger.left_out_of(type_)])


def _in(rows: Iterable[Followed], state: str) -> list[Followed]:
    return [row for row in rows if row.state == state]


def _count(name: str, called: str, number: int, rows: Iterable[Followed]) -> Figure:
    return Figure(name, "", "", called, number, COUNT, partial(_terms, rows), ONCE, main=True)


def _terms(rows: Iterable[Followed]) -> Iterator[Term]:
    for row in rows:
        yield Term(ONE, row.who, row.type or "compte pour 1", row.due, row.page, row.revision, row.line)


def _changed(changes: Iterable[ReferentChange]) -> Iterator[Term]:
    for one in changes:
        yield Term(ONE, one.who, "changement écrit", one.day, one.page, one.revision, one.line)
