"""The columns of a table that a layout wrote: named for telephones, left out where each row says the same.

A table without a row is left out.

On a telephone a row becomes a card (`MediaWiki:Gadget-CoopWiki.css`). A cell then shows the name of its column, which
the table says once, in its style: `--c2:'Temps'`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from coopwiki.publishing.escape import Markup

CARDS = "coopwiki-tableau"
"""The class of tables whose rows become cards; every table of `open_table` has it, unless it asks for none."""
FEWEST_ROWS = 3
"""From so many rows on, a column that is the same in each is said once, above."""
DENSE = 6
"""From so many columns on, a table is written smaller: between the menus of a screen of 1200 pixels stand 672."""
MOST_ROWS = 400
"""Longer tables keep their columns: none that long has been seen with a constant one."""

_TABLE = re.compile(rf'^(\{{\| class="wikitable[^"\n]*{CARDS}[^"\n]*"[^\n]*)\n(.*?)^\|\}}$', re.MULTILINE | re.DOTALL)
_EMPTY = re.compile(
    rf'^<div tabindex="0" role="region"[^\n]*\n\{{\| class="wikitable[^"\n]*{CARDS}[^\n]*\n'
    r"(?:[|!][^}\n-][^\n]*\n|\n)*\|\}\n</div>$",
    re.MULTILINE,
)
"""A whole region whose table has a caption and headings, and no row."""
_STYLE = re.compile(r' style="([^"\n]*)"')
_HEADING = re.compile(r"^! (?:[^|\n]*\| )?(.*)$")
_ATTRIBUTES = re.compile(r"^[|!] (?:(?:[\w-]+=\"[^\"\n]*\" ?)+\| )?")
_MARKUP = re.compile(r"<[^<>]*+>|'''?|\[\[[^|\[\]]*+\||\]\]|\{\{[^{}]*+\}\}")
_UNSAFE = re.compile(r"[^\w .,:%€’/°+-]")
_SAME_WORDS = re.compile(r"^[^\[{<]*$")
NOTHING = ("", "—")


def fit_columns(text: str) -> Markup:
    """The page with the columns of its tables named, without those that say the same in each row.

    A table of headings alone is left out: it says nothing.
    """
    return Markup(_TABLE.sub(_fitted, _EMPTY.sub("", text)) if CARDS in text else text)


def _fitted(found: re.Match[str]) -> str:
    opening, body = found[1], found[2]
    if "--c1:" in opening or "coopwiki-mois" in opening:
        return found[0]
    table = _read(body)
    told = [] if table is None else table.without_constants()
    lines = body if table is None or not told else table.written(told)
    return f"{_named(opening, _headings(lines))}\n{lines}|}}"


def _headings(body: str) -> list[str]:
    """What the columns are called, as plain words that may stand in a style."""
    head = body.partition("\n|-")[0].split("\n")
    return [_plain(found[1]) for line in head if (found := _HEADING.match(line))]


def _plain(text: str) -> str:
    words = unescape(_MARKUP.sub("", text.replace("<br>", " "))).replace("'", "’")
    return " ".join(_UNSAFE.sub(" ", words).split())


def _named(opening: str, names: Sequence[str]) -> str:
    """The line that opens a table, with the names of its columns."""
    if len(names) >= DENSE:
        opening = opening.replace(CARDS, f"{CARDS} cw-dense", 1)
    said = ";".join(f"--c{number}:'{name}'" for number, name in enumerate(names, 1) if name)
    style = _STYLE.search(opening)
    if not said or style is None:
        return f'{opening} style="{said}"' if said else opening
    return _STYLE.sub(lambda old: f' style="{old[1]};{said}"', opening, count=1)


@dataclass(slots=True)
class _Table:
    """The lines of a table: its caption, its headings and its rows, a text for each cell."""

    caption: str
    head: list[str]
    rows: list[tuple[str, list[str]]]

    def without_constants(self) -> list[tuple[str, str]]:
        """Take out the columns that say the same in each row; their names, with what they say."""
        told = []
        for column in reversed(range(1, len(self.head))):
            said = self._said_by_all(column)
            if said is None:
                continue
            told.append((_plain(_content(self.head[column])), said))
            del self.head[column]
            for _, cells in self.rows:
                del cells[column]
        return told[::-1]

    def _said_by_all(self, column: int) -> str | None:
        """What each row says in a column; None where they differ, and for figures, links and templates."""
        cells = [cells[column] for mark, cells in self.rows if "sortbottom" not in mark]
        first = _content(cells[0])
        if "data-sort-value" in cells[0] or 'scope="row"' in cells[0] or not _SAME_WORDS.match(first):
            return None
        below = (_content(cells[column]) for mark, cells in self.rows if "sortbottom" in mark)
        same = all(_content(cell) == first for cell in cells) and all(text in ("", first) for text in below)
        return first if same else None

    def written(self, told: Sequence[tuple[str, str]]) -> str:
        """The lines, with what each row said beside the caption."""
        rows = ("\n".join((mark, *cells)) for mark, cells in self.rows)
        return "\n".join((self.caption + _said_above(told), *self.head, *rows)) + "\n"


def _said_above(told: Sequence[tuple[str, str]]) -> str:
    same = " ; ".join(f"{name} : {said}" for name, said in told if said not in NOTHING)
    empty = ", ".join(name for name, said in told if said in NOTHING)
    sentences = (same and f"Partout, {same}.", empty and f"Rien encore : {empty}.")
    return f"<br><small>{' '.join(filter(None, sentences))}</small>"


def _content(cell: str) -> str:
    return _ATTRIBUTES.sub("", cell, count=1).lstrip("|!").strip()


def _read(body: str) -> _Table | None:
    """The table; None for one whose rows don't all have a cell for each heading, one with few rows or very many."""
    if "colspan" in body or "rowspan" in body or not FEWEST_ROWS <= body.count("\n|-") <= MOST_ROWS:
        return None
    first, *parts = re.split(r"^(?=\|-)", body, flags=re.MULTILINE)
    caption, *head = _cells(first)
    rows = [(part.partition("\n")[0], _cells(part.partition("\n")[2])) for part in parts]
    if not caption.startswith("|+") or any(len(cells) != len(head) for _, cells in rows):
        return None
    counted = sum("sortbottom" not in mark for mark, _ in rows)
    return _Table(caption, head, rows) if counted >= FEWEST_ROWS else None


def _cells(text: str) -> list[str]:
    """The cells of a row, each with the lines that follow it."""
    return [cell.rstrip("\n") for cell in re.split(r"^(?=[|!])", text, flags=re.MULTILINE) if cell.strip()]
