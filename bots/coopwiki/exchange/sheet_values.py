"""Days and amounts as spreadsheets and accounting applications write them, read as what people type is."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from coopwiki.core.days import read_day
from coopwiki.core.euros import read_euros
from coopwiki.core.fault import Reading
from coopwiki.core.typed import squeeze

_HOUR = re.compile(
    r"(?<=[0-9])(?:t|,? (?:à )?)[0-9]{1,2}(?::| ?h ?)[0-9]{2}(?:(?::| ?m(?:in)? ?)[0-9]{2}(?:[.,][0-9]{1,9})? ?s?)?"
    r" ?(?:[ap]m|z|utc|[+-][0-9]{2}:?[0-9]{2})?"
)
"""What stands after a day where a cell holds a moment."""
_TAX_INCLUDED = re.compile(r" ?(?:ttc|t\.t\.c\.?)")
_UNIT_FIRST = re.compile(r"(-?) ?(?:€|eur|euros?) ?(-?) ?([0-9].*)")
_IN_BRACKETS = re.compile(r"\( ?([^-()]+?) ?\)( ?(?:€|eur|euros?))?")
_SIGN_LAST = re.compile(r"([0-9][^-]{0,40}?) ?-( ?(?:€|eur|euros?))?")
_POINTS = re.compile(
    r"(?<![0-9])[0-9]{1,3}(?:\.[0-9]{3})+(?=,[0-9]{1,2}(?![0-9]))|(?<![0-9])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.,])"
)
_COMMAS = re.compile(
    r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?=\.[0-9]{1,2}(?![0-9]))|(?<![0-9])[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9.,])"
)
_QUOTES = re.compile(r"(?<=[0-9])['’](?=[0-9]{3}(?![0-9]))")
"""Thousands apart where the rest of the amount says so; `1.234` alone stays doubtful."""


def sheet_day(text: str) -> Reading[date]:
    """Read a day, with or without the hour of it: the day as written there, in no other zone."""
    typed = squeeze(text)
    found = _HOUR.search(typed)
    whole = found and found.end() == len(typed)
    return read_day(typed[: found.start()] if found and whole else text)


def sheet_euros(text: str) -> Reading[Decimal]:
    """Read an amount: `1.234,50`, `1,234.50`, `(45,00)` and `45,00-` (taken off), `€ 45`, `1234,50 € TTC`.

    What stays doubtful is refused as where people type it: `1.234`, a sum without tax (`HT`).
    """
    reading = read_euros(_plain_amount(squeeze(text)))
    return reading if reading.value is not None else read_euros(text)


def _plain_amount(typed: str) -> str:
    """The amount as `read_euros` knows it."""
    bare = _QUOTES.sub("", _TAX_INCLUDED.sub("", typed).strip())
    bare = _SIGN_LAST.sub(_taken_off, _IN_BRACKETS.sub(_taken_off, bare, 1), 1) if _whole(bare) else bare
    if first := _UNIT_FIRST.fullmatch(bare):
        bare = f"{first[1] or first[2]}{first[3]}"
    bare = _POINTS.sub(lambda found: found[0].replace(".", ""), bare)
    return _COMMAS.sub(lambda found: found[0].replace(",", ""), bare).removeprefix("+")


def _whole(bare: str) -> bool:
    """Say whether brackets or a sign at the end hold the whole amount."""
    return bool(_IN_BRACKETS.fullmatch(bare) or _SIGN_LAST.fullmatch(bare))


def _taken_off(found: re.Match[str]) -> str:
    return f"-{found[1]}{found[2] or ''}"
