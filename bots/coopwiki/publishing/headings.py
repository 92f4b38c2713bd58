"""What our pages are called in the words of members: a title's path says where a page stands, not what it shows."""

from __future__ import annotations

import re
from dataclasses import replace

from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.page_names import BUDGETS, CLOSED_MONTHS, CONTRIBUTIONS, PEOPLE
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.publishing.values import month

CLASS = "cw-titre"
"""By it the extension finds the heading in a page, and makes it the page's own."""

_STYLE = "font-size:1.6em;line-height:1.25;margin:0 0 .5em"
_MONTH = r"(?P<month>[0-9]{4}-(?:0[1-9]|1[0-2]))"
_CALLED = (
    (re.compile(rf"{CONTRIBUTIONS} {_MONTH}"), "{month}"),
    (re.compile(rf"{CLOSED_MONTHS}/{_MONTH}"), "{month}, arrêté"),
    (re.compile(rf"{BUDGETS} (?P<year>[^/]+)/(?P<name>.+)"), "{name}, budget {year}"),
    (re.compile(rf"{PEOPLE}/(?P<name>.+)"), "{name}"),
)
_PART = re.compile(r"/([0-9]+)\Z")
_ENCODED = re.compile(r"\(([0-9A-F]{1,6})\)")


def heading(title: str, root: str) -> str:
    """What a page of ours is called; '' for one that its title names already.

    >>> [heading(f"R/{rest}", "R") for rest in ("Contributions 2026-11", "Budgets 2026/Admin(2F)compta", "Annuaire/2")]
    ['Novembre 2026', 'Admin/compta, budget 2026', 'Annuaire (suite, 2)']
    """
    if not title.startswith(f"{root}/"):
        return ""
    below = title.removeprefix(f"{root}/")
    part = _PART.search(below)
    called = _called(below[: part.start()] if part else below)
    return f"{called} (suite, {part[1]})" if part else called


def _called(below: str) -> str:
    for pattern, words in _CALLED:
        found = pattern.fullmatch(below)
        if found:
            said = words.format(**{name: _said(name, value) for name, value in found.groupdict().items()})
            return said[:1].upper() + said[1:]
    return _decoded(below)


def _said(name: str, value: str) -> str:
    return month(value) if name == "month" else _decoded(value)


def _decoded(name: str) -> str:
    """A name as it is written, where `title_parts.data_name` had to write some of it by number."""
    return _ENCODED.sub(lambda found: chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 else found[0], name)


def with_heading(page: RobotPage, root: str) -> RobotPage:
    """A page that begins with what it is called; where another page shows it, that one has a title of its own."""
    called = heading(page.title, root)
    if not called:
        return page
    box = f'<div class="{CLASS}" style="{_STYLE}">{escape(called)}</div>'
    return replace(page, content=Markup(f"<noinclude>{box}\n</noinclude>{page.content}"))
