"""The same cooperative as in ledger_pages, written down the way people do: a page is a month of a circle.

    pages = notebooks(100_000, 20)      # (title, text): 20 lines a page, 100,000 in all

One edit then changes the dashboards of one month and one circle. The sums are those of `expected`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, takewhile

from ledger_pages import Draw, circle_name, draws, generate, written


def notebooks(contributions: int, lines: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Titles and texts: what `generate` writes besides contributions, then pages of `lines` lines at most."""
    everything = generate(contributions, contributions // lines, seed)
    yield from takewhile(lambda page: not page[0].startswith("Carnet "), everything)
    ordered = sorted(draws(contributions, seed), key=_notebook)
    for notebook, found in groupby(ordered, key=_notebook):
        yield from _pages(notebook, list(found), lines)


def _notebook(draw: Draw) -> tuple[str, str]:
    return circle_name(draw.circle), draw.day.isoformat()[:7]


def _pages(notebook: tuple[str, str], found: list[Draw], lines: int) -> Iterator[tuple[str, str]]:
    circle, month = notebook
    for number, first in enumerate(range(0, len(found), lines), 1):
        texts = map(written, found[first : first + lines])
        yield f"Carnet {circle} {month} {number:03}", "\n".join(("== Contributions ==", *texts))
