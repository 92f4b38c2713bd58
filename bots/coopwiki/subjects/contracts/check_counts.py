"""Counts that agree with the contracts, and no more arrivals a month than the rule allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coopwiki.core.days import YearMonth, write_day, write_month
from coopwiki.core.fault import Sentence
from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.entries import CrowdedMonth, Entry, crowds, entries
from coopwiki.subjects.contracts.presence import disagreements, write_counts
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.contracts.tally import Tally
from coopwiki.subjects.record_issue import issue_of

COUNT_AGAINST_CONTRACTS = Sentence(
    "count_against_contracts",
    "Cet effectif dit {found}, et les contrats de ce jour-là disent autre chose : {suggestion}.",
    contradiction="Effectifs et contrats",
)
TWO_COUNTS = Sentence(
    "two_counts",
    "Deux effectifs du {found} ne disent pas la même chose : {suggestion}.",
    contradiction="Effectifs et contrats",
)
TOO_MANY_ARRIVALS = Sentence(
    "too_many_arrivals",
    "Cette arrivée est de trop pour la règle : {found} ; {suggestion}.",
)

ARRIVED_TWICE = Sentence(
    "arrived_twice",
    "« {found} » arrive une deuxième fois sans être partie : {suggestion}.",
)


def agreeing_counts(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a count that the contracts of its day contradict, and of two counts of one day."""
    for one in disagreements(ledger, today):
        suggestion = f"{write_counts(one.contracts)} ; corriger ce nombre ou les contrats"
        yield issue_of(one.tally, "date", COUNT_AGAINST_CONTRACTS(write_counts(one.counted), suggestion))
    first: dict[date, Tally] = {}
    for tally in ledger.of(Tally):
        before = first.setdefault(tally.day, tally)
        if any(before.told.get(type_, number) != number for type_, number in tally.told.items()):
            suggestion = f"{write_counts(before.told)} ou {write_counts(tally.told)}, n’en garder qu’un"
            yield issue_of(tally, "date", TWO_COUNTS(write_day(tally.day), suggestion))


def arrivals_within_rule(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns once of a month with more arrivals than the rule, at the first that is too many."""
    for crowd in crowds(ledger, today):
        record = crowd.entries[crowd.allowed].record
        field = "date" if isinstance(record, Arrival) else "début"
        suggestion = f"vérifier le jour ; {crowd.allowed} par mois au plus"
        yield issue_of(record, field, TOO_MANY_ARRIVALS(_came(crowd), suggestion))


def _came(crowd: CrowdedMonth) -> str:
    year, month = map(int, crowd.month.split("-"))
    return f"{len(crowd.entries)} en {write_month(YearMonth(year, month))}"


def arrivals_of_absent(ledger: Ledger, today: date) -> Iterator[Issue]:
    """Warns of a second arrival of somebody who has a contract in force the day before."""
    first: dict[str, Entry] = {}
    for entry in entries(ledger, today):
        before = first.setdefault(entry.who, entry)
        eve = entry.day - timedelta(days=1)
        if entry is not before and stays(ledger).in_force(entry.who, eve) is not None:
            suggestion = f"n’en garder qu’une, celle du {write_day(before.day)} par exemple"
            yield issue_of(entry.record, "date", ARRIVED_TWICE(entry.who, suggestion))


CHECKS = (agreeing_counts, arrivals_within_rule, arrivals_of_absent)
