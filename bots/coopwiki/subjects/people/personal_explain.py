"""Where the figures of the report "mine" come from: one person's lines at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from coopwiki.core.ledger import Ledger, LeftOut
from coopwiki.core.messages import spaced
from coopwiki.core.typed import plain
from coopwiki.subjects.budgets.charges import Draw
from coopwiki.subjects.contracts.deadlines_explain import ALL_DUE, deadline_terms
from coopwiki.subjects.contributions.explain import of_lines
from coopwiki.subjects.contributions.lines import Line
from coopwiki.subjects.contributions.sums import Sums, left_out_by, sums
from coopwiki.subjects.figure import COUNT, EUROS, MINUTES, Figure, Term
from coopwiki.subjects.figure_terms import asked, counted, drawn, left_out, time_of
from coopwiki.subjects.invoicing.invoices_report import Invoice
from coopwiki.subjects.people.personal_report import (
    Own,
    announced,
    mine,
    of_month,
    rated_lines,
    year_lines,
)

_SLIP = (
    "La somme des lignes de ce budget sans bon et pas encore réglées, chacune à la part décidée là où il a été clos."
)
_SLIPS = "La somme des bons possibles, dont la somme est au-dessus de zéro."
_LOW = "Les travaux annoncés et pas encore faits, au moins qu’ils puissent demander."
_HIGH = "Les travaux annoncés et pas encore faits, au plus qu’ils puissent demander."


def mine_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `this_month Ana Martin amount`, `Ana Martin to_invoice`."""
    data, lines, still_open = (
        mine(ledger, today),
        year_lines(ledger, today),
        announced(ledger, today),
    )
    out = left_out_by(ledger, today)
    for own in data.people:
        noted = lines.get(own.name, [])
        yield from _own_lines("this_month", own.name, own.this_month, of_month(noted, today))
        yield from _own_lines("this_year", own.name, own.this_year, noted)
        yield from _slips(own)
        yield from _rates(own, noted)
        yield from _expected(own, still_open.get(own.name, []))
        due = partial(deadline_terms, own.deadlines)
        yield Figure("people", own.name, "deadlines", "échéances", len(own.deadlines), COUNT, due, ALL_DUE)
        theirs = [item for item in out if _is_theirs(ledger, item, own.name)]
        yield left_out(own.left_out, theirs, "people", own.name)
    yield left_out(data.left_out, out)


def _own_lines(group: str, name: str, whole: Sums, lines: Sequence[Line]) -> Iterator[Figure]:
    """The four sums; what is meant where only the person is named is what they can invoice."""
    return (replace(figure, main=False) for figure in of_lines(group, name, whole, lines))


def _slips(own: Own) -> Iterator[Figure]:
    above = [slip for slip in own.invoices if slip.amount > 0]
    yield Figure(
        "people",
        own.name,
        "to_invoice",
        "à facturer",
        own.to_invoice,
        EUROS,
        lambda: chain.from_iterable(map(_invoiced, above)),
        spaced(_SLIPS),
        main=True,
    )
    for slip in own.invoices:
        yield Figure(
            "invoices",
            f"{own.name} {slip.budget} {slip.year}",
            "amount",
            "montant",
            slip.amount,
            EUROS,
            partial(_invoiced, slip),
            spaced(_SLIP),
            main=True,
        )


def _invoiced(slip: Invoice) -> Iterator[Term]:
    for row in slip.lines:
        how = "ce qui est demandé" if row.amount == row.asked else "la part décidée à la clôture"
        yield Term(row.amount, row.what, how, row.day, row.page, row.revision, row.line)


def _rates(own: Own, noted: Sequence[Line]) -> Iterator[Figure]:
    for rate, lines in rated_lines(noted).items():
        row = f"{own.name} {plain(rate)}"
        yield Figure(
            "rates",
            row,
            "lines",
            "lignes",
            len(lines),
            COUNT,
            partial(_ones, lines),
            "Chaque ligne à ce taux compte pour 1.",
        )
        yield Figure(
            "rates",
            row,
            "minutes",
            "temps",
            sums(lines).minutes,
            MINUTES,
            partial(map, time_of, lines),
            "La somme des durées des lignes à ce taux.",
        )


def _ones(lines: Iterable[Line]) -> Iterator[Term]:
    return counted(map(asked, lines))


def _expected(own: Own, still_open: Sequence[Draw]) -> Iterator[Figure]:
    for name, called, value, rule, low in (
        ("announced_low", "annoncé au moins", own.announced_low, _LOW, True),
        ("announced_high", "annoncé au plus", own.announced_high, _HIGH, False),
    ):
        terms = partial(map, partial(drawn, low=low), still_open)
        yield Figure("people", own.name, name, called, value, EUROS, terms, spaced(rule))


def _is_theirs(ledger: Ledger, item: LeftOut, name: str) -> bool:
    who = item.values.get("who")
    return who is not None and ledger.people.canonical[who] == name
