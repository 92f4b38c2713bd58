"""Euros: read from what people type, rounded once, written as French or as a decimal string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from coopwiki.core.fault import Reading, refused
from coopwiki.core.phrases import EUROS, plainer
from coopwiki.core.typed import NUMBER, decimal, squeeze

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MOST = Decimal(1_000_000_000)
"""More than this is a slip of the hand, not an amount."""

EXAMPLE, ABOUT_EXAMPLE = "12,50\u00a0€", "environ 300\u00a0€"

UNIT = r"(?:€|euros?|eur)"
_AMOUNT = re.compile(rf"(-?) ?({NUMBER})(?:[.,]([0-9]+))?(?: ?{UNIT})?")
_UNIT_INSIDE = re.compile(rf"(-?) ?({NUMBER}) ?{UNIT} ?([0-9]{{2}})")
_GROUPS = r"[0-9]{1,3}(?:[., ][0-9]{3})+"
_MIXED = re.compile(rf"(-?) ?({_GROUPS})(?:[.,]([0-9]{{1,2}}))?(?: ?{UNIT})?")


def read_euros(text: str) -> Reading[Decimal]:
    """Read euros to the cent: `12,50 €`, `12.50`, `12€50`, `1 200,00 €`, `1200 euros`, `−45 €`."""
    typed = squeeze(text)
    reading = _plain(text, typed)
    if reading.error and reading.error.code == "euros_unreadable":
        return refused(reading.error.code, text, _hint(typed) or EXAMPLE)
    return reading


def _hint(typed: str) -> str:
    """What to type in place of a text with turns of phrase, or of a span; '' where nobody knows."""
    meant = _plain("", plainer(typed, EUROS)).value
    if meant is not None:
        return write_euros(meant)
    span = _RANGE.fullmatch(typed)
    if span is None or (span[1] == "entre ") != (span[4] == "et"):
        return ""
    low, high = _plain("", span[2]).value, _plain("", span[5]).value
    if low is None or high is None or low >= high:
        return ""
    return f"{write_euros(low)} ou {write_euros(high)}"


def _plain(text: str, typed: str) -> Reading[Decimal]:
    if found := _AMOUNT.fullmatch(typed) or _UNIT_INSIDE.fullmatch(typed):
        return _amount(text, *found.groups(default=""))
    if mixed := _MIXED.fullmatch(typed):
        whole = re.sub("[., ]", "", mixed[2])
        value = decimal(f"{mixed[1]}{whole}.{mixed[3] or 0}")
        readable = abs(value) <= MOST
        return refused("euros_separators", text, write_euros(value) if readable else EXAMPLE)
    return refused("euros_unreadable", text, EXAMPLE)


def _amount(text: str, sign: str, whole: str, decimals: str) -> Reading[Decimal]:
    value = decimal(f"{whole}.{decimals or 0}")
    if value > MOST:
        return refused("euros_too_large", text, EXAMPLE)
    if len(decimals) > 2:
        return refused("euros_decimals", text, _at_the_cent(sign, whole, decimals))
    cents = value.quantize(CENT)
    return Reading(-cents if sign and cents else cents)


def _at_the_cent(sign: str, whole: str, decimals: str) -> str:
    """Round, and drop the separator where it may have been one of thousands."""
    rounded = write_euros(to_cent(decimal(f"{sign}{whole}.{decimals}")))
    if len(decimals) != 3 or not re.fullmatch("[1-9][0-9]{0,2}", whole):
        return rounded
    return f"{rounded}, ou {write_euros(decimal(sign + whole + decimals))} si ce sont des milliers"


def to_cent(exact: Fraction | Decimal) -> Decimal:
    """Round half up to the cent, away from zero on a tie; exact for any fraction.

    >>> to_cent(Fraction(1, 3)), to_cent(Decimal("-0.005"))
    (Decimal('0.33'), Decimal('-0.01'))
    """
    if isinstance(exact, Decimal):
        return exact.quantize(CENT, ROUND_HALF_UP)
    cents = (2 * abs(exact.numerator) * 100 + exact.denominator) // (2 * exact.denominator)
    return (Decimal(cents) if exact >= 0 else -Decimal(cents)).scaleb(-2)


@lru_cache(maxsize=65_536)
def worked(minutes: Decimal, rate: Decimal) -> Decimal:
    """Multiply hours and rate, rounded half up to the cent."""
    return to_cent(Fraction(minutes) * Fraction(rate) / 60)


def write_euros(amount: Decimal) -> str:
    """Write `1 234,50 €`: no-break spaces, a real minus sign, always two decimals."""
    whole, cents = f"{abs(amount):.2f}".split(".")
    groups = f"{int(whole):,}".replace(",", "\u00a0")
    return f"{'−' if amount < 0 else ''}{groups},{cents}\u00a0€"


@dataclass(frozen=True, slots=True)
class About:
    """An amount as precise as it was written: between `low` and `high`, never sharpened."""

    low: Decimal
    high: Decimal
    approximate: bool


def write_about(amount: About) -> str:
    """Write `300,00 €`, `environ 300,00 €`, `5 000,00 € à 8 000,00 €`."""
    if amount.low != amount.high:
        return f"{write_euros(amount.low)} à {write_euros(amount.high)}"
    return f"environ {write_euros(amount.low)}" if amount.approximate else write_euros(amount.low)


_ROUGHLY = re.compile(r"(?:~|≈|env\.|env |environ ) ?(.+)")
_VAGUE = ("~", "≈", "env")
_PRECISE = rf"{NUMBER}(?:[.,][0-9]{{1,2}})?"
_RANGE = re.compile(rf"(entre |de )?({_PRECISE}) ?({UNIT})? ?(à|a|et|-) ?({_PRECISE})(?: ?{UNIT})?")


def read_about(text: str) -> Reading[About]:
    """Read an approximate amount: `~ 300 €`, `environ 300 €`, `5000 à 8000 €`, `300 €`."""
    typed = squeeze(text)
    span = _RANGE.fullmatch(typed)
    if span and (span[1] == "entre ") == (span[4] == "et"):
        low, high = read_euros(span[2]).value, read_euros(span[5]).value
        return _range(text, low, high, each_in_euros=bool(span[3]))
    roughly = _ROUGHLY.fullmatch(typed)
    amount = read_euros(roughly[1] if roughly else typed)
    if amount.error and amount.error.code != "euros_unreadable":
        return refused(amount.error.code, text, amount.error.suggestion)
    if amount.error:
        hint, vague = amount.error.suggestion, any(word in typed for word in _VAGUE)
        unknown = hint == EXAMPLE or hint.startswith("−")
        return refused("about_unreadable", text, ABOUT_EXAMPLE if unknown else f"environ {hint}" if vague else hint)
    if amount.value is None or amount.value < 0:
        return refused("about_unreadable", text, ABOUT_EXAMPLE)
    return Reading(About(amount.value, amount.value, approximate=bool(roughly)))


def _range(text: str, low: Decimal | None, high: Decimal | None, *, each_in_euros: bool) -> Reading[About]:
    if low is None or high is None:
        return refused("euros_too_large", text, ABOUT_EXAMPLE)
    if low > high:
        return refused("about_reversed", text, f"{_short(high)} à {_short(low)}")
    if 0 < low * 1000 <= high and not each_in_euros:
        thousands = f"{_short(low * 1000)} à {_short(high)}"
        return refused("about_ambiguous", text, f"{thousands}, ou {_short(low)} à {_short(high)}")
    return Reading(About(low, high, approximate=True))


def _short(amount: Decimal) -> str:
    return write_euros(amount).replace(",00", "")
