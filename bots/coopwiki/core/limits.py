"""What a rule may allow: how many, how long, which part of a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.fault import Reading, refused
from coopwiki.core.rates import read_percent
from coopwiki.core.typed import french, squeeze

SPAN_EXAMPLE, TERM_EXAMPLE, SHARE_EXAMPLE = "3 à 9", "4 ans", "1/3"

_NUMBER = r"([0-9]{1,4})"
_FROM_TO = re.compile(rf"(?:de |entre )?{_NUMBER} ?(?:à|a|et|-) ?{_NUMBER}")
_ONE_END = re.compile(rf"(?:(au plus|maximum|au moins|minimum) )?{_NUMBER}(?: (au plus|maximum|au moins|minimum))?")
_TERM = re.compile(rf"(?:{_NUMBER} ?ans?)?(?: ?(?:et )?{_NUMBER} ?mois)?")
_FRACTION = re.compile(rf"{_NUMBER} ?/ ?{_NUMBER}")
_WORDS = {
    "la moitié": Fraction(1, 2), "un tiers": Fraction(1, 3), "le tiers": Fraction(1, 3), "un quart": Fraction(1, 4),
    "le quart": Fraction(1, 4), "deux tiers": Fraction(2, 3), "trois quarts": Fraction(3, 4),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """How many there may be, both ends included; None for no lowest, no highest."""

    low: int | None
    high: int | None

    def __contains__(self, count: int) -> bool:
        return (self.low or 0) <= count and (self.high is None or count <= self.high)


def read_span(text: str) -> Reading[Span]:
    """Read how many: `3 à 9`, `de 3 à 9`, `5`, `3 au moins`, `au plus 9`."""
    typed = squeeze(text)
    if found := _FROM_TO.fullmatch(typed):
        low, high = int(found[1]), int(found[2])
        if low > high:
            return refused("span_unreadable", text, f"{high} à {low}")
        return Reading(Span(low, high))
    found = _ONE_END.fullmatch(typed)
    if not found or (found[1] and found[3]):
        return refused("span_unreadable", text, SPAN_EXAMPLE)
    number, end = int(found[2]), found[1] or found[3] or ""
    return Reading(
        Span(
            None if "plus" in end or "max" in end else number,
            None if "moins" in end or "min" in end else number,
        )
    )


def write_span(span: Span) -> str:
    """Write `3 à 9`, `5`, `3 au moins`, `9 au plus`."""
    if span.low == span.high:
        return str(span.low)
    if span.low is None:
        return f"{span.high} au plus"
    return f"{span.low} au moins" if span.high is None else f"{span.low} à {span.high}"


def read_term(text: str) -> Reading[int]:
    """Read a length of time in months: `4 ans`, `18 mois`, `1 an et 6 mois`."""
    found = _TERM.fullmatch(squeeze(text))
    months = int(found[1] or 0) * 12 + int(found[2] or 0) if found else 0
    return Reading(months) if 0 < months <= 1200 else refused("term_unreadable", text, TERM_EXAMPLE)


def write_term(months: int) -> str:
    """Write `4 ans`, `18 mois`, `1 an et 6 mois`."""
    years, rest = divmod(months, 12)
    parts = (
        f"{years} an{'s' if years > 1 else ''}" if years else "",
        f"{rest} mois" if rest else "",
    )
    return " et ".join(filter(None, parts))


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the last of the month where there is none.

    >>> months_after(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def read_share(text: str) -> Reading[Fraction]:
    """Read a part of a whole, exactly: `1/3`, `un tiers`, `33,33 %`."""
    typed = squeeze(text)
    if typed in _WORDS:
        return Reading(_WORDS[typed])
    found = _FRACTION.fullmatch(typed)
    if found and 0 < int(found[1]) <= int(found[2]):
        return Reading(Fraction(int(found[1]), int(found[2])))
    percent = read_percent(text).value if typed.endswith("%") else None
    if percent is not None and 0 <= percent <= 100:
        return Reading(Fraction(percent) / 100)
    return refused("share_unreadable", text, SHARE_EXAMPLE)


def write_share(share: Fraction) -> str:
    """Write `1/3`; a part that is a whole number of per cent as `40 %`."""
    percent = share * 100
    if percent.denominator == 1:
        return f"{french(Decimal(percent.numerator))}\u00a0%"
    return f"{share.numerator}/{share.denominator}"
