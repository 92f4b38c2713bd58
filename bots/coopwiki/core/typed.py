"""What all values share before they are read: blanks, signs and numbers as people type them."""

from __future__ import annotations

import re
from decimal import Decimal

_NO_BREAK = re.compile(r"&nbsp;|&#160;|&#8239;|[\t\r\n\u00a0\u2007\u2009\u202f]")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})

NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
"""Digits, in groups of three or none, blanks already tidied. Groups are joined before reading."""


def tidy(text: str) -> str:
    """The text on one line: every kind of blank is one space, invisible characters are gone."""
    return " ".join(_INVISIBLE.sub("", _NO_BREAK.sub(" ", text)).split(" ")).strip() if text else text


def squeeze(text: str) -> str:
    """The tidied text in lower case with single spaces and a plain minus sign."""
    return " ".join(part for part in tidy(text).split(" ") if part).translate(_MINUS).lower()


def decimal(digits: str) -> Decimal:
    """A number that matched `NUMBER`, with `,` or `.` before its decimals."""
    return Decimal(digits.replace(" ", "").replace(",", "."))
