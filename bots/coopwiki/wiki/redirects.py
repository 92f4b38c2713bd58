"""Where a page leads when it is a redirect."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from coopwiki.core.titles import Titles
from coopwiki.wiki.title_rules import impossible

_REDIRECT = re.compile(
    r"[ \t\n\r\0\x0b]*#REDIRECT(?:ION)?\s*:?\s*\[\[([^\n]*?)(?:\|[^\n]*?)?\]\]",
    re.IGNORECASE | re.ASCII,
)
_REFERENCE = re.compile(r"&#?\w+;", re.ASCII)


def redirect_target(text: str, titles: Titles) -> str:
    """Title a text leads to, '' when it is no redirect.

    As a French MediaWiki reads it (WikitextContent): `#REDIRECTION` or `#REDIRECT` first, whatever
    the case, perhaps a colon, then a link. A section is left out; impossible titles lead nowhere.

    >>> redirect_target("#redirection : [[user:ana#Mars|Ana]]", Titles())
    'Utilisateur:Ana'
    """
    found = _REDIRECT.match(text)
    if not found:
        return ""
    link = found[1]
    if "%" in link:
        link = unquote(link.lstrip(":"), errors="replace")
    title, _, _ = _REFERENCE.sub(lambda entity: html.unescape(entity[0]), link).partition("#")
    namespace, name = titles.split(title)
    return "" if impossible(name) else titles.full(namespace, name)
