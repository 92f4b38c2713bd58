"""The form in which MediaWiki keeps a text, and when two texts are the same page to it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import NoReturn

from coopwiki.core.normal import normalized
from coopwiki.wiki.port import PageState, Stored

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_JSON = str.maketrans({c: f"\\u{ord(c):04X}" for c in "<>&"} | {c: f"\\u{ord(c):04x}" for c in "\u2028\u2029"})


def as_stored(text: str) -> str:
    r"""Text as MediaWiki keeps it: NFC, line feeds only, nothing blank at the end.

    Characters XML can't hold become U+FFFD. The rules of UtfNormal's Validator, then of
    TextContent::normalizeLineEndings.

    >>> as_stored("e\u0301\r\nfin \n\n")
    'é\nfin'
    """
    text = normalized("NFC", _CONTROLS.sub("\ufffd", text))
    return text.rstrip(" \t\r\n").replace("\r\n", "\n").replace("\r", "\n")


def same(title: str, one: str, other: str) -> bool:
    """Whether saving one text over the other would change nothing.

    Pages whose title ends in `.json` are compared by value, since MediaWiki indents them anew.
    """
    if as_stored(one) == as_stored(other):
        return True
    if not title.endswith(".json"):
        return False
    value = _value(one)
    return bool(value) and value == _value(other)


def kept_form(title: str, text: str) -> str:
    """Text as MediaWiki keeps it on this page, as far as that can be foretold."""
    stored = as_stored(text)
    try:
        return indented(stored) if title.endswith(".json") else stored
    except (ValueError, RecursionError):
        return stored


def digest_of(text: str) -> str:
    """SHA-1 of a text in hexadecimal, as MediaWiki's API says it (`rvprop=sha1`)."""
    encoded = text.encode(errors="surrogatepass")
    return hashlib.sha1(encoded, usedforsecurity=False).hexdigest()


def standing(page: Stored) -> PageState:
    """A page without its text."""
    return PageState(page.title, page.revision, digest_of(page.text))


def indented(text: str) -> str:
    """JSON text as MediaWiki indents it when saving; ValueError when it isn't JSON."""
    value = json.loads(text, parse_float=_number, parse_constant=_refuse)
    return json.dumps(value, ensure_ascii=False, indent="\t").translate(_IN_JSON)


def _value(text: str) -> str:
    """One spelling per value, whatever the blanks and the order of keys; '' when it isn't JSON."""
    try:
        value = json.loads(text, parse_float=_number, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return ""
    return normalized("NFC", json.dumps(value, sort_keys=True, ensure_ascii=False))


def _number(digits: str) -> int | float:
    """PHP writes 1.0 back as 1."""
    value = float(digits)
    return int(value) if value.is_integer() else value


def _refuse(constant: str) -> NoReturn:
    """`NaN` and `Infinity` are no JSON, though Python would read them."""
    raise ValueError(constant)
