"""In which order pages are written: one that leads to others comes after them.

Its readers see no red links then. MediaWiki keeps a page as it rendered it when it was saved, and a page made within
the same second does not have it rendered anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from coopwiki.publishing.robot_page import Published, RobotPage

_LINK = re.compile(r"\[\[:?([^|\[\]#]+)")


def writing_order(pages: Iterable[Published], new: Collection[str]) -> tuple[Published, ...]:
    """The deepest titles first, and before each page the `new` ones that it links to, where they don't lead back.

    `new` are titles of pages that are not there yet.
    """
    ordered = sorted(pages, key=lambda page: -page.title.count("/"))
    if not new:
        return tuple(ordered)
    links = {page.title: tuple(dict.fromkeys(_linked(page, new))) for page in ordered}
    by_title = {page.title: page for page in ordered}
    return tuple(by_title[title] for title in _linked_first(links))


def _linked(page: Published, new: Collection[str]) -> Iterator[str]:
    if isinstance(page, RobotPage):
        yield from (title for title in _LINK.findall(page.content) if title in new)


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
