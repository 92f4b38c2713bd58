"""Durations: exact minutes, as hours or minutes are typed in French."""

from __future__ import annotations

import re
from decimal import Decimal

from coopwiki.core.fault import Fault, Reading, refused
from coopwiki.core.typed import decimal, squeeze

MOST_HOURS = Decimal(100_000)
"""More than this is a slip of the hand, not a duration."""

EXAMPLE = "1h30"
_HOURS = r"h(?:eures?)?"
_MINUTES = r"(?:min(?:utes?)?|mn)"
_BOTH = re.compile(rf"(-?) ?([0-9]+) ?(?:{_HOURS}|:) ?([0-9]+)(?: ?{_MINUTES})?")
_ONLY_HOURS = re.compile(rf"(-?) ?([0-9]+(?:[.,][0-9]+)?)(?: ?({_HOURS}))?")
_ONLY_MINUTES = re.compile(rf"(-?) ?([0-9]+) ?{_MINUTES}")
_IN_DAYS = re.compile(r".*[0-9] ?(?:j|jours?|journées?|semaines?|mois)\b.*")


def read_duration(text: str) -> Reading[Decimal]:
    """Minutes, exactly. A bare number is hours; over 24 it warns.

    >>> read_duration("1h30").value, read_duration("0,33").value
    (Decimal('90'), Decimal('19.80'))
    """
    typed = squeeze(text)
    if both := _BOTH.fullmatch(typed):
        return _hours_and_minutes(text, both[1], both[2], both[3])
    if minutes := _ONLY_MINUTES.fullmatch(typed):
        return _signed(text, minutes[1], Decimal(minutes[2]))
    if hours := _ONLY_HOURS.fullmatch(typed):
        return _decimal_hours(text, hours[1], hours[2], bare=not hours[3])
    if _IN_DAYS.fullmatch(typed):
        return refused("duration_in_days", text, "7h")
    return refused("duration_unreadable", text, EXAMPLE)


def _hours_and_minutes(text: str, sign: str, hours: str, minutes: str) -> Reading[Decimal]:
    total = Decimal(hours) * 60 + Decimal(minutes)
    if len(minutes) == 1:
        return refused("duration_one_digit", text, f"{sign}{hours}h0{minutes} ou {sign}{hours}h{minutes}0")
    if len(minutes) > 2 or int(minutes) > 59:
        fits = total <= MOST_HOURS * 60 and len(minutes) == 2
        return refused("duration_minutes", text, sign + clock(total) if fits else EXAMPLE)
    return _signed(text, sign, total)


def _decimal_hours(text: str, sign: str, hours: str, *, bare: bool) -> Reading[Decimal]:
    reading = _signed(text, sign, decimal(hours) * 60)
    if not bare or reading.value is None or abs(reading.value) <= 24 * 60:
        return reading
    choice = f"{sign}{hours} h pour des heures, {sign}{hours} min pour des minutes"
    return Reading(reading.value, None, Fault("duration_hours_or_minutes", text, choice))


def _signed(text: str, sign: str, minutes: Decimal) -> Reading[Decimal]:
    if minutes > MOST_HOURS * 60 or -int(minutes.as_tuple().exponent) > 6:
        return refused("duration_too_long", text, EXAMPLE)
    return Reading(-minutes if sign and minutes else minutes)


def clock(minutes: Decimal) -> str:
    """Minutes as `1h30`, `45 min`, `−1h30`; a fraction of a minute shows as `19,8 min`."""
    sign, minutes = ("−" if minutes < 0 else ""), abs(minutes)
    if minutes != minutes.to_integral_value():
        return f"{sign}{plain(minutes).replace('.', ',')} min"
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return f"{sign}{rest} min"
    return f"{sign}{hours}h{rest:02}" if rest else f"{sign}{hours}h"


def plain(number: Decimal) -> str:
    """A number without superfluous zeros or an exponent: `90`, `19.8`."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
