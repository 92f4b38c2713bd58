"""In which order pages are written: one that leads to others comes after them, or its readers would see red links.

MediaWiki keeps a page as it rendered it at its save. It renders it anew where a page that it leads to is made later,
but not where that one is made within the same second.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coopwiki.publishing.robot_page import Published, RobotPage

_LINK = re.compile(r"\[\[:?([^|\[\]#]+)")
_A_SECOND = 1.0


@dataclass(frozen=True, slots=True)
class PageWritten:
    """A page that was made or changed, between two moments by the same clock, in seconds."""

    page: Published
    begun: float
    done: float


def writing_order(pages: Iterable[Published], new: Collection[str]) -> tuple[Published, ...]:
    """The deepest titles first; of those equally deep, before each page the `new` ones that it links to.

    `new` are titles of pages that are not there yet.
    """
    ordered = sorted(pages, key=lambda page: -_depth(page.title))
    if not new:
        return tuple(ordered)
    links = {page.title: _as_deep(page, new) for page in ordered}
    by_title = {page.title: page for page in ordered}
    return tuple(by_title[title] for title in _linked_first(links))


def left_red(written: Sequence[PageWritten], new: Collection[str]) -> tuple[str, ...]:
    """The pages that show a link in red since the `new` page it leads to was made after them, within their second."""
    made = {one.page.title: one for one in written if one.page.title in new}
    return tuple(
        one.page.title
        for one in written
        if any(0 <= made[title].begun - one.done < _A_SECOND for title in _linked(one.page, made))
    )


def _depth(title: str) -> int:
    return title.count("/")


def _as_deep(page: Published, new: Collection[str]) -> tuple[str, ...]:
    return tuple(title for title in _linked(page, new) if _depth(title) == _depth(page.title))


def _linked(page: Published, new: Collection[str]) -> Iterator[str]:
    if isinstance(page, RobotPage):
        yield from (title for title in dict.fromkeys(_LINK.findall(page.content)) if title in new)


def _linked_first(links: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Each title once, after those that it links to; without recursion, as months link to one another in a chain."""
    met: set[str] = set()
    for first in links:
        waiting = [(first, False)]
        while waiting:
            title, is_ready = waiting.pop()
            if is_ready:
                yield title
            elif title not in met:
                met.add(title)
                waiting.append((title, True))
                waiting += ((other, False) for other in reversed(tuple(links[title])) if other not in met)
