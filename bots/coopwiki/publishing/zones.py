"""The robots' zone of a page: what stands between our own marks, and how it is put there."""

from __future__ import annotations

import re

_ANY_MARK = re.compile(r"<!-- coopwiki:(?:début|fin)[^>]*-->")


def marks(name: str) -> tuple[str, str]:
    """The comment that opens a zone and the one that closes it."""
    return f"<!-- coopwiki:début {name} -->", f"<!-- coopwiki:fin {name} -->"


def zone(name: str, content: str) -> str:
    """A zone with its marks."""
    opening, closing = marks(name)
    return f"{opening}\n{content.strip()}\n{closing}"


def put(page: str, name: str, content: str) -> str:
    """The page with its zone filled; everything around it stays to the letter.

    A zone whose marks are missing is put first on the page. Where marks are doubled or out of order, the
    first pair in order is the zone; the other marks go, and the words between them stay as people's.
    """
    opening, closing = marks(name)
    filled = zone(name, content)
    start = page.find(opening)
    end = page.find(closing, start + len(opening)) if start >= 0 else -1
    if start < 0 or end < 0:
        rest = _without_marks(page, name).strip("\n")
        return f"{filled}\n\n{rest}" if rest else filled
    before, after = page[:start], page[end + len(closing) :]
    return _without_marks(before, name) + filled + _without_marks(after, name)


def content(page: str, name: str) -> str:
    """What stands in a page's zone; '' without one."""
    opening, closing = marks(name)
    start = page.find(opening)
    end = page.find(closing, start) if start >= 0 else -1
    return page[start + len(opening) : end].strip() if end >= 0 else ""


def has_zone(page: str) -> bool:
    """Whether the page holds any mark of ours."""
    return bool(_ANY_MARK.search(page))


def _without_marks(text: str, name: str) -> str:
    opening, closing = marks(name)
    return text.replace(opening, "").replace(closing, "")
