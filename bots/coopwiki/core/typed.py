"""What all values share before they are read: blanks, entities, signs and numbers as typed."""

from __future__ import annotations

import re
from decimal import Decimal
from html.entities import name2codepoint

from coopwiki.core.normal import normalized

BLANKS = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Every character that only leaves room."""

INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Characters that nobody sees or means, as the inside of a regular expression's class."""

NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
"""Digits, in groups of three or none, blanks already tidied. Groups are joined before reading."""

LONGEST = 80
"""No date, duration or amount takes more characters than this."""

_BLANK = re.compile(f"[{BLANKS}]+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
ENTITY = r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,7}));"
"""How a character is written by its number or name, as a regular expression of three groups."""

_ENTITY = re.compile(ENTITY)
_LINK = re.compile(r"\[\[:?(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_BOLD = re.compile(r"'{2,}")
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


def one_line(text: str) -> str:
    """Turn every run of blanks into one space, none at the ends."""
    return _BLANK.sub(" ", text).strip(" ")


def tidy(text: str) -> str:
    """Give the text as it is seen, on one line: entities decoded, NFC, nothing invisible."""
    text = decoded(text)
    if not text.isascii():
        text = normalized("NFC", _INVISIBLE.sub("", text))
    return one_line(text)


def decoded(text: str) -> str:
    """Put characters in place of the entities that MediaWiki decodes."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def unmarked(text: str) -> str:
    """A member's text as it reads: links and bold lose their marks, all else stays as typed.

    >>> unmarked("Relecture de [[Aide:Wiki|l'aide]], ''fin''")
    "Relecture de l'aide, fin"
    """
    linked = _LINK.sub(r"\1", text) if "[[" in text else text
    return _BOLD.sub("", linked) if "''" in linked else linked


def without_bold(text: str) -> str:
    """The text without the quotes of bold and italics."""
    return _BOLD.sub("", text)


def blank(text: str) -> bool:
    """Say whether nothing is to be seen: a text of `&nbsp;` is as empty as none."""
    return not text[:1].isalnum() and not tidy(text)


def _character(entity: re.Match[str]) -> str:
    """Decode an entity that MediaWiki decodes: a number, or a name of HTML 4."""
    number, hexadecimal, name = entity.groups()
    point = int(number) if number else int(hexadecimal, 16) if hexadecimal else None
    if name:
        point = name2codepoint.get(name)
    return chr(point) if point is not None and _shows(point) else entity[0]


def _shows(point: int) -> bool:
    return point in (9, 10, 13) or 32 <= point < 0xD800 or 0xE000 <= point <= 0x10FFFF


def squeeze(text: str) -> str:
    """Tidy, in lower case with a plain minus sign; '' for a text longer than `LONGEST`."""
    typed = tidy(text)
    return typed.translate(_MINUS).replace("Σ", "σ").lower() if len(typed) <= LONGEST else ""


def decimal(digits: str) -> Decimal:
    """Read a number that matched `NUMBER`, with `,` or `.` before its decimals."""
    return Decimal(digits.replace(" ", "").replace(",", "."))


def plain(number: Decimal) -> str:
    """Write a number without superfluous zeros or an exponent: `90`, `19.8`."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def french(number: Decimal) -> str:
    """Write a number with a decimal comma and a real minus sign: `−19,8`."""
    return plain(number).replace(".", ",").replace("-", "−")
