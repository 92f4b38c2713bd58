"""Contributions as the books count them: with canonical names, the budget that pays, and the amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from coopwiki.core.ledger import Ledger
from coopwiki.subjects.contributions.contribution import Contribution


class Line(NamedTuple):
    """One contribution. `circle` is None where only a budget is named; `budget` is always there."""

    contribution: Contribution
    who: str
    circle: str | None
    budget: str
    amount: Decimal

    @property
    def unpaid(self) -> bool:
        """Whether nothing is asked."""
        return not self.amount


def lines(ledger: Ledger) -> tuple[Line, ...]:
    """Every contribution of the ledger, whatever its day, in page and line order."""
    return ledger.once(_lines)


def lines_between(ledger: Ledger, first: date, last: date) -> Iterator[Line]:
    """The contributions of these days, both included, in page and line order; only lines of their years are made."""
    years = [year for year in ledger.once(_places) if first.year <= year <= last.year]
    placed = (zip(ledger.once(_places)[year], ledger.once(_of_year, year), strict=True) for year in years)
    return (line for _, line in merge(*placed, key=_place) if first <= line.contribution.day <= last)


_place = itemgetter(0)


def _lines(ledger: Ledger) -> tuple[Line, ...]:
    places = ledger.once(_places)
    placed = (zip(places[year], ledger.once(_of_year, year), strict=True) for year in places)
    return tuple(map(itemgetter(1), sorted(chain.from_iterable(placed), key=_place)))


def _places(ledger: Ledger) -> Mapping[int, Sequence[int]]:
    """Where the contributions of each calendar year stand among all of them."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, given in enumerate(ledger.of(Contribution)):
        found[given.day.year].append(place)
    return found


def _of_year(ledger: Ledger, year: int) -> tuple[Line, ...]:
    given = ledger.of(Contribution)
    return tuple(_made(ledger, map(given.__getitem__, ledger.once(_places)[year])))


def _made(ledger: Ledger, contributions: Iterable[Contribution]) -> Iterator[Line]:
    people, circles = ledger.people.canonical, ledger.circles.canonical
    budgets: dict[str, str] = {}
    for given in contributions:
        circle = circles[given.circle] if given.circle is not None else None
        paying = given.budget or circle or ""
        if paying not in budgets:
            budgets[paying] = budget_name(ledger, paying)
        yield Line(given, people[given.who], circle, budgets[paying], given.amount)


def budget_name(ledger: Ledger, typed: str) -> str:
    """The canonical name of a budget: the circle's where a circle goes by that name, else the budget's own."""
    directory = ledger.circles if typed in ledger.circles else ledger.budgets
    return directory.canonical[typed]
