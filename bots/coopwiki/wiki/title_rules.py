"""Which titles no page can have, whatever the wiki."""

from __future__ import annotations

import re

_ILLEGAL = re.compile(r"[#<>\[\]|{}\x00-\x1f\x7f\ufffd]|%[0-9A-Fa-f]{2}|&[A-Za-z0-9\x80-\U0010ffff]+;|~~~")
_RELATIVE = re.compile(r"(?:^|/)\.{1,2}(?:/|\Z)")
_MOST_BYTES = 255


def impossible(name: str) -> bool:
    """Whether MediaWiki refuses a page of this name (the title without its namespace).

    The rules of MediaWikiTitleCodec: forbidden characters, `.` and `..`, `~~~`, 255 bytes at most.
    """
    return (
        not name
        or bool(_ILLEGAL.search(name))
        or bool(_RELATIVE.search(name))
        or len(name.encode("utf-8", "replace")) > _MOST_BYTES
    )
