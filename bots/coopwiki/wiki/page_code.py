"""Which pages hold code, by their title alone: nobody's records are in them."""

from __future__ import annotations

import re

from coopwiki.core.titles import MODULE, TEMPLATE, USER

_MEDIAWIKI = 8

_ENDINGS = {
    USER: re.compile(r"/.*(\.(?:css|js|json))\Z", re.DOTALL),
    _MEDIAWIKI: re.compile(r"(\.(?:css|js|json))\Z"),
    TEMPLATE: re.compile(r"(\.css)\Z"),
    MODULE: re.compile(r"(\.json)\Z"),
}


def code_ending(namespace: int, name: str) -> str:
    """`.css`, `.js` or `.json` where MediaWiki takes a page for that, else ''.

    The rules of MainSlotRoleHandler (interface pages, users' subpages), of Scribunto and of
    TemplateStyles.

    >>> code_ending(2, "Ana/common.css"), code_ending(0, "Mode d'emploi.json")
    ('.css', '')
    """
    rule = _ENDINGS.get(namespace)
    found = rule.search(name) if rule else None
    return found[1] if found else ""
