"""Where the figures of the report "contributions" come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from coopwiki.core.days import MONTHS
from coopwiki.core.durations import clock
from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import spaced
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.report import Contributions, YearSums, contributions
from coopwiki.subjects.contributions.sums import Sums, brand_of, counted_lines, grouped, left_out_by, month_of
from coopwiki.subjects.figure import COUNT, EUROS, JOBS, MINUTES, Figure
from coopwiki.subjects.figure_terms import asked, counted, left_out, time_of
from coopwiki.subjects.rules.rules import full_time_minutes
from coopwiki.subjects.rules.year_rule import last_day, year_of

_LINES = "Chaque ligne compte pour 1."
_TIME = "La somme des durées notées, sans arrondi."
_UNPAID = "La somme des durées des lignes où rien n’est demandé."
_PER_LINE = (
    "Chaque ligne vaut la somme forfaitaire, sinon durée × taux arrondi au centime le plus proche "
    "(un demi-centime vers le haut) ; le total est la somme des lignes."
)
WITHOUT_CIRCLE = "sans cercle"
"""What the row without a name is called."""


def figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report."""
    data, lines = contributions(ledger, today), counted_lines(ledger, today)
    for group, row, sums, own in _rows(ledger, data, lines):
        yield from of_lines(group, row, sums, own)
        if isinstance(sums, YearSums):
            yield _full_time(ledger, row, sums, own)
    yield left_out(data.left_out, left_out_by(ledger, today))


def _rows(
    ledger: Ledger, data: Contributions, lines: Sequence[Line]
) -> Iterator[tuple[str, str, Sums, Sequence[Line]]]:
    """Each row of each table with the lines behind it."""
    by_name: tuple[tuple[str, Callable[[Line], object], dict[object, Sums]], ...] = (
        ("by_person", lambda line: line.who, {row.name: row for row in data.by_person}),
        ("by_circle", lambda line: line.circle, {row.name: row for row in data.by_circle}),
        ("by_month", month_of, {row.month: row for row in data.by_month}),
        ("by_year", lambda line: year_of(ledger, line.contribution.day).name, {row.year: row for row in data.by_year}),
        ("by_brand", brand_of, {row.name: row for row in data.by_brand}),
    )
    for group, name, rows in by_name:
        own = grouped(lines, name)
        for key, sums in rows.items():
            yield group, WITHOUT_CIRCLE if key is None else str(key), sums, own.get(key, [])
    waiting = [line for line in lines if line.amount and not line.contribution.slip]
    yield "not_invoiced", "", data.not_invoiced, waiting
    yield "totals", "", data.totals, lines


def of_lines(group: str, row: str, sums: Sums, own: Iterable[Line]) -> Iterator[Figure]:
    """The four sums of some lines."""
    lines = tuple(own)
    unpaid = tuple(line for line in lines if line.unpaid)
    figure = partial(Figure, group, row)
    yield figure("lines", "lignes", sums.lines, COUNT, lambda: counted(map(asked, lines)), _LINES)
    yield figure("minutes", "temps", sums.minutes, MINUTES, lambda: map(time_of, lines), _TIME)
    yield figure(
        "unpaid_minutes", "temps sans paiement", sums.unpaid_minutes, MINUTES, lambda: map(time_of, unpaid), _UNPAID
    )
    yield figure("amount", "montant", sums.amount, EUROS, lambda: map(asked, lines), spaced(_PER_LINE), main=True)


def _full_time(ledger: Ledger, row: str, sums: YearSums, own: Sequence[Line]) -> Figure:
    end = last_day(ledger, sums.year)
    whole = full_time_minutes(ledger).on(end)
    rule = "Aucune règle « heures d’un ETP » n’est en vigueur : ce chiffre n’est pas calculé."
    if whole:
        rule = (
            f"Le temps de l’année, divisé par celui d’un temps plein ({clock(whole)}, règle « heures d’un ETP » en"
            f" vigueur le {end.day} {MONTHS[end.month - 1]}), à deux décimales, un demi vers le haut."
        )
    return Figure(
        "by_year",
        row,
        "full_time",
        "temps pleins",
        sums.full_time,
        JOBS,
        lambda: map(time_of, own),
        spaced(rule),
        unit=MINUTES,
    )


EXPLAINED = {
    "contributions": figures,
}
