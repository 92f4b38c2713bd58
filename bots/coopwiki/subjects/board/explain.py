"""Where the figures of the report "board" come from: the actions that are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.board.report import READS, YES, BoardRow, board, places
from coopwiki.subjects.circles.action import DONE, Action
from coopwiki.subjects.circles.open_actions import is_faded, is_open, state_of
from coopwiki.subjects.figure import COUNT, Figure
from coopwiki.subjects.figure_terms import ONE, entered, left_out

OPEN = "Les actions à faire ou en cours, une fois chacune, sans celles qui sont à confirmer."
FADED = "Les actions à faire ou en cours dont personne n’a modifié la page depuis 60 jours."
UNDATED = "Les actions faites, sans le jour où elles l’ont été."


def board_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `Technique overdue`."""
    data, found = board(ledger, today), places(ledger)
    for row in data.boards:
        yield from _of_row(ledger, row, found[row.kind, row.name], today)
    out = [item for type_ in READS for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def _of_row(ledger: Ledger, row: BoardRow, own: tuple[Action, ...], today: date) -> Iterator[Figure]:
    pending = [one for one in own if is_open(ledger, one, today)]
    counts: tuple[tuple[str, str, int, Callable[[Action], bool]], ...] = (
        ("overdue", "en retard", row.overdue, lambda one: one.due is not None and one.due < today),
        ("urgent", "urgentes", row.urgent, lambda one: one.urgent == YES),
        ("important", "importantes", row.important, lambda one: one.important == YES),
        ("unassigned", "sans personne", row.unassigned, lambda one: not one.who),
        ("needs", "avec un besoin", row.needs, lambda one: one.need is not None),
    )
    for name, called, value, is_one in counts:
        yield _figure(row, name, called, value, [one for one in pending if is_one(one)], OPEN)
    faded = [one for one in own if is_faded(ledger, one, today)]
    yield _figure(row, "faded", "à confirmer", row.faded, faded, FADED)
    undated = [one for one in own if state_of(one, today) == DONE and one.done is None]
    yield _figure(row, "undated", "faites sans jour", row.undated, undated, UNDATED)


def _figure(row: BoardRow, name: str, called: str, value: int, own: list[Action], rule: str) -> Figure:
    terms = [entered(one, ONE, shortened(one.what), "une action") for one in own]
    return Figure(f"{row.kind}s", row.name, name, called, value, COUNT, lambda: terms, rule, main=name == "overdue")


EXPLAINED = {
    "board": board_figures,
}
