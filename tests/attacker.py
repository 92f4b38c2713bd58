"""Who adds and subtracts all sums that are shown, by any factors: exact ranks, over fractions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from itertools import combinations

from coopwiki.subjects.contributions.small_groups import Cell, Share, Withheld

Row = dict[int, Fraction]


def equations(shares: list[Share], hidden: Withheld) -> list[tuple[bool, frozenset[int]]]:
    """Every sum that is shown: whether of euros, and the numbers of the shares in it that are not zero."""
    cells: dict[Cell, set[int]] = {}
    for number, share in enumerate(shares):
        for cell in share.cells():
            cells.setdefault(cell, set()).add(number)
    timed = frozenset(i for i, s in enumerate(shares) if s.minutes)
    unpaid = frozenset(i for i in timed if not shares[i].amount)
    euros = frozenset(i for i, s in enumerate(shares) if s.amount)
    found = []
    for cell, of in cells.items():
        if cell not in hidden.amount:
            found.append((True, euros & of))
        if cell[0] == "not_invoiced":
            continue
        if cell not in hidden.minutes:
            found.append((False, timed & of))
        if cell not in hidden.unpaid_minutes:
            found.append((False, unpaid & of))
    return [equation for equation in found if equation[1]]


def reduced(rows: Iterable[Row]) -> dict[int, Row]:
    """The rows in echelon form, exact, by their first number."""
    pivots: dict[int, Row] = {}
    for given in rows:
        row = dict(given)
        while row:
            first = min(row)
            if first not in pivots:
                pivots[first] = {n: value / row[first] for n, value in row.items()}
                break
            factor = row[first]
            for n, value in pivots[first].items():
                row[n] = row.get(n, Fraction(0)) - factor * value
                if not row[n]:
                    del row[n]
    return pivots


def echelon(rows: Iterable[frozenset[int]]) -> dict[int, Row]:
    """The echelon form of rows of zeros and ones."""
    return reduced({number: Fraction(1) for number in numbers} for numbers in rows)


def solved(rows: Iterable[frozenset[int]]) -> dict[int, Row]:
    """The same, each row without the first numbers of all others."""
    pivots = echelon(rows)
    for first in sorted(pivots, reverse=True):
        row = pivots[first]
        for other in [n for n in row if n != first and n in pivots]:
            factor = row[other]
            for n, value in pivots[other].items():
                row[n] = row.get(n, Fraction(0)) - factor * value
        pivots[first] = {n: value for n, value in row.items() if value}
    return pivots


def tells_of(told: dict[int, Row], theirs: Collection[int]) -> bool:
    """Whether some combination of solved rows holds none but these numbers: it is one of rows that begin with them."""
    own = [told[first] for first in theirs if first in told]
    return len(reduced({n: v for n, v in row.items() if n not in theirs} for row in own)) < len(own)


def learns_of_units(rows: Iterable[frozenset[int]], people: Mapping[int, frozenset[str]]) -> list[tuple[str, ...]]:
    """Of which people, alone or two together, something is determined: `people` says whose figures each number is.

    Somebody who knows their own part and works out another's is such a pair.
    """
    told = solved(rows)
    everybody = sorted(frozenset().union(*people.values()))
    groups = [*((who,) for who in everybody), *combinations(everybody, 2)]
    return [group for group in groups if tells_of(told, {n for n, of in people.items() if of <= {*group}})]


def learns_of(rows: Iterable[frozenset[int]], whose: Mapping[int, str]) -> list[tuple[str, ...]]:
    """The same where each number is one person's."""
    return learns_of_units(rows, {number: frozenset((who,)) for number, who in whose.items()})
