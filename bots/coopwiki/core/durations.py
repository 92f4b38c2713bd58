"""Durations: exact minutes, as hours or minutes are typed in French."""

from __future__ import annotations

import re
from decimal import Decimal

from coopwiki.core.fault import Fault, Reading, refused
from coopwiki.core.phrases import DURATIONS, plainer
from coopwiki.core.typed import decimal, french, squeeze

MOST_MINUTES = Decimal(6_000_000)
"""More than this, 100 000 hours, is a slip of the hand and not a duration."""

MOST_DECIMALS = 6
EXAMPLE = "1h30"

_HOURS = r"(?:h|hrs?|heures?)"
_MINUTES = r"(?:min|mins|minutes?|mns?)"
_DECIMALS = r"[0-9]+(?:[.,][0-9]+)?"
_BOTH = re.compile(rf"(-?) ?([0-9]+) ?{_HOURS} ?([0-9]+)")
_COLON = re.compile(r"(-?) ?([0-9]+):([0-9]+)")
_BOTH_UNITS = re.compile(rf"(-?) ?([0-9]+) ?{_HOURS} ?([0-9]+(?:[.,][0-9]{{1,6}})?) ?(?:{_MINUTES}|m)")
_SECONDS = re.compile(r"(-?) ?([0-9]+):([0-9]+):([0-9]{2})")
_COLON_MINUTES = re.compile(rf"-? ?([0-9]+):([0-9]+) ?{_MINUTES}")
_ONLY_HOURS = re.compile(rf"(-?) ?({_DECIMALS})(?: ?({_HOURS}))?")
_ONLY_MINUTES = re.compile(rf"(-?) ?({_DECIMALS}) ?{_MINUTES}")
_PHRASED = ("duration_unreadable", "duration_in_days")
_WORD = re.compile(r"[a-zà-ÿ]+")
_IN_DAYS = frozenset(("j", "jour", "jours", "journée", "journées", "semaine", "semaines", "mois"))


def read_duration(text: str) -> Reading[Decimal]:
    """Read minutes, exactly. A bare number is hours; over 24 it warns.

    >>> read_duration("1h30").value, read_duration("0,33").value
    (Decimal('90'), Decimal('19.80'))
    """
    typed = squeeze(text)
    reading = _plain(text, typed)
    if reading.error and reading.error.code in _PHRASED and (hint := _hint(plainer(typed, DURATIONS))):
        return refused(reading.error.code, text, hint)
    return reading


def _hint(typed: str) -> str:
    """What to type for a plainer text; '' where that isn't read either."""
    reading = _plain("", typed)
    if reading.value is None:
        return ""
    if reading.warning:
        return reading.warning.suggestion
    whole = reading.value == reading.value.to_integral_value()
    return _minus("-" if reading.value < 0 else "") + _typed(int(abs(reading.value))) if whole else ""


def _plain(text: str, typed: str) -> Reading[Decimal]:
    if found := _BOTH.fullmatch(typed) or _COLON.fullmatch(typed):
        return _hours_and_minutes(text, found[1], found[2], found[3])
    if found := _BOTH_UNITS.fullmatch(typed):
        return _of_the_hour(text, found[1], found[2], found[3])
    if found := _ONLY_MINUTES.fullmatch(typed):
        return _number(text, found[1], found[2], 1)
    if found := _ONLY_HOURS.fullmatch(typed):
        return _hours(text, found[1], found[2], bare=not found[3])
    return _as_a_watch(text, typed)


def _as_a_watch(text: str, typed: str) -> Reading[Decimal]:
    """What has seconds, or a colon before `min`; anything else is refused."""
    if found := _SECONDS.fullmatch(typed):
        return _with_seconds(text, found[1], found[2], found[3], found[4])
    if found := _COLON_MINUTES.fullmatch(typed):
        return _hours_or_minutes(text, found[1], found[2])
    if not _IN_DAYS.isdisjoint(_WORD.findall(typed)):
        return refused("duration_in_days", text, "7h")
    return refused("duration_unreadable", text, EXAMPLE)


def _hours_and_minutes(text: str, sign: str, hours: str, minutes: str) -> Reading[Decimal]:
    if len(minutes) == 1 and decimal(hours) * 60 < MOST_MINUTES:
        start = f"{_minus(sign)}{int(hours)}h"
        return refused("duration_one_digit", text, _two_digits(start, minutes))
    return _of_the_hour(text, sign, hours, minutes)


def _two_digits(start: str, digit: str) -> str:
    """`1h05 ou 1h50`; past 5 only one of them is a time."""
    return f"{start}0{digit} ou {start}{digit}0" if digit < "6" else f"{start}0{digit}"


def _with_seconds(text: str, sign: str, hours: str, minutes: str, seconds: str) -> Reading[Decimal]:
    """`1:30:00` as a watch writes it; with seconds, the nearest minute is offered."""
    reading = _hours_and_minutes(text, sign, hours, minutes)
    if reading.value is None or seconds == "00":
        return reading
    if int(seconds) >= 60:
        return refused("duration_unreadable", text, EXAMPLE)
    up = 1 if int(seconds) >= 30 else 0
    return refused("duration_seconds", text, _minus(sign) + _typed(int(abs(reading.value)) + up))


def _hours_or_minutes(text: str, first: str, second: str) -> Reading[Decimal]:
    """`18:25 min` is hours and minutes or minutes and seconds: both are offered."""
    if len(second) != 2 or int(second) >= 60 or decimal(first) * 60 >= MOST_MINUTES:
        return refused("duration_unreadable", text, EXAMPLE)
    as_minutes = int(first) + (int(second) >= 30)
    return refused("duration_colon_minutes", text, f"{int(first)}h{second} ou {_typed(as_minutes)}")


def _of_the_hour(text: str, sign: str, hours: str, minutes: str) -> Reading[Decimal]:
    """Hours, and minutes that have to be less than 60."""
    rest = _number(text, "", minutes, 1)
    if rest.value is None:
        return rest
    total = decimal(hours) * 60 + rest.value
    if total > MOST_MINUTES:
        return refused("duration_too_long", text, EXAMPLE)
    if rest.value >= 60 or len(minutes.partition(".")[0].partition(",")[0]) > 2:
        return refused("duration_minutes", text, _minus(sign) + _typed(_whole(total)))
    return Reading(-total if sign and total else total)


def _hours(text: str, sign: str, hours: str, *, bare: bool) -> Reading[Decimal]:
    reading = _number(text, sign, hours, 60)
    if not bare or reading.value is None or abs(reading.value) <= 24 * 60:
        return reading
    number = _minus(sign) + french(decimal(hours))
    choice = f"{number}\u00a0h pour des heures, {number}\u00a0min pour des minutes"
    return Reading(reading.value, None, Fault("duration_hours_or_minutes", text, choice))


def _number(text: str, sign: str, digits: str, unit: int) -> Reading[Decimal]:
    """Read a number of units of so many minutes."""
    whole, _, decimals = digits.replace(",", ".").partition(".")
    minutes = decimal(f"{whole}.{decimals[:MOST_DECIMALS] or 0}") * unit
    if minutes > MOST_MINUTES:
        return refused("duration_too_long", text, EXAMPLE)
    if len(decimals) > MOST_DECIMALS:
        return refused("duration_decimals", text, _minus(sign) + _typed(_whole(minutes)))
    return Reading(-minutes if sign and minutes else minutes)


def _whole(minutes: Decimal) -> int:
    return int(minutes + Decimal("0.5"))


def _minus(sign: str) -> str:
    return "−" if sign else ""


def _typed(minutes: int) -> str:
    """Write minutes as fingers do: `2h15`, `45 min`."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}" if hours and rest else f"{hours}h" if hours else f"{rest} min"


def clock(minutes: Decimal) -> str:
    """Write minutes as `1 h 30`, `45 min`, `−2 h`, `1 h 19,8 min`, with no-break spaces."""
    sign = _minus("-" if minutes < 0 else "")
    hours, rest = divmod(abs(minutes), 60)
    whole = int(hours)
    if not hours:
        return f"{sign}{french(rest)}\u00a0min"
    if rest != rest.to_integral_value():
        return f"{sign}{whole}\u00a0h\u00a0{french(rest)}\u00a0min"
    return f"{sign}{whole}\u00a0h\u00a0{int(rest):02}" if rest else f"{sign}{whole}\u00a0h"
