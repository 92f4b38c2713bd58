"""Who adds and subtracts all sums that are shown, by any factors: exact ranks, over fractions."""

from __future__ import annotations

from collections.abc import Iterable
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


def rank(rows: Iterable[frozenset[int]]) -> int:
    """The exact rank of rows of zeros and ones."""
    return len(echelon(rows))


def learns_of(rows: Iterable[frozenset[int]], whose: dict[int, str]) -> list[tuple[str, ...]]:
    """Of which people, alone or two together, something is determined: `whose` says who stands behind each number.

    It is where the rows lose rank without their columns. Somebody who knows their own part and works out another's is
    such a pair.
    """
    told = set(rows)
    whole, people = rank(told), sorted(set(whose.values()))
    return [
        group
        for group in [*((who,) for who in people), *combinations(people, 2)]
        if rank(row - {number for number, who in whose.items() if who in group} for row in told) < whole
    ]
