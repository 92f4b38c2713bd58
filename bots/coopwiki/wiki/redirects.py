"""Where a page leads when it is a redirect."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from coopwiki.core.titles import Titles
from coopwiki.wiki.title_rules import impossible

_REDIRECT = re.compile(r"[ \t\n\r\0\x0b]*+#REDIRECT(?:ION)?\s*+:?+\s*+\[\[", re.IGNORECASE | re.ASCII)
_REFERENCE = re.compile(r"&#?\w+;", re.ASCII)


def redirect_target(text: str, titles: Titles) -> str:
    """Title a text leads to, '' when it is no redirect.

    As a French MediaWiki reads it (WikitextContent): `#REDIRECTION` or `#REDIRECT` first, whatever
    the case, perhaps a colon, then a link. A section is left out; impossible titles lead nowhere.

    >>> redirect_target("#redirection : [[user:ana#Mars|Ana]]", Titles())
    'Utilisateur:Ana'
    """
    link = _link(text)
    if "%" in link:
        link = unquote(link.lstrip(":"), errors="replace")
    title, _, _ = _REFERENCE.sub(lambda entity: html.unescape(entity[0]), link).partition("#")
    if not title:
        return ""
    namespace, name = titles.split(title)
    return "" if impossible(name) else titles.full(namespace, name)


def _link(text: str) -> str:
    """What stands in the link of a redirect before its first `|`, on one line; '' for none."""
    found = _REDIRECT.match(text)
    if not found:
        return ""
    line, _, _ = text[found.end() :].partition("\n")
    inside, closed, _ = line.partition("]]")
    return inside.partition("|")[0] if closed else ""
