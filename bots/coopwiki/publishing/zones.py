"""The robots' zone of a page: what stands between our own marks, and how it is put there."""

from __future__ import annotations

import re

_OPENING = re.compile("<!-- coopwiki:début ([^>]{1,200}?) -->")
_LAST_LINE = re.compile(r"; ce qui est écrit hors de ses marques reste\..*|<!-- coopwiki:état [^>]{0,400}-->")
_BROKEN_MARK = re.compile(r"\n<!--[^>\n]{0,200}?coopwiki[^>\n]{0,400}>")
"""The last line of all zones (layouts/foot.jinja, serving/robots_page.py), and what is left of a mark below it."""


def marks(name: str) -> tuple[str, str]:
    """The comment that opens a zone and the one that closes it."""
    return f"<!-- coopwiki:début {name} -->", f"<!-- coopwiki:fin {name} -->"


def zone(name: str, content: str) -> str:
    """A zone with its marks."""
    opening, closing = marks(name)
    return f"{opening}\n{content.strip()}\n{closing}"


def put(page: str, name: str, content: str) -> str:
    """The page with its zone filled; everything around it stays to the letter.

    A zone whose marks are missing is put first on the page; one that has lost its closing mark alone ends with
    the last line that all our zones have. Where marks are doubled or out of order, the first pair with no mark
    between is the zone; the other marks go, and all other words stay as people's.
    """
    filled, span = zone(name, content), _span(page, name) or _never_closed(page, name)
    if span is None:
        rest = _without_marks(page, name).strip("\n")
        return f"{filled}\n\n{rest}" if rest else filled
    before, after = page[: span[0]], page[span[1] :]
    return _without_marks(before, name) + filled + _without_marks(after, name)


def name(page: str) -> str:
    """The name of a page's first zone; '' for a page that has none of ours."""
    found = _OPENING.search(page)
    return found[1] if found else ""


def content(page: str, name: str) -> str | None:
    """What stands in a page's zone; None where it has none of that name, whole."""
    span, (opening, closing) = _span(page, name), marks(name)
    return page[span[0] + len(opening) : span[1] - len(closing)].strip() if span else None


def _span(page: str, name: str) -> tuple[int, int] | None:
    """Where a zone begins and ends, its marks included; None where there is none, whole."""
    opening, closing = marks(name)
    first = page.find(opening)
    end = page.find(closing, first) if first >= 0 else -1
    return (page.rfind(opening, 0, end), end + len(closing)) if end >= 0 else None


def _never_closed(page: str, name: str) -> tuple[int, int] | None:
    """Where a zone begins and ends whose closing mark somebody has damaged; None where that can't be known."""
    opening, closing = marks(name)
    first = page.find(opening)
    last = None if first < 0 or closing in page else _LAST_LINE.search(page, first)
    if last is None:
        return None
    rest = _BROKEN_MARK.match(page, last.end())
    return first, rest.end() if rest else last.end()


def _without_marks(text: str, name: str) -> str:
    opening, closing = marks(name)
    return text.replace(opening, "").replace(closing, "")
