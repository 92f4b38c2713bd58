"""What one edit costs the service, beside the wiki: how it grows with the lines there are.

    python bench/one_edit.py [--lines 10000 100000]

Pages are kept in memory, so nothing is waited for: seconds of processor are reading, checks, sums and pages. Twenty
lines a page, half of them in the year edited. The peer is the same cooperative read from nothing, in the same process.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from coopwiki.runs.refresh import Refresher, RunOptions
from coopwiki.settings import Settings
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from notebooks import notebooks

TODAY, EDITED = date(2026, 12, 31), "2026-06"
EDITS = 5
ORDERS = RunOptions(lambda _: True)


@dataclass(frozen=True, slots=True)
class Edit:
    """Seconds of processor for so many lines, and the pages that one edit writes."""

    lines: int
    anew: float
    one: float
    written: int


def measured(lines: int) -> Edit:
    """A first run, then some edits of one month's pages."""
    wiki = Memory(dict(notebooks(lines, 20)))
    service = Refresher(wiki, wiki, Settings(), REPORTS)

    def refresh() -> None:
        service.refresh(TODAY, ORDERS)

    anew = timed(refresh)
    pages = [page.title for page in wiki.pages() if f" {EDITED} " in page.title][:EDITS]
    took = []
    for title in pages:
        line = next(line for line in wiki.text(title).split("\n") if line.startswith("{{Contribution|"))
        wiki.edit(title, f"{wiki.text(title)}\n{line}")
        wiki.saves.clear()
        took.append(timed(refresh))
    return Edit(lines, anew, median(took), len(wiki.saves))


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(words: Sequence[str] | None = None) -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, nargs="+", default=[10_000, 100_000])
    asked = parser.parse_args(words)
    print("| lines | from nothing, s | after one edit, s | share | pages written | × the first |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        first = None
        for lines in asked.lines:
            one = measured(lines)
            first = first or one.one
            share, growth = one.one / one.anew, one.one / first
            print(
                f"| {lines:,} | {one.anew:.2f} | {one.one:.2f} | {share:.0%} | {one.written} | {growth:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
