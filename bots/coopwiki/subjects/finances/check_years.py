"""A year is written once, has begun, and its figures are not below zero where that means nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from coopwiki.core.book_years import YearName
from coopwiki.core.euros import write_euros
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record
from coopwiki.subjects.finances.fiscalyear import FiscalYear
from coopwiki.subjects.finances.funding import Funding
from coopwiki.subjects.finances.years import CAPITAL, FIGURES, RESULT, TURNOVER, by_year
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.year_rule import first_day, year_of

SAME_YEAR = Sentence(
    "same_year",
    "L’année {found} est écrite deux fois : {suggestion}.",
    contradiction="Chiffres d’une année écrits deux fois",
)
FUTURE_YEAR = Sentence(
    "future_year",
    "{found} est une année à venir : la fiche comptera cette année-là ; {suggestion}.",
)
BELOW_ZERO = Sentence(
    "below_zero",
    "« {found} » est en dessous de zéro : {suggestion}.",
)
CALLED = {TURNOVER: "chiffre d'affaires", RESULT: "résultat", CAPITAL: "capital"}
"""The fields as members type them."""


def single_year(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of each record after the first one of its year; says which figures differ, and which counts."""
    del today
    for own in by_year(ledger).values():
        first, *others = own
        for one in others:
            where = f"« {first.page.title} », ligne {first.line}"
            suggestion = f"n’en garder qu’une, l’autre est sur {where}{_difference(first, one)}"
            yield issue_of(one, "année", SAME_YEAR(str(one.year), suggestion))


def _difference(first: FiscalYear, one: FiscalYear) -> str:
    """What both say of a figure, where they differ."""
    told = [
        f"{CALLED[name]} {write_euros(before)} là-bas, {write_euros(after)} ici"
        for name in FIGURES
        if (before := getattr(first, name)) is not None
        and (after := getattr(one, name)) is not None
        and before != after
    ]
    return f" ({' ; '.join(told)} ; le premier compte)" if told else ""


def begun_year(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a year after today's: the record counts nowhere until then."""
    dated = ((one, one.year) for one in ledger.of(FiscalYear)), ((one, one.year) for one in ledger.of(Funding))
    for one, year in chain[tuple[Record, YearName]](*dated):
        if first_day(ledger, year) > today:
            suggestion = f"si c’est une erreur, écrire par exemple année={year_of(ledger, today).name}"
            yield issue_of(one, "année", FUTURE_YEAR(str(year), suggestion))


def above_zero(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a turnover, a capital or a funding below zero; a result may be a loss."""
    del today
    for year in ledger.of(FiscalYear):
        for name in (TURNOVER, CAPITAL):
            value = getattr(year, name)
            if value is not None and value < 0:
                suggestion = f"écrire par exemple {CALLED[name]}={write_euros(-value)}, une perte s’écrit dans résultat"
                yield issue_of(year, CALLED[name], BELOW_ZERO(write_euros(value), suggestion))
    for one in ledger.of(Funding):
        if one.amount is not None and one.amount < 0:
            suggestion = f"écrire par exemple montant={write_euros(-one.amount)}, ou état=refusé si rien n’est donné"
            yield issue_of(one, "montant", BELOW_ZERO(write_euros(one.amount), suggestion))


CHECKS = (single_year, begun_year, above_zero)
