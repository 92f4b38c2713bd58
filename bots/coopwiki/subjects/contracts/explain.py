"""Where the figures of headcount and deadlines come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.contract import Contract
from coopwiki.subjects.contracts.deadlines_report import OVERDUE, SOON, deadlines
from coopwiki.subjects.contracts.deadlines_report import OWN as DUE_OF
from coopwiki.subjects.contracts.headcount_report import COUNTED, OWN, headcount, paid_lines
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.figure import COUNT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, asked, computed, counted, entered, left_out

EACH = "Chaque personne compte une fois, par son contrat en vigueur ce jour-là."
COUNTS = "Comme l’effectif noté le dit."
ONCE = "Chaque personne compte une fois."
ALL_DUE = "Ce qui est à faire, une fois chacun."


def headcount_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The people of the day by type, all of them, and what an error leaves out."""
    data = headcount(ledger, today)
    noted = bool(data.months) and data.months[-1].source == COUNTED
    rule = COUNTS if noted else EACH
    for type_, number in data.by_type.items():
        terms = _told(number) if noted else partial(_people, ledger, today, type_)
        yield Figure("by_type", "", type_, f"personnes en {type_}", number, COUNT, terms, rule)
    terms = _told(data.total) if noted else partial(_people, ledger, today, "")
    yield Figure("total", "", "", "personnes", data.total, COUNT, terms, rule, main=True)
    yield _count("associates", "personnes associées", data.associates, _associates(ledger, today))
    paid = _paid(ledger, today)
    yield _count("paid_contributors", "personnes qui ont demandé", data.paid_contributors, paid)
    out = [item for type_ in OWN for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


def _count(name: str, called: str, number: int, terms: list[Term]) -> Figure:
    return Figure(name, "", "", called, number, COUNT, partial(list, terms), ONCE, main=True)


def _associates(ledger: Ledger, today: date) -> list[Term]:
    found = stays(ledger)
    return [
        entered(own[0], ONE, who, "compte pour 1")
        for who, own in found.memberships.items()
        if found.is_associate(who, today)
    ]


def _paid(ledger: Ledger, today: date) -> list[Term]:
    """The first line of each person who asked for something in twelve months."""
    first = {line.who: line for line in reversed(paid_lines(ledger, today))}
    return list(counted(map(asked, first.values())))


def _told(number: int) -> partial[list[Term]]:
    return partial(list, (computed(Decimal(number), "effectif noté", "comme il est écrit"),))


def _people(ledger: Ledger, today: date, type_: str) -> Iterator[Term]:
    for who in stays(ledger).contracts:
        contract = stays(ledger).in_force(who, today)
        if contract is not None and type_ in ("", contract.type):
            yield _one(contract, who)


def _one(contract: Contract, who: str) -> Term:
    return entered(contract, ONE, who, contract.type)


def deadline_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """How much is overdue and how much is due soon."""
    data = deadlines(ledger, today)
    for state, called in ((OVERDUE, "en retard"), (SOON, "dans les 90 jours")):
        due = [one for one in data.deadlines if one.state == state]
        terms = [computed(ONE, f"{one.kind} : {one.who}", "à faire") for one in due]
        yield Figure(state, "", "", called, len(due), COUNT, partial(list, terms), ALL_DUE, main=True)
    out = [item for type_ in DUE_OF for item in ledger.left_out_of(type_)]
    yield left_out(data.left_out, out)


EXPLAINED = {"headcount": headcount_figures, "deadlines": deadline_figures}
