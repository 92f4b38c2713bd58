"""What a figure, a day or a text looks like on a page: `1 234,50 €`, `12 mars 2026`, `1 h 30`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from coopwiki.core.approximate import estimate, write_estimate
from coopwiki.core.days import YearMonth, write_day, write_month
from coopwiki.core.durations import clock
from coopwiki.core.euros import About, write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.typed import french, plain, unmarked
from coopwiki.publishing.escape import Markup

NOTHING = Markup("—")
LONGEST = 1000
"""Characters of one text that a page of ours shows."""
OFTEN = 65_536
"""How many values are remembered as written: days, times and amounts come again and again."""


@lru_cache(maxsize=OFTEN)
def euros(amount: Decimal | None) -> str:
    """`1 234,50 €`, a dash for None."""
    return NOTHING if amount is None else Markup(write_euros(amount))


def about(amount: About | None) -> str:
    """An amount as vague as it was written: `environ 300,00 €`, `montant inconnu`."""
    return "montant inconnu" if amount is None else write_estimate(estimate((amount,)))


@lru_cache(maxsize=OFTEN)
def hours(minutes: Decimal | None) -> str:
    """`1 h 30`, a dash for None."""
    return NOTHING if minutes is None else Markup(clock(minutes))


@lru_cache(maxsize=OFTEN)
def day(value: date | None) -> str:
    """`12 mars 2026`, a dash for None."""
    return NOTHING if value is None else Markup(write_day(value).replace(" ", "\u00a0"))


def until(value: date | None) -> str:
    """The last day of something, or that none is written."""
    return "sans fin notée" if value is None else day(value)


def month(value: str) -> str:
    """`mars 2026`, from `2026-03`."""
    year, number = value.split("-")
    return write_month(YearMonth(int(year), int(number)))


def percent(value: int | None) -> str:
    """`84 %`, a dash for None."""
    return NOTHING if value is None else Markup(f"{value}\u00a0%")


def decimal(value: Decimal | None) -> str:
    """`1,25`, a dash for None."""
    return NOTHING if value is None else Markup(french(value))


def plural(count: int, one: str, many: str, none: str = "") -> str:
    """`1 ligne`, `12 lignes`; where there is none the words for it, `aucune ligne`, else `0 ligne`."""
    return none if none and not count else f"{count}\u00a0{one if count < 2 else many}"


def member_text(text: str) -> str:
    """A member's text as it reads: links and bold lose their marks, all else stays as typed, to be escaped.

    What is longer than `LONGEST` is cut: MediaWiki takes 2 MiB a page, and the whole is where it was written.
    """
    shown = unmarked(text)
    return shown if len(shown) <= LONGEST else shortened(shown, LONGEST)


@lru_cache(maxsize=OFTEN)
def mark(amount: Decimal | None) -> str:
    """The value a column sorts by; minus zero is zero, None comes before all."""
    if amount is None:
        return Markup("-1")
    return Markup(plain(amount + 0))
