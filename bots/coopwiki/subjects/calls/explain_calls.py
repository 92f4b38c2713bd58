"""Where the figures of the report "calls" come from: the days left, the past calls of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from coopwiki.core.days import write_day
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.calls.calls_report import CallRow, calls, is_past, outcome
from coopwiki.subjects.calls.projectcall import LOST, WON, ProjectCall
from coopwiki.subjects.figure import COUNT, EUROS, PERCENT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out

DAYS = "Du jour d’aujourd’hui à l’échéance."
PAST = "Les appels de l’année dont l’échéance est passée ou la réponse connue."
RATE = "Les appels obtenus sur les réponses reçues, à l’entier inférieur ; à partir de dix réponses."
WRITTEN = "Comme il est écrit."


def call_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `Ateliers ouverts days_left`, `2025 won`."""
    data = calls(ledger, today)
    by_place = {(one.page.title, one.line, one.title): one for one in ledger.of(ProjectCall)}
    rows = (*data.calls, *(row for year in data.archive for row in year.calls))
    for row in rows:
        yield from _of_call(row, by_place[row.page, row.line, row.title], today)
    past = [one for one in ledger.of(ProjectCall) if is_past(one.deadline, outcome(one, today), today)]
    for year in data.archive:
        own, name = [one for one in past if one.deadline.year == year.year], str(year.year)
        won, lost = _ones(own, today, WON), _ones(own, today, LOST)
        yield _count(name, "count", "appels passés", year.count, _ones(own, today))
        yield _count(name, "won", "obtenus", year.won, won)
        yield _count(name, "lost", "refusés", year.lost, lost)
        yield _rate("archive", name, year.success_percent, won)
    yield _rate("success_percent", "", data.success_percent, _ones(past, today, WON))
    yield left_out(data.left_out, ledger.left_out_of(ProjectCall))


def _of_call(row: CallRow, record: ProjectCall, today: date) -> Iterator[Figure]:
    what = f"du {write_day(today)} au {write_day(row.deadline)}"
    title = shortened(row.title)
    yield Figure(
        "calls",
        title,
        "days_left",
        "jours avant l’échéance",
        row.days_left,
        COUNT,
        lambda: (computed(Decimal(row.days_left), what, "jours"),),
        DAYS,
        main=True,
    )
    if row.amount is not None:
        for name, called, value in (
            ("low", "au moins", row.amount.low),
            ("high", "au plus", row.amount.high),
        ):
            term = entered(record, value, record.template, "comme il est écrit")
            yield Figure("calls", title, name, called, value, EUROS, _always(term), WRITTEN)


def _always(term: Term) -> Callable[[], tuple[Term, ...]]:
    return lambda: (term,)


def _ones(own: list[ProjectCall], today: date, state: str = "") -> list[Term]:
    return [
        entered(one, ONE, shortened(one.title), outcome(one, today))
        for one in own
        if state in ("", outcome(one, today))
    ]


def _count(row: str, name: str, called: str, value: int, terms: list[Term]) -> Figure:
    return Figure("archive", row, name, called, value, COUNT, lambda: terms, PAST, main=name == "count")


def _rate(group: str, row: str, value: int | None, won: list[Term]) -> Figure:
    name = "success_percent" if row else ""
    return Figure(group, row, name, "part obtenue", value, PERCENT, lambda: won, RATE, unit=COUNT)
