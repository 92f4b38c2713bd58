"""Small histories of pages: who wrote what when, as an export of the full history or as a wiki that tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coopwiki.core.titles import Titles
from coopwiki.wiki.history import Revision
from coopwiki.wiki.memory import Memory
from export_writer import export, page, revision

Edit = tuple[str, str, str]
"""When, in UTC (`2026-03-31T21:59:59Z`); the title; the text."""

TITLES = Titles()


@dataclass(frozen=True, slots=True)
class Numbered:
    """An edit with the ids of its page and of its revision."""

    page: int
    revision: int
    at: str
    title: str
    text: str


def numbered(edits: Collection[Edit]) -> list[Numbered]:
    """The edits in order of time; ids count from 1 in the order given."""
    ids: dict[str, int] = {}
    found = [
        Numbered(ids.setdefault(title, len(ids) + 1), number, at, title, text)
        for number, (at, title, text) in enumerate(edits, 1)
    ]
    return sorted(found, key=lambda one: (one.at, one.revision))


def write_history(path: Path, edits: Collection[Edit], *, author: str = "Ana") -> Path:
    """An export of the full history; each page's revisions in order of time."""
    pages: dict[str, list[Numbered]] = {}
    for one in numbered(edits):
        pages.setdefault(one.title, []).append(one)
    texts = (
        page(
            title,
            *_linked(own),
            number=own[0].page,
            namespace=TITLES.split(title)[0],
        )
        for title, own in pages.items()
    )
    path.write_text(export(*texts).replace(">Ana<", f">{author}<"), encoding="utf-8")
    return path


def _linked(own: list[Numbered]) -> Iterator[str]:
    """Revisions, each naming the one before; the first one none."""
    before = 0
    for one in own:
        written = revision(one.text, number=one.revision, timestamp=one.at)
        parent = f"      <parentid>{before}</parentid>\n" if before else ""
        yield written.replace("      <parentid>7</parentid>\n", parent)
        before = one.revision


class Told(Memory):
    """A wiki in memory that tells its history; `listings` and `fetched` count what it was asked."""

    def __init__(self, edits: Collection[Edit]) -> None:
        super().__init__({title: text for _, title, text in edits})
        self.edits = numbered(edits)
        self.hidden: set[int] = set()
        self.listings = 0
        self.fetched: list[int] = []

    def revisions(self, until: datetime) -> Iterator[Revision]:
        """The newest first."""
        self.listings += 1
        for one in reversed(self.edits):
            at = datetime.fromisoformat(one.at).astimezone(UTC)
            if at <= until:
                namespace = TITLES.split(one.title)[0]
                digest = "" if one.revision in self.hidden else f"{hash(one.text):x}"
                yield Revision(one.revision, one.page, one.title, namespace, at, digest)

    def texts_at(self, revisions: Collection[int]) -> Mapping[int, str]:
        """All that aren't hidden."""
        self.fetched += revisions
        wanted = set(revisions) - self.hidden
        return {one.revision: one.text for one in self.edits if one.revision in wanted}
