"""The day of a record is past, and its year has budgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter

from coopwiki.core.days import write_day
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.schema.record import Record, Role
from coopwiki.schema.references import references
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.record_issue import issue_of
from coopwiki.subjects.rules.year_rule import year_of

OUTSIDE_BUDGET_YEARS = Sentence(
    "outside_budget_years",
    "Aucun budget n’existe pour {found} : la ligne compte à part ; {suggestion}.",
)
FUTURE_DAY = Sentence(
    "future_day",
    "« {found} » est un jour à venir : la fiche comptera ce jour-là ; {suggestion}.",
)

DONE_LATER = Sentence(
    "done_later",
    "« {found} » est un jour à venir : rien n’est fait avant ; {suggestion}.",
)


def past_day(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a day after today: the record stands in no total until then."""
    for record, field, day in _dated(ledger, ledger.records, lambda day: day > today):
        fault = FUTURE_DAY(write_day(day), _corrected(field, day, today))
        yield issue_of(record, field, fault)


def done_day(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a day to come where a record says when something was done: paid, lifted, read again."""
    for record, field, day in _dated(ledger, ledger.records, lambda day: day > today, "done"):
        yield issue_of(record, field, DONE_LATER(write_day(day), "corriger la date, ou la laisser vide d’ici là"))


def _dated(
    ledger: Ledger, types: Iterable[type[Record]], wanted: Callable[[date], bool], role: Role = "from"
) -> Iterator[tuple[Record, str, date]]:
    """The records of these types whose field of a role holds a day that is wanted, that field, and the day.

    Each distinct day is asked about once.
    """
    for first in references(types, role):
        day_of, records = attrgetter(first.attribute), ledger.of(first.type)
        found = {day for day in set(map(day_of, records)) if day is not None and wanted(day)}
        for record in records if found else ():
            if (day := day_of(record)) in found:
                yield record, first.field, day


def _corrected(field: str, day: date, today: date) -> str:
    """What to type if the year is mistaken: the same day of the last year in which it is past."""
    if (day.month, day.day) == (2, 29):
        return "si c’est une erreur, corriger la date"
    past = day.replace(year=today.year)
    meant = past if past <= today else past.replace(year=today.year - 1)
    return f"si c’est une erreur, écrire par exemple {field}={meant}"


def budget_year(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a year for which no budget is set; a wiki without any budget is not asked for one."""
    del today
    years = {budget.year for budget in ledger.of(Budget)}
    if not years:
        return
    known = ", ".join(str(year) for year in sorted(years))
    spending = (type_ for type_ in ledger.records if issubclass(type_, Record) and type_.spends)
    for record, field, day in _dated(ledger, spending, lambda day: year_of(ledger, day).name not in years):
        suggestion = f"vérifier la date, les budgets connus sont ceux de {known}"
        fault = OUTSIDE_BUDGET_YEARS(str(year_of(ledger, day).name), suggestion)
        yield issue_of(record, field, fault)
