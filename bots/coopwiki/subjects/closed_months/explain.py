"""Where the figures of the report "closed_months" come from: each line of the month, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.closed_months.closedmonth import ClosedMonth
from coopwiki.subjects.closed_months.month_lines import MonthLine, lines_then, month_lines
from coopwiki.subjects.closed_months.report import ClosedMonthRow, closed_months
from coopwiki.subjects.figure import COUNT, EUROS, Figure, Term
from coopwiki.subjects.figure_terms import ONE, entered, left_out, less

NOW = "Les contributions du mois, et ses dépenses payées, au plus qu’elles puissent coûter."
THEN = "Les mêmes lignes, comme elles étaient quand le mois a été arrêté."
WRITTEN = "Comme l’arrêté le dit : les lignes d’alors ne se lisent pas."
CHANGES = "Chaque ligne changée, ajoutée ou retirée depuis que son mois est arrêté."
DIFFERENCE = "Ce que le mois fait aujourd’hui, moins ce qu’il faisait alors."


def closed_month_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure: `2026-03 amount_now`, `2026-03 Technique difference`."""
    closings = {(one.page.title, one.line, str(one.month)): one for one in ledger.of(ClosedMonth)}
    data = closed_months(ledger, today)
    for row in data.months:
        yield from _of_row(ledger, closings[row.page, row.line, row.month], row)
    changed = [term for row in data.months for term in _changes(closings[row.page, row.line, row.month], row)]
    yield Figure("changes", "", "", "lignes changées", data.changes, COUNT, lambda: changed, CHANGES, main=True)
    yield left_out(data.left_out, ledger.left_out_of(ClosedMonth))


def _of_row(ledger: Ledger, given: ClosedMonth, row: ClosedMonthRow) -> Iterator[Figure]:
    make = partial(Figure, "months", f"{row.month} {row.budget}" if row.budget else row.month)
    of_now = partial(_terms, month_lines(ledger, given))
    yield make("amount_now", "somme aujourd’hui", row.amount_now, EUROS, of_now, NOW, main=True)
    if row.amount_then is None:
        return
    then = partial(_then, ledger, given, row)
    yield make(
        "amount_then", "somme alors", row.amount_then, EUROS, then, THEN if row.lines_then is not None else WRITTEN
    )
    yield make("difference", "écart", row.difference, EUROS, lambda: [*of_now(), *less(then())], DIFFERENCE)


def _changes(given: ClosedMonth, row: ClosedMonthRow) -> list[Term]:
    return [entered(given, ONE, f"« {one.page or one.page_id} », ligne {one.line}", one.kind) for one in row.changes]


def _then(ledger: Ledger, given: ClosedMonth, row: ClosedMonthRow) -> list[Term]:
    past = ledger.past.get((given.page.id, given.offset))
    if past is not None and row.lines_then is not None:
        return _terms(lines_then(ledger, given, past.records))
    return [entered(given, row.amount_then or row.amount_now, "Arrêté", "comme il est écrit")]


def _terms(lines: tuple[MonthLine, ...]) -> list[Term]:
    return [entered(line.record, line.amount, shortened(line.what), "montant de la ligne") for line in lines]


EXPLAINED = {"closed_months": closed_month_figures}
