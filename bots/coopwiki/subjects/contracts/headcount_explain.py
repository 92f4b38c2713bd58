"""Where the figures of the headcount come from: whose contract, which count, who came and who left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.subjects.contracts.entries import entries, exits
from coopwiki.subjects.contracts.headcount_report import OWN, MonthOfPeople, headcount, paid_lines
from coopwiki.subjects.contracts.presence import begun, disagreements, last_tally
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.contracts.tally import Tally
from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, asked, counted, entered, left_out

EACH = "Chaque personne compte une fois, par son contrat en vigueur ce jour-là."
COUNTS = "Comme l’effectif noté le dit."
ONCE = "Chaque personne compte une fois."
CAME = "Chaque arrivée écrite compte pour 1 ; sans arrivée écrite, le premier contrat."
LEFT = "Chaque personne dont le dernier contrat est fini compte pour 1."
DIFFER = "Chaque effectif noté que les contrats du même jour contredisent compte pour 1."

Terms = Callable[[], Iterable[Term]]


def headcount_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The people of the day by type, all of them, each month's, and what an error leaves out."""
    data = headcount(ledger, today)
    rule, terms = _of_day(ledger, today)
    for type_, number in data.by_type.items():
        yield Figure("by_type", "", type_, f"personnes en {type_}", number, COUNT, partial(terms, type_), rule)
    yield Figure("total", "", "", "personnes", data.total, COUNT, partial(terms, ""), rule, main=True)
    yield _count("associates", "personnes associées", data.associates, partial(_associates, ledger, today))
    yield _count(
        "paid_contributors", "personnes qui ont demandé", data.paid_contributors, partial(_paid, ledger, today)
    )
    for month in data.months:
        yield from _of_month(ledger, today, month)
    differing = partial(_differing, ledger, today)
    yield _count("disagreements", "effectifs contredits", len(data.disagreements), differing, DIFFER)
    yield _count("who_left", "personnes parties", len(data.who_left), partial(_left, ledger, today, ""), LEFT)
    out = [item for type_ in OWN for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def _count(name: str, called: str, number: int, terms: Terms, rule: str = ONCE) -> Figure:
    return Figure(name, "", "", called, number, COUNT, terms, rule, main=True)


def _of_day(ledger: Ledger, day: date) -> tuple[str, Callable[[str], Iterator[Term]]]:
    """The sentence and the terms of the people of a day; '' for all types."""
    tally = None if begun(ledger, day) else last_tally(ledger, day)
    return (EACH, partial(_people, ledger, day)) if tally is None else (COUNTS, partial(_noted, tally))


def _people(ledger: Ledger, day: date, type_: str) -> Iterator[Term]:
    for who in stays(ledger).contracts:
        contract = stays(ledger).in_force(who, day)
        if contract is not None and type_ in ("", contract.type):
            yield entered(contract, ONE, who, contract.type)


def _noted(tally: Tally, type_: str) -> Iterator[Term]:
    for told, number in tally.told.items():
        if type_ in ("", told):
            yield entered(tally, Decimal(number), "effectif noté", told)


def _of_month(ledger: Ledger, today: date, month: MonthOfPeople) -> Iterator[Figure]:
    day = min(_last_day(month.month), today)
    rule, terms = _of_day(ledger, day)
    for type_, number in month.by_type.items():
        yield Figure("months", month.month, type_, f"personnes en {type_}", number, COUNT, partial(terms, type_), rule)
    yield Figure("months", month.month, "total", "personnes", month.total, COUNT, partial(terms, ""), rule, main=True)
    came, left = partial(_came, ledger, today, month.month), partial(_left, ledger, today, month.month)
    yield Figure("months", month.month, "arrivals", "arrivées", month.arrivals, COUNT, came, CAME)
    yield Figure("months", month.month, "departures", "départs", month.departures, COUNT, left, LEFT)


def _last_day(month: str) -> date:
    year, number = map(int, month.split("-"))
    return months_after(date(year, number, 1), 1) - timedelta(days=1)


def _came(ledger: Ledger, today: date, month: str) -> Iterator[Term]:
    return (entered(one.record, ONE, one.who, "arrivée") for one in entries(ledger, today) if one.month == month)


def _left(ledger: Ledger, today: date, month: str) -> Iterator[Term]:
    """Who left in a month; '' for any."""
    for one in exits(ledger, today):
        if month in ("", one.month):
            yield entered(one.contract, ONE, one.who, one.contract.type)


def _differing(ledger: Ledger, today: date) -> Iterator[Term]:
    return (entered(one.tally, ONE, "effectif noté", "contredit") for one in disagreements(ledger, today))


def _associates(ledger: Ledger, today: date) -> Iterator[Term]:
    found = stays(ledger)
    for who, own in found.memberships.items():
        if found.is_associate(who, today):
            yield entered(own[0], ONE, who, "compte pour 1")


def _paid(ledger: Ledger, today: date) -> Iterator[Term]:
    """The first line of each person who asked for something in twelve months."""
    first = {line.who: line for line in reversed(paid_lines(ledger, today))}
    return counted(map(asked, first.values()))
