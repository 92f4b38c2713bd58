"""Charts as calls of our templates: the wiki's Lua draws them, the numbers stand in the page's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Protocol

from coopwiki.core.book_years import BookYear
from coopwiki.core.typed import plain
from coopwiki.publishing.escape import Markup, escape

MOST_COLUMNS = 12
"""As many months as are legible on a telephone."""


class MonthOfWork(Protocol):
    """A month's sums as a page may show them: None where a figure is withheld."""

    @property
    def minutes(self) -> Decimal | None:
        """All the time."""
        ...

    @property
    def unpaid_minutes(self) -> Decimal | None:
        """The time nothing is asked for."""
        ...

    @property
    def amount(self) -> Decimal | None:
        """Euros asked for."""
        ...


def time_columns(prefix: str, title: str, months: Iterable[tuple[str, MonthOfWork]]) -> str:
    """A column of hours for each of the last months, the unpaid part apart; months as `2026-03`."""
    found = {name: _time(sums) for name, sums in months}
    return _columns(prefix, "temps", title, found)


def _time(sums: MonthOfWork) -> str:
    if sums.minutes is None or sums.unpaid_minutes is None:
        return ""
    return f"{_figure(sums.minutes)}/{_figure(sums.unpaid_minutes)}"


def amount_columns(prefix: str, title: str, months: Iterable[tuple[str, MonthOfWork]]) -> str:
    """A column of the euros asked for in each of the last months; months as `2026-03`."""
    return euro_columns(prefix, title, ((name, sums.amount) for name, sums in months))


def euro_columns(prefix: str, title: str, months: Iterable[tuple[str, Decimal | None]]) -> str:
    """A column of euros for each of the last months; None is not to be shown."""
    found = {name: "" if amount is None else _figure(amount) for name, amount in months}
    return _columns(prefix, "euros", title, found)


def _columns(prefix: str, unit: str, title: str, found: dict[str, str]) -> str:
    """A column for each of the last months; those between without a line have none of it."""
    if not found:
        return ""
    names = islice(_backwards(max(found)), MOST_COLUMNS)
    shown = sorted((name, found.get(name, "0")) for name in names if name >= min(found))
    return _call(prefix, "Colonnes", {"en": unit, "titre": title}, shown)


def _backwards(month: str) -> Iterator[str]:
    """A month, `2026-01`, and those before it."""
    whole = int(month[:4]) * 12 + int(month[5:]) - 1
    for number in range(whole, -1, -1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


class SpendingPoint(Protocol):
    """A point of a curve: a month, what was spent since January, and what an even pace gives."""

    @property
    def month(self) -> str:
        """`2026-03`."""
        ...

    @property
    def since_january(self) -> Decimal:
        """Euros."""
        ...

    @property
    def even(self) -> Decimal:
        """Euros."""
        ...


def curve(
    prefix: str, title: str, available: Decimal, on: date, told: Sequence[SpendingPoint], year: BookYear | None = None
) -> str:
    """What was spent since the year began against an even pace; nothing where nothing is available."""
    if available <= 0 or not told:
        return ""
    named = {
        "titre": title,
        "disponible": _figure(available),
        "jour": on.isoformat(),
        "dépensé": _figure(told[-1].since_january),
        "rythme": _figure(told[-1].even),
    }
    if year is not None and not year.is_calendar:
        named |= {"début": year.first.isoformat(), "fin": year.last.isoformat()}
    months = ((evening.month, _figure(evening.since_january)) for evening in told)
    return _call(prefix, "Courbe", named, months)


def layers(prefix: str, title: str, names: Sequence[str], months: Iterable[tuple[str, Iterable[int]]]) -> str:
    """How many there are at the end of each month, one layer a name, the first lowest; nothing without a month."""
    found = [(name, "/".join(map(str, numbers))) for name, numbers in months]
    return _call(prefix, "Couches", {"titre": title, "couches": " ; ".join(names)}, found) if found else ""


class Compared(Protocol):
    """A point of two curves: an amount of euros, and what each of two scales asks of it, None where it says nothing."""

    @property
    def margin(self) -> Decimal:
        """Euros."""
        ...

    @property
    def old(self) -> Decimal | None:
        """Euros."""
        ...

    @property
    def new(self) -> Decimal | None:
        """Euros."""
        ...


def two_curves(prefix: str, title: str, old: date, new: date, points: Iterable[Compared]) -> str:
    """What two dated scales ask, side by side; a point where one says nothing is not on its curve."""
    named = {"titre": title, "avant": old.isoformat(), "maintenant": new.isoformat()}
    told = ((_figure(one.margin), f"{_or_nothing(one.old)}/{_or_nothing(one.new)}") for one in points)
    return _call(prefix, "Courbes", named, told)


def _or_nothing(amount: Decimal | None) -> str:
    return "" if amount is None else _figure(amount)


def _figure(amount: Decimal) -> str:
    """A number for Lua, without an exponent; minus zero is zero."""
    return plain(amount + 0)


def _call(prefix: str, template: str, named: dict[str, str], months: Iterable[tuple[str, str]]) -> str:
    titled = {name: escape(value) for name, value in named.items()}
    arguments = "".join(f"|{name}={value}" for name, value in (*titled.items(), *months))
    return Markup(f"{{{{{prefix}{template}{arguments}}}}}")
