"""How long `coopwiki archive` takes for a folder of 5,000 pages, the first time and again: processor and memory.

python bench/archive_folder.py [PAGES [LINES]]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from coopwiki.core.titles import Titles
from coopwiki.wiki.page_files import write_page
from coopwiki.wiki.title_paths import path_of
from notebooks import notebooks
from process import COOPWIKI, Command, measured


def main() -> None:
    """Print a row a run: seconds on the clock, of processor, megabytes of memory; then the archive's own size."""
    pages, lines = (int(given) for given in (*sys.argv[1:], "5000", "1")[:2])
    with tempfile.TemporaryDirectory() as place:
        folder, kept = Path(place) / "wiki", Path(place) / "archive"
        folder.mkdir()
        for title, text in notebooks(pages * lines, lines):
            write_page(folder / path_of(title, Titles()), text, folder)
        words = (COOPWIKI, "archive", str(kept), "--folder", str(folder), "--on", "2026-12-31")
        for name in ("first", "again"):
            cost = measured(Command(name, words))
            print(f"| {name} | {cost.wall:.0f} | {cost.cpu:.0f} | {cost.memory:.0f} |", flush=True)
        print(f"{sum(file.stat().st_size for file in kept.rglob('*') if file.is_file()) >> 20} MB")


if __name__ == "__main__":
    main()
