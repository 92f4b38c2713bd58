"""Where the figures of the deadlines come from: each thing to do, and the record it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from coopwiki.core.days import write_day
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.deadlines_report import LATER, OVERDUE, OWN, SOON, Deadline, deadlines
from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, left_out

ALL_DUE = "Ce qui est à faire, une fois chacun."
STATES = ((OVERDUE, "en retard"), (SOON, "dans les 90 jours"), (LATER, "dans l’année"))


def deadline_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """How much is overdue, due soon, due within a year: of all kinds, and of each."""
    data = deadlines(ledger, today)
    for state, called in STATES:
        due = [one for one in data.deadlines if one.state == state]
        yield _count(state, "", called, due, main=True)
        for kind in dict.fromkeys(one.kind for one in due):
            yield _count(kind, state, called, [one for one in due if one.kind == kind])
    out = [item for type_ in OWN for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def _count(row: str, name: str, called: str, due: list[Deadline], *, main: bool = False) -> Figure:
    group = "kinds" if name else row
    return Figure(group, row if name else "", name, called, len(due), COUNT, lambda: deadline_terms(due), ALL_DUE, main)


def deadline_terms(due: Iterable[Deadline]) -> Iterator[Term]:
    """Each deadline as one, with the day it is due and the rule."""
    for one in due:
        how = f"le {write_day(one.due)}" + (f", règle « {one.rule} »" if one.rule else "")
        yield Term(ONE, f"{one.kind} : {one.who}", how, None, one.page, one.revision, one.line)
