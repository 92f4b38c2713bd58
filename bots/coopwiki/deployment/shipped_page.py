"""The pages we bring to a wiki."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from coopwiki.core.titles import Titles
from coopwiki.shipped import files, shipped
from coopwiki.wiki.stored_form import as_stored
from coopwiki.wiki.title_paths import title_of

STOP_PAGE = "Tableau de bord/Robots/Marche"
RUNNING = "marche"
"""The one text of the stop page that lets the robots write."""

SHARED = frozenset({"MediaWiki:Gadgets-definition"})
"""Lists that others write in too: ours is some of their lines."""


@dataclass(frozen=True, slots=True)
class ShippedPage:
    """One page to deploy.

    A page that is to be there `once` is created, and never written again. Of a `shared` page only
    our lines matter: where others have written, ours are added after theirs, and only by force.
    """

    title: str
    text: str
    once: bool = False
    shared: bool = False


def sources(stop_page: str = STOP_PAGE) -> tuple[ShippedPage, ...]:
    """Give every page we ship, and the stop page, under their French titles."""
    return (
        *pages_of(shipped("templates_wiki")),
        *pages_of(shipped("lua_modules"), "Module:"),
        ShippedPage(stop_page, RUNNING, once=True),
    )


def pages_of(folder: Traversable, space: str = "") -> Iterator[ShippedPage]:
    """Read the pages below a folder: `space` and the path give the title.

    The rule is that of any folder of pages; a file that is no page (`README.md`) is left out.
    """
    titles = Titles()
    for path, text in files(folder):
        title = title_of(space + path, titles)
        if title:
            yield ShippedPage(title, as_stored(text), shared=title in SHARED)
