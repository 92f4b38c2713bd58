"""Euros: read from what people type, rounded once, written as French or as a decimal string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from coopwiki.core.fault import Reading, refused
from coopwiki.core.typed import NUMBER, decimal, squeeze

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MOST = Decimal(1_000_000_000)
EXAMPLE = "12,50 €"

UNIT = r"(?:€|euros?|eur)"
_AMOUNT = re.compile(rf"(-?) ?({NUMBER}(?:[.,][0-9]{{1,2}})?) ?{UNIT}?")
_TOO_FINE = re.compile(rf"(-?) ?({NUMBER}[.,][0-9]{{3,}}) ?{UNIT}?")
_MIXED = re.compile(rf"(-?) ?([0-9]{{1,3}}(?:[., ][0-9]{{3}})*)[.,]([0-9]{{1,2}}) ?{UNIT}?")


def read_euros(text: str) -> Reading[Decimal]:
    """Euros to the cent; `12,50 €`, `12.50`, `1 200,00 €`, `1200 euros`, `−45 €`."""
    typed = squeeze(text)
    if amount := _AMOUNT.fullmatch(typed):
        value = decimal(amount[2]).quantize(CENT) if len(amount[2]) < 20 else MOST + 1
        if value > MOST:
            return refused("euros_too_large", text, EXAMPLE)
        return Reading(-value if amount[1] and value else value)
    if fine := _TOO_FINE.fullmatch(typed):
        return refused("euros_decimals", text, _at_the_cent(fine[1], fine[2]))
    if mixed := _MIXED.fullmatch(typed):
        whole = re.sub("[., ]", "", mixed[2])
        return refused("euros_separators", text, f"{mixed[1]}{whole},{mixed[3]:0<2} €")
    return refused("euros_unreadable", text, EXAMPLE)


def _at_the_cent(sign: str, digits: str) -> str:
    whole, decimals = re.split("[.,]", digits)
    exact = f"{sign}{whole},{decimals[:2]} €"
    return f"{exact} (ou {sign}{whole}{decimals} € pour des milliers)" if len(decimals) == 3 else exact


def to_cent(exact: Fraction | Decimal) -> Decimal:
    """Half up to the cent, away from zero on a tie; exact for any fraction.

    >>> to_cent(Fraction(1, 3)), to_cent(Decimal("-0.005"))
    (Decimal('0.33'), Decimal('-0.01'))
    """
    if isinstance(exact, Decimal):
        return exact.quantize(CENT, ROUND_HALF_UP)
    cents = (2 * abs(exact.numerator) * 100 + exact.denominator) // (2 * exact.denominator)
    return (Decimal(cents) if exact >= 0 else -Decimal(cents)).scaleb(-2)


def worked(minutes: Decimal, rate: Decimal) -> Decimal:
    """Hours × rate, rounded half up to the cent (architecture.md, *Money and time*)."""
    return to_cent(Fraction(minutes) * Fraction(rate) / 60)


def write_euros(amount: Decimal) -> str:
    """`1 234,50 €`: no-break spaces, a real minus sign, always two decimals."""
    whole, cents = f"{abs(amount):.2f}".split(".")
    groups = f"{int(whole):,}".replace(",", "\u202f")
    return f"{'−' if amount < 0 else ''}{groups},{cents}\u00a0€"


@dataclass(frozen=True, slots=True)
class About:
    """An amount as precise as it was written: between `low` and `high`, never sharpened."""

    low: Decimal
    high: Decimal
    approximate: bool


_ROUGHLY = re.compile(r"(?:~|≈|env\.|environ) ?(.+)")
_RANGE = re.compile(rf"(?:entre |de )?({NUMBER}(?:[.,][0-9]{{1,2}})?) ?{UNIT}? (?:à|a|et) ({NUMBER}(?:[.,][0-9]{{1,2}})?) ?{UNIT}?")


def read_about(text: str) -> Reading[About]:
    """An approximate amount: `~ 300 €`, `environ 300 €`, `5000 à 8000 €`, `300 €`."""
    typed = squeeze(text)
    if span := _RANGE.fullmatch(typed):
        return _range(text, read_euros(span[1]).value, read_euros(span[2]).value)
    roughly = _ROUGHLY.fullmatch(typed)
    amount = read_euros(roughly[1] if roughly else typed)
    if amount.value is None or amount.value < 0:
        return refused("about_unreadable", text, "environ 300 €")
    return Reading(About(amount.value, amount.value, approximate=bool(roughly)))


def _range(text: str, low: Decimal | None, high: Decimal | None) -> Reading[About]:
    if low is None or high is None:
        return refused("about_unreadable", text, "5000 à 8000 €")
    if low * 1000 <= high and low > 0:
        thousands, bare = _short(low * 1000), _short(low)
        return refused("about_ambiguous", text, f"{thousands} à {_short(high)} €, ou {bare},00 à {_short(high)},00 €")
    if low > high:
        return refused("about_reversed", text, f"{_short(high)} à {_short(low)} €")
    return Reading(About(low, high, approximate=True))


def _short(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return str(int(amount)) if whole else f"{amount:.2f}".replace(".", ",")
