"""Hourly rates and percentages."""

from __future__ import annotations

import re
from decimal import Decimal

from coopwiki.core.euros import UNIT, read_euros
from coopwiki.core.fault import Fault, Reading, refused
from coopwiki.core.typed import squeeze

_PER = re.compile(rf"(.*?) ?(?:/ ?|par |de l['’])(h|heures?|[^\W\d_]+)\.?")
_HOUR = frozenset(("h", "heure", "heures"))
_PERCENT = re.compile(r"(-?) ?([0-9]{1,9}(?:[.,][0-9]{1,6})?) ?(%?)")
_MONEY = re.compile(rf".*[0-9] ?{UNIT}?")


def read_rate(text: str) -> Reading[Decimal]:
    """Euros an hour: `30`, `30 €`, `30 €/h`, `25,50 €/heure`."""
    typed = squeeze(text)
    per = _PER.fullmatch(typed)
    if per and per[2] not in _HOUR:
        return refused("rate_not_hourly", text, "30 €/h")
    amount = read_euros(per[1] if per else typed)
    if amount.error:
        return _unreadable(text, amount.error)
    if amount.value is not None and amount.value < 0:
        return refused("rate_negative", text, "montant = −45 €")
    return amount


def _unreadable(text: str, error: Fault) -> Reading[Decimal]:
    if error.code == "euros_unreadable":
        return refused("rate_unreadable", text, "30 €/h")
    return refused(error.code, text, error.suggestion)


def read_percent(text: str) -> Reading[Decimal]:
    """Per cent: `10 %`, `10,63 %`. A bare number below one warns: a fraction may have been meant."""
    typed = squeeze(text)
    found = _PERCENT.fullmatch(typed)
    if not found:
        return refused("percent_unreadable", text, "10 %")
    value = Decimal(found[2].replace(",", "."))
    value = -value if found[1] and value else value
    if found[3] or not 0 < abs(value) < 1:
        return Reading(value)
    return Reading(value, None, Fault("percent_fraction", text, f"{_french(value * 100)} %"))


def _french(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
