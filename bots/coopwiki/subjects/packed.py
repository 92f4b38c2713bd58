"""What a subject adds to the pack that cooperatives exchange: measures, and registers that are public by nature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopwiki.core.ledger import Ledger
from coopwiki.core.limits import months_after
from coopwiki.core.source import Page
from coopwiki.core.suppression import FEWEST
from coopwiki.core.titles import USER

MONTH, YEAR = "month", "year"
HOURS, EUROS, HOURLY, PEOPLE, PERCENT, COUNT = "hours", "euros", "euros_per_hour", "people", "percent", "count"


@dataclass(frozen=True, slots=True)
class PackTimes:
    """The times a pack covers: the twelve months that are over, oldest first, and the last calendar year that is."""

    today: date
    months: tuple[str, ...]
    year: int


def span(today: date) -> PackTimes:
    """The times that are over on a day.

    >>> span(date(2026, 3, 31)).months[-1], span(date(2026, 3, 31)).year
    ('2026-02', 2025)
    """
    first = today.replace(day=1)
    months = tuple(f"{months_after(first, -back):%Y-%m}" for back in range(12, 0, -1))
    return PackTimes(today, months, today.year - 1)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that cooperatives compare. `label` and `definition` are what members read.

    `period` says whether each month or the year is published. Over fewer than `fewest` people it is withheld;
    0 is for what stands on no person: what a circle decided.
    """

    name: str
    label: str
    definition: str
    unit: str
    period: str
    fewest: int = FEWEST


@dataclass(frozen=True, slots=True)
class Value:
    """A figure before it is published: the people it stands on, by whatever name.

    `linked` says that other figures would reveal it, or that it would reveal others. None is for what can't be said,
    such as a share of nothing.
    """

    measure: Measure
    period: str
    value: Decimal | None
    people: frozenset[str] = frozenset()
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a register: texts members wrote for everyone. `page` is where it stands."""

    title: str
    details: tuple[tuple[str, str], ...]
    page: str


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a subject. `reads` are the record types without any of which there is nothing to say."""

    measures: tuple[Measure, ...]
    reads: tuple[type, ...]
    values: Callable[[Ledger, PackTimes], Iterator[Value]]


@dataclass(frozen=True, slots=True)
class SharedRegister:
    """A register of what is public by nature: its name, what members call it, what stands in it."""

    name: str
    label: str
    definition: str
    items: Callable[[Ledger, date], Iterator[Item]]


Part = Measures | SharedRegister


def detail(name: str, value: object) -> tuple[tuple[str, str], ...]:
    """A detail of an item, nothing where it is not written."""
    return () if value is None or value == "" else ((name, str(value)),)


def public_page(page: Page) -> str:
    """The title of a page, '' where it is an account's or an address by number in place of a name."""
    return "" if page.namespace == USER or page.title.startswith("Special:") else page.title
