"""What a rule may allow: how many, how long, which part of a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopwiki.core.fault import Reading, refused
from coopwiki.core.names import loose
from coopwiki.core.number_words import in_figures, months_in_words
from coopwiki.core.rates import read_percent
from coopwiki.core.typed import french, squeeze

SPAN_EXAMPLE, TERM_EXAMPLE, SHARE_EXAMPLE = "3 à 9", "4 ans", "1/3"

_NUMBER = r"([0-9]{1,4})"
_PEOPLE = re.compile(r" ?(?:membres?|personnes?|sieges?|places?|mandats?|cogerante?s?|associee?s?)\b")
_FROM_TO = re.compile(rf"(?:de |entre )?{_NUMBER} ?(?:a|ou|et|-) ?{_NUMBER}")
_AT_LEAST = r"(?:au moins|minimum|mini?)"
_AT_MOST = r"(?:au plus|maximum|maxi?|jusqu'a)"
_BOTH_ENDS = re.compile(rf"{_AT_LEAST} {_NUMBER}(?: et|,)? {_AT_MOST} {_NUMBER}")
_ONE_END = re.compile(
    rf"(?:(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})) )?(?P<number>[0-9]{{1,4}})"
    rf"(?: (?:(?P<least_after>{_AT_LEAST})|(?P<most_after>{_AT_MOST})))?"
)
_IN_DAYS = re.compile(rf"{_NUMBER} ?(?P<unit>jours?|j|semaines?|sem)\b")
_BARE = re.compile(_NUMBER)
_YEARS_MONTHS = re.compile(rf"{_NUMBER} ?ans? ?{_NUMBER} ?mois")
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
    """Read how many: `3 à 9`, `de 3 à 9`, `deux ou trois membres`, `5`, `3 au moins`, `au plus 9`."""
    typed = _PEOPLE.sub("", in_figures(loose(squeeze(text)))).strip(" .")
    if found := _FROM_TO.fullmatch(typed) or _BOTH_ENDS.fullmatch(typed):
        low, high = int(found[1]), int(found[2])
        if low > high:
            return refused("span_unreadable", text, f"{high} à {low}")
        return Reading(Span(low, high))
    found = _ONE_END.fullmatch(typed)
    if not found or ((found[1] or found[2]) and (found[4] or found[5])):
        return refused("span_unreadable", text, SPAN_EXAMPLE)
    number, most, least = int(found["number"]), found[2] or found[5], found[1] or found[4]
    return Reading(Span(None if most else number, None if least else number))


def write_span(span: Span) -> str:
    """Write `3 à 9`, `5`, `3 au moins`, `9 au plus`."""
    if span.low == span.high:
        return str(span.low)
    if span.low is None:
        return f"{span.high} au plus"
    return f"{span.low} au moins" if span.high is None else f"{span.low} à {span.high}"


def read_term(text: str) -> Reading[int]:
    """Read a length of time in months: `4 ans`, `18 mois`, `1 an et 6 mois`, `4 ans, renouvelables`.

    One in words is offered in figures; for days and weeks the months that come nearest; for a number both readings.
    """
    typed = _YEARS_MONTHS.sub(r"\1 ans et \2 mois", loose(squeeze(text)))
    months = months_in_words(typed)
    if months is None:
        return refused("term_unreadable", text, _term_meant(typed))
    figures = len(_BARE.findall(typed))
    alone = 0 < figures <= len(_BARE.findall(write_term(months)))
    return Reading(months) if alone else refused("term_unreadable", text, write_term(months))


def read_delay(text: str) -> Reading[int]:
    """Read the months of a delay, in words as well: `un an`, `12 mois`; others are refused as a term is."""
    months = months_in_words(loose(squeeze(text)))
    return read_term(text) if months is None else Reading(months)


def _term_meant(typed: str) -> str:
    """The months that come nearest to days or weeks; of a number alone both readings."""
    if found := _IN_DAYS.search(in_figures(typed)):
        days = int(found[1]) * (7 if found["unit"].startswith("sem") else 1)
        return write_term(max(1, (days * 24 + 365) // 730))
    number = _BARE.fullmatch(in_figures(typed))
    if not number or not 0 < int(number[1]) <= 100:
        return TERM_EXAMPLE
    count = int(number[1])
    return f"{count} mois, ou {write_term(12 * count)}"


def write_term(months: int) -> str:
    """Write `4 ans`, `18 mois`, `1 an et 6 mois`."""
    years, rest = divmod(months, 12)
    parts = (
        f"{years} an{'s' if years > 1 else ''}" if years else "",
        f"{rest} mois" if rest else "",
    )
    return " et ".join(filter(None, parts))


def months_after(day: date, months: int) -> date:
    """The day so many months later: the same day of the month, or the month's last day where it has no such day.

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
    typed = squeeze(text).replace(" pour cent", "\u00a0%")
    if typed in _WORDS:
        return Reading(_WORDS[typed])
    found = _FRACTION.fullmatch(typed)
    if found and 0 < int(found[1]) <= int(found[2]):
        return Reading(Fraction(int(found[1]), int(found[2])))
    percent = read_percent(typed).value
    if typed.endswith("%") and percent is not None and 0 <= percent <= 100:
        return Reading(Fraction(percent) / 100)
    return refused("share_unreadable", text, _share_meant(typed, percent))


def _share_meant(typed: str, percent: Decimal | None) -> str:
    """The part that is among other words, or that a number below one is."""
    if percent is not None and 0 < percent < 1:
        return write_share(Fraction(percent))
    found = _FRACTION.search(typed)
    if found and 0 < int(found[1]) <= int(found[2]):
        return f"{int(found[1])}/{int(found[2])}"
    in_words = next((word for word in _WORDS if word in typed), "")
    return write_share(_WORDS[in_words]) if in_words else SHARE_EXAMPLE


def write_share(share: Fraction) -> str:
    """Write `1/3`; a part that is a whole number of per cent as `40 %`."""
    percent = share * 100
    if percent.denominator == 1:
        return f"{french(Decimal(percent.numerator))}\u00a0%"
    return f"{share.numerator}/{share.denominator}"
