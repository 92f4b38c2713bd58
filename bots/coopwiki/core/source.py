"""Where something was written: a page at a revision."""

from __future__ import annotations

from dataclasses import dataclass

BY_ID = "Special:Redirect/page/"
"""Before a page's id: a title that leads to it where its own names somebody, or is not known."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as listed. `title` is whole and normalised; `redirect` is the title it leads to, or ''."""

    id: int
    title: str
    namespace: int
    revision: int
    redirect: str = ""
