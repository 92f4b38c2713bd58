"""What a pack says of people: how many on average, by type of contract, and how many came in the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.suppression import Tables, suppressed
from coopwiki.subjects.contracts.arrival import Arrival
from coopwiki.subjects.contracts.contract import APPRENTICE, CAPE, CDD, CDI, CESA, Contract
from coopwiki.subjects.contracts.entries import entries
from coopwiki.subjects.contracts.membership import Membership
from coopwiki.subjects.contracts.stays import stays
from coopwiki.subjects.packed import PEOPLE, YEAR, Measure, Measures, PackTimes, Value

HEADCOUNT = Measure(
    "headcount",
    "Effectif moyen",
    "Personnes sous contrat le dernier jour de chaque mois de l’année, en moyenne des douze mois.",
    PEOPLE,
    YEAR,
)
TYPES = {
    CAPE: "headcount_cape", CESA: "headcount_cesa", CDI: "headcount_cdi", CDD: "headcount_cdd",
    APPRENTICE: "headcount_apprentice",
}  # fmt: skip
BY_TYPE = {
    type_: Measure(name, f"Effectif moyen, {type_}", f"La même moyenne, des contrats {type_}.", PEOPLE, YEAR)
    for type_, name in TYPES.items()
}
ASSOCIATES = Measure("associates", "Associé·es", "Associé·es en fin de mois, en moyenne de l’année.", PEOPLE, YEAR)
ENTRIES = Measure(
    "entries", "Entrées", "Personnes arrivées dans l’année (Arrivée, sinon premier contrat).", PEOPLE, YEAR
)

Stay = tuple[str, tuple[str, ...]]
"""Somebody, and the measures they count in at the end of a month."""


def figures(ledger: Ledger, times: PackTimes) -> Iterator[Value]:
    """The averages of the year, and its entries. Counts without contracts (Effectif) name nobody and stand in none."""
    months = Counter(stay for day in _month_ends(times.year) for stay in _on(ledger, day))
    hidden = suppressed(sorted(months), _TABLES)
    for measure in (HEADCOUNT, *BY_TYPE.values(), ASSOCIATES):
        own = {stay: count for stay, count in months.items() if measure.name in stay[1]}
        people, average = frozenset(who for who, _ in own), Decimal(sum(own.values())) / 12
        yield Value(measure, str(times.year), average, people, linked=measure.name in hidden)
    came = frozenset(one.who for one in entries(ledger, times.today) if one.day.year == times.year)
    yield Value(ENTRIES, str(times.year), Decimal(len(came)), came)


def _month_ends(year: int) -> Iterator[date]:
    for number in range(12):
        yield months_after(date(year, 1, 1), number + 1) - timedelta(days=1)


def _on(ledger: Ledger, day: date) -> Iterator[Stay]:
    """Who counts on a day, and in which measures."""
    found = stays(ledger)
    for who in dict.fromkeys((*found.contracts, *found.memberships)):
        contract = found.in_force(who, day)
        names = (HEADCOUNT.name, TYPES[contract.type]) if contract else ()
        own = (*names, ASSOCIATES.name) if found.is_associate(who, day) else names
        if own:
            yield who, own


_ORDER = (ASSOCIATES.name, *reversed(TYPES.values()), HEADCOUNT.name)
"""Where one has to go, it is one of the first of these."""


def _wholes(name: str) -> tuple[str, ...]:
    return (HEADCOUNT.name,) if name in TYPES.values() else ()


def _rank(name: str) -> tuple[int, str]:
    return _ORDER.index(name), name


_TABLES = Tables(_wholes, _rank)

PACKED = (Measures((HEADCOUNT, *BY_TYPE.values(), ASSOCIATES, ENTRIES), (Contract, Membership, Arrival), figures),)
