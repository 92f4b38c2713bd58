"""Pages that would be too long for MediaWiki, cut into `…`, `…/2`, `…/3`.

A page is cut before a row of a table, an item of a list or a heading, never within a line. What stood
open is closed and opened again: a table with its caption and headings, a fold, a section with its heading. The
foot stands on every part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from coopwiki.publishing.folds import FOLD, FOLD_ENDS
from coopwiki.publishing.robot_page import Published, RobotPage
from coopwiki.publishing.wikilinks import link

MOST = 1_500_000
"""Bytes of a part, without its foot and links: MediaWiki takes 2 MiB as shipped."""

_FOOT = "\n<small>"
_ROW, _TABLE, _TABLE_ENDS = "|-", "{|", "|}"
_BOX, _BOX_ENDS = "<div ", "</div>"


def split(pages: Iterable[Published], most: int = MOST) -> Iterator[Published]:
    """Every page, in parts where it is longer than `most` bytes. Data pages are left whole."""
    for page in pages:
        if isinstance(page, RobotPage) and len(page.content.encode()) > most:
            yield from _parts(page, most)
        else:
            yield page


def _parts(page: RobotPage, most: int) -> Iterator[RobotPage]:
    body, mark, foot = page.content.rpartition(_FOOT)
    texts = list(_cut((body if mark else page.content).split("\n"), most))
    titles = [page.title, *(f"{page.title}/{n}" for n in range(2, len(texts) + 1))]
    for number, (title, text) in enumerate(zip(titles, texts, strict=True), 1):
        links = "Pages : " + " · ".join(_links(titles, number))
        above = f"{links}\n\n" if number > 1 else ""
        yield replace(
            page,
            title=title,
            content=f"{above}{text.strip()}\n\n{links}\n{mark}{foot if mark else ''}",
        )


def _links(titles: Iterable[str], here: int) -> Iterator[str]:
    for number, title in enumerate(titles, 1):
        yield f"'''{number}'''" if number == here else link(title, str(number))


@dataclass(slots=True)
class _Open:
    """What has to be opened again on the next part: a heading, a fold, a table's box, its first lines."""

    heading: str = ""
    fold: str = ""
    box: str = ""
    table: list[str] = field(default_factory=list)
    in_head: bool = False

    def opened(self) -> list[str]:
        """The lines that a part begins with."""
        return [line for line in (self.heading, self.fold, self.box, *self.table) if line]

    def closed(self) -> list[str]:
        """The lines that a part ends with."""
        standing = ((self.table, _TABLE_ENDS), (self.box, _BOX_ENDS), (self.fold, FOLD_ENDS))
        return [ends for begun, ends in standing if begun]

    def pass_by(self, line: str) -> None:
        """Follow a line that is written."""
        if line.startswith(_TABLE):
            self.table, self.in_head = [], True
        if line.startswith(_ROW) or line == _TABLE_ENDS:
            self.in_head = False
        if self.in_head:
            self.table.append(line)
        elif line == _TABLE_ENDS:
            self.table = []
        elif line.startswith("=="):
            self.heading = line
        elif line.startswith(FOLD):
            self.fold = line
        elif line == FOLD_ENDS:
            self.fold = ""
        elif line.startswith(_BOX) and not line.endswith(_BOX_ENDS):
            self.box = line
        elif line == _BOX_ENDS:
            self.box = ""


def _cut(lines: Iterable[str], most: int) -> Iterator[str]:
    """The text of each part, without its links and foot."""
    part: list[str] = []
    size, standing = 0, _Open()
    for piece in _pieces(lines):
        length = sum(len(line.encode()) + 1 for line in piece)
        if part and size + length > most:
            yield "\n".join([*part, *standing.closed()])
            part = [] if piece[0].startswith("==") else standing.opened()
            size = sum(len(line.encode()) + 1 for line in part)
        part += piece
        size += length
        for line in piece:
            standing.pass_by(line)
    yield "\n".join(part)


def _pieces(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines that stay together: a row, an item, a heading with what follows it."""
    piece: list[str] = []
    for line in lines:
        if piece and line.startswith((_ROW, "* ", "==")):
            yield piece
            piece = []
        piece.append(line)
    if piece:
        yield piece
