"""How many people there are on a day, by type: what the contracts say, and what a count says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contracts.contract import TYPES, Contract
from coopwiki.subjects.contracts.stays import FIRST_COUNTS, stays
from coopwiki.subjects.contracts.tally import Tally

ByType = Mapping[str, int]
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A count, and what the contracts say of its day; of the types that the count speaks of."""

    tally: Tally
    counted: ByType
    contracts: ByType


def by_contracts(ledger: Ledger, day: date) -> ByType:
    """The people of a day by the contracts in force, each once."""
    return by_contracts_on(ledger, (day,))[0]


def by_contracts_on(ledger: Ledger, days: Sequence[date]) -> list[ByType]:
    """Who is present by contract on each of several days, given in order; contracts are gone through once."""
    found = [dict.fromkeys(TYPES, 0) for _ in days]
    for own in stays(ledger).contracts.values():
        for first, last, type_ in counting(own):
            for place in range(bisect_left(days, first), bisect_right(days, last)):
                found[place][type_] += 1
    return list(found)


def counting(own: Sequence[Contract]) -> Iterator[tuple[date, date, str]]:
    """From when to when somebody counts under which type: where contracts overlap, the first of `FIRST_COUNTS`."""
    edges = sorted({one.start for one in own} | {_after(one) for one in own})
    for first, following in pairwise(edges):
        types = [one.type for one in own if one.start <= first < _after(one)]
        if types:
            yield first, following - DAY, min(types, key=FIRST_COUNTS.index)


def _after(one: Contract) -> date:
    """The day after its last; the last day there is for a contract without end."""
    return one.last + DAY if one.last else date.max


def begun(ledger: Ledger, day: date) -> bool:
    """Whether a contract had begun by that day: from then on contracts say how many there are."""
    first = ledger.once(_first)
    return first is not None and first <= day


def _first(ledger: Ledger) -> date | None:
    starts = (own[0].start for own in stays(ledger).contracts.values())
    return min(starts, default=None)


def last_tally(ledger: Ledger, day: date) -> Tally | None:
    """The last count up to a day. Where two have one day, the first in page order."""
    return max((one for one in ledger.of(Tally) if one.day <= day), key=lambda one: one.day, default=None)


def disagreements(ledger: Ledger, today: date) -> tuple[Disagreement, ...]:
    """The counts up to `today` with which contracts that had begun by their day do not agree, by day."""
    found = (
        Disagreement(one, one.told, _of_types(by_contracts(ledger, one.day), one.told))
        for one in ledger.of(Tally)
        if one.day <= today and begun(ledger, one.day)
    )
    differing = (one for one in found if one.counted != one.contracts)
    return tuple(sorted(differing, key=lambda one: one.tally.day))


def _of_types(numbers: ByType, types: ByType) -> ByType:
    return {type_: number for type_, number in numbers.items() if type_ in types}


def write_counts(numbers: ByType) -> str:
    """`12 CAPE, 15 CESA`."""
    return ", ".join(f"{number} {type_}" for type_, number in numbers.items())
