"""Contributions as the books count them: with canonical names, the budget that pays, and the amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from coopwiki.core.directory import Directory
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import heading
from coopwiki.subjects.contributions.contribution import Contribution

T = TypeVar("T")


class Line(NamedTuple):
    """One contribution. `circle` is None where only a budget is named; `budget` is always there.

    `brand` is its brand's one name, None without a brand.
    """

    contribution: Contribution
    who: str
    circle: str | None
    budget: str
    amount: Decimal
    brand: str | None = None

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


def lines_by_year(ledger: Ledger) -> Mapping[int, tuple[Line, ...]]:
    """Every contribution of the ledger by calendar year, in order of year, then of page and line.

    A year's are the same object as in the ledger before, where nothing of them changed.
    """
    return {year: ledger.once(_of_year, year) for year in sorted(ledger.once(_places))}


def _lines(ledger: Ledger) -> tuple[Line, ...]:
    found: list[Line | None] = [None] * len(ledger.of(Contribution))
    for year, places in ledger.once(_places).items():
        for place, line in zip(places, ledger.once(_of_year, year), strict=True):
            found[place] = line
    return tuple(line for line in found if line)


def _places(ledger: Ledger) -> Mapping[int, Sequence[int]]:
    """Where the contributions of each calendar year stand among all of them."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, given in enumerate(ledger.of(Contribution)):
        found[given.day.year].append(place)
    return found


def contributions_of_years(ledger: Ledger, first: int, last: int) -> tuple[Contribution, ...]:
    """The contributions of these calendar years, both included, in page and line order."""
    return ledger.once(_contributions_of_years, first, last)


def _contributions_of_years(ledger: Ledger, first: int, last: int) -> tuple[Contribution, ...]:
    places = ledger.once(_places)
    found = sorted(chain.from_iterable(places[year] for year in places if first <= year <= last))
    return tuple(map(ledger.of(Contribution).__getitem__, found))


def years_of_contributions(ledger: Ledger) -> list[int]:
    """The calendar years that have any."""
    return sorted(ledger.once(_places))


def each_year(ledger: Ledger, derive: Callable[[tuple[Contribution, ...]], T]) -> Iterator[T]:
    """What a function of a module makes of the contributions of each calendar year, kept while these are the same."""
    for year in years_of_contributions(ledger):
        yield ledger.kept.of(year, derive, contributions_of_years(ledger, year, year))


def _of_year(ledger: Ledger, year: int) -> tuple[Line, ...]:
    given, brands = contributions_of_years(ledger, year, year), ledger.once(_brands)
    return ledger.kept.of(year, _made, given, ledger.people, ledger.circles, ledger.budgets, brands)


def _made(
    contributions: tuple[Contribution, ...],
    people: Directory,
    circles: Directory,
    budgets: Directory,
    brands: Mapping[str, str],
) -> tuple[Line, ...]:
    paying: dict[str, str] = {}

    def line(given: Contribution) -> Line:
        circle = circles.canonical[given.circle] if given.circle is not None else None
        typed = given.budget or circle or ""
        if typed not in paying:
            paying[typed] = _budget_name(circles, budgets, typed)
        brand = brands.get(given.brand or "")
        return Line(given, people.canonical[given.who], circle, paying[typed], given.amount, brand)

    return tuple(map(line, contributions))


def _brands(ledger: Ledger) -> Mapping[str, str]:
    """The one name of each brand as typed: its first spelling, as the report "projects" has it."""
    first: dict[str, str] = {}
    typed = dict.fromkeys(given.brand for given in ledger.of(Contribution) if given.brand)
    return {name: first.setdefault(heading(name) or name, name) for name in typed}


def budget_name(ledger: Ledger, typed: str) -> str:
    """The canonical name of a budget: the circle's where a circle goes by that name, else the budget's own."""
    return _budget_name(ledger.circles, ledger.budgets, typed)


def _budget_name(circles: Directory, budgets: Directory, typed: str) -> str:
    return (circles if typed in circles else budgets).canonical[typed]
