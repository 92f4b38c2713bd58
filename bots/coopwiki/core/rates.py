"""Hourly rates and percentages."""

from __future__ import annotations

import re
from decimal import Decimal

from coopwiki.core.euros import read_euros
from coopwiki.core.fault import Fault, Reading, refused
from coopwiki.core.typed import decimal, french, squeeze

RATE_EXAMPLE, PERCENT_EXAMPLE = "30\u00a0€/h", "10\u00a0%"

_PER = re.compile(r"(.*?) ?(?:/|par |de l['’]|l['’]) ?([^0-9 /]+?)\.?")
_HOUR = frozenset(("h", "hr", "heure", "heures"))
_PERCENT = re.compile(r"(-?) ?([0-9]{1,9}(?:[.,][0-9]{1,6})?) ?(%?)")


def read_rate(text: str) -> Reading[Decimal]:
    """Read euros an hour: `30`, `30 €`, `30 €/h`, `25,50 €/heure`, `15 € de l’heure`."""
    typed = squeeze(text)
    per = _PER.fullmatch(typed)
    amount = read_euros(per[1] if per else typed)
    if amount.error:
        return _refused(text, amount.error)
    if per and per[2] not in _HOUR:
        return refused("rate_not_hourly", text, RATE_EXAMPLE)
    if amount.value is not None and amount.value < 0:
        return refused("rate_negative", text, "montant=−45")
    return amount


def _refused(text: str, error: Fault) -> Reading[Decimal]:
    """Refuse as the amount was; nobody means thousands of euros an hour."""
    if error.code in ("euros_unreadable", "euros_too_large"):
        return refused("rate_unreadable", text, RATE_EXAMPLE)
    return refused(error.code, text, error.suggestion.partition(", ou ")[0])


def read_percent(text: str) -> Reading[Decimal]:
    """Read per cent: `10 %`, `10,63 %`.

    A bare number below one warns: a fraction may have been meant.
    """
    typed = squeeze(text)
    found = _PERCENT.fullmatch(typed)
    if not found:
        return refused("percent_unreadable", text, PERCENT_EXAMPLE)
    value = decimal(found[2])
    value = -value if found[1] and value else value
    if found[3] or not 0 < abs(value) < 1:
        return Reading(value)
    choice = f"{percent_text(value * 100)} si c’est une fraction, {percent_text(value)} sinon"
    return Reading(value, None, Fault("percent_fraction", text, choice))


def percent_text(percent: Decimal) -> str:
    """Write `10,63 %`, with a no-break space."""
    return f"{french(percent)}\u00a0%"
