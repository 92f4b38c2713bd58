"""Names of people, circles and budgets as parts of page titles."""

from __future__ import annotations

import hashlib
import re

from coopwiki.core.names import key

MOST_BYTES = 180
"""A title holds 255 bytes of UTF-8; what stands before and after a name needs the rest."""

_LOOKS_ENCODED = re.compile(r"\((?=[0-9A-F]+\))")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f#<>\[\]{}|&%/~\\\ufffd]|\A\.(?=\.?\Z)")


def past_page(data: str, name: str) -> str:
    """The data page that keeps upon what a record was written; `data` is where data pages stand."""
    return f"{data}/alors/{data_name(name)}.json"


def lasting_page(data: str) -> str:
    """The data page that keeps at which revisions pages said what is to last."""
    return f"{data}/réglées.json"


def data_name(name: str) -> str:
    """The last part of a data page's title; two names that are the same one give the same part.

    What MediaWiki refuses or drops in a title stands as its code point, so that no two names share
    a page; a name too long for a title is cut and distinguished by a digest.
    `Module:CoopWiki/jauge` has the same rule.

    >>> data_name("atelier #2 [essai]")
    'Atelier (23)2 (5B)essai(5D)'
    """
    safe = _LOOKS_ENCODED.sub("(28)", key(name))
    safe = _UNSAFE.sub(lambda found: f"({ord(found[0]):X})", safe)
    return safe if len(safe.encode()) <= MOST_BYTES else _cut(safe)


def _cut(safe: str) -> str:
    digest = hashlib.sha256(safe.encode()).hexdigest()[:12]
    head = safe.encode()[: MOST_BYTES - 20].decode(errors="ignore").rstrip()
    return f"{head} ({digest})"
