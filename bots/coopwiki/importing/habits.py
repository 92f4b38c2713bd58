"""How the people who keep a sheet write numbers and dates, learnt from a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coopwiki.core.typed import squeeze
from coopwiki.exchange.grid import Value

_UNIT = re.compile(r" ?(?:€|eur|euros?)(?: ?ttc)?(?: ?/ ?h(?:eures?)?)?\Z|\A€ ?")
_DECIMALS = re.compile(r"-?[0-9 .,]{0,40}?([.,])[0-9]{1,2}")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:([.,])[0-9]{3})+")
_THREE = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{4}|[0-9]{2})(?: .*)?")


@dataclass(frozen=True, slots=True)
class Habit:
    """Of one column. `decimals` are the signs before decimals that are seen there without a doubt.

    `month_first` where dates are seen that only make sense so, and none that only makes sense otherwise. `year` is the
    one that the sheet is about, 0 for none.
    """

    decimals: frozenset[str] = frozenset()
    month_first: bool = False
    year: int = 0
    unit: str = ""
    mac_days: bool = False


def habit(values: Iterable[Value], year: int, unit: str, *, mac_days: bool) -> Habit:
    """Learn from the values of a column."""
    decimals, firsts, seconds = set[str](), 0, 0
    for text in {value for value in values if isinstance(value, str) and value}:
        typed = bare_amount(text)
        if found := _DECIMALS.fullmatch(typed):
            decimals.add(found[1])
        elif (found := _THOUSANDS.fullmatch(typed)) and typed.count(found[1]) > 1:
            decimals.add("," if found[1] == "." else ".")
        elif found := _SLASHED.fullmatch(typed):
            firsts = max(firsts, int(found[1]))
            seconds = max(seconds, int(found[2]))
    return Habit(frozenset(decimals), firsts <= 12 < seconds, year, unit, mac_days)


def bare_amount(text: str) -> str:
    """An amount without its unit, as it is typed."""
    return _UNIT.sub("", squeeze(text)).strip()


def is_three(typed: str) -> bool:
    """Whether one sign stands before three digits: thousands, or decimals."""
    return _THREE.fullmatch(typed) is not None


def two_months(text: str) -> tuple[int, int] | None:
    """The first two numbers of a date where each could be the month."""
    found = _SLASHED.fullmatch(squeeze(text))
    if not found or max(int(found[1]), int(found[2])) > 12 or found[1] == found[2]:
        return None
    return int(found[1]), int(found[2])
