"""A year of the demo as it was written, month after month: an export of the full history.

    python demo/history.py FILE.xml [--year 2025] [--late 2]

The year ends over-spent, like 2023 in the facts: 10 000 € were left at the end of October, and far
more was asked for. Each month's last evening the pages say what was done so far; with `--late`, what
was done that many months before, and in December everything.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from cooperative import Cooperative, cooperative, journals_of, notebooks_of
from page import DemoPage
from prose import redirects
from subjects.budgets.budget_pages import budget_page
from subjects.budgets.budgets import allocated_last_year, transfers
from subjects.budgets.commitments import expense_page
from subjects.circles.circles import circle_page
from subjects.contributions.journals import notebook_title
from subjects.people.people import profile_page
from subjects.rules import rules_page

HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="fr"><siteinfo><namespaces>'
    '<namespace key="0" case="first-letter"/><namespace key="2" case="first-letter">Utilisateur</namespace>'
    '<namespace key="10" case="first-letter">Modèle</namespace></namespaces></siteinfo>\n'
)
_USERS = "Utilisateur:"


@dataclass(frozen=True, slots=True)
class Version:
    """A page's text from an evening on."""

    evening: date
    text: str


def history(year: int, late: int = 0) -> dict[str, list[Version]]:
    """Each page's versions, the oldest first: one for each month's end at which it said something else."""
    coop = cooperative(date(year + 1, 1, 31))
    found: dict[str, list[Version]] = {}
    for number in range(1, 13):
        evening = _end(year, number)
        for page in _pages(coop, year, number, late):
            versions = found.setdefault(page.title, [])
            if not versions or versions[-1].text != page.text:
                versions.append(Version(evening, page.text))
    return found


def _end(year: int, month: int) -> date:
    """The last day of a month; month 0 is the December before."""
    first = date(year + month // 12, month % 12 + 1, 1)
    return first - timedelta(days=1)


def _pages(coop: Cooperative, year: int, month: int, late: int) -> Iterator[DemoPage]:
    """What the pages say at the end of a month; budgets and rules are there from the start."""
    evening = _end(year, month)
    noted = evening if month == 12 else _end(year, max(0, month - late))
    yield from (profile_page(person, ()) for person in coop.people)
    yield from (circle_page(c, (notebook_title(c.name, year),)) for c in coop.circles)
    yield rules_page()
    yield from redirects()
    moves = (move for move in transfers(year) if move.day <= evening)
    whole = allocated_last_year(coop.circles, coop.lines(year))
    yield budget_page(year, coop.circles, whole, moves, "")
    yield expense_page(year, evening)
    if noted.year == year:
        then = replace(coop, today=noted)
        pages = (*journals_of(then), *notebooks_of(then))
        yield from (page for page in pages if page.title.endswith(str(year)))


def write_history(pages: dict[str, list[Version]], path: Path) -> None:
    """Write a full-history export; page and revision ids count from 1."""
    numbers = count(1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for page_id, (title, versions) in enumerate(pages.items(), 1):
            namespace = 2 if title.startswith(_USERS) else 0
            file.write(f"<page><title>{escape(title)}</title><ns>{namespace}</ns><id>{page_id}</id>")
            file.writelines(_revisions(versions, numbers))
            file.write("</page>\n")
        file.write("</mediawiki>\n")


def _revisions(versions: Iterable[Version], numbers: Iterator[int]) -> Iterator[str]:
    parent = 0
    for version, number in zip(versions, numbers, strict=False):
        before = f"<parentid>{parent}</parentid>" if parent else ""
        yield (
            f"<revision><id>{number}</id>{before}<timestamp>{version.evening}T18:00:00Z</timestamp>"
            f'<model>wikitext</model><text bytes="{len(version.text.encode())}" xml:space="preserve">'
            f"{escape(version.text)}</text></revision>"
        )
        parent = number


def main(arguments: list[str] | None = None) -> int:
    """Write the export."""
    parser = argparse.ArgumentParser(description="Écrit l’histoire d’une année de la coopérative.")
    parser.add_argument("file", metavar="FICHIER", type=Path, help="par exemple histoire.xml")
    parser.add_argument("--year", metavar="ANNÉE", type=int, default=2025, help="2025 par défaut")
    parser.add_argument(
        "--late",
        metavar="MOIS",
        type=int,
        default=0,
        help="mois de retard pour noter, 0 par défaut",
    )
    asked = parser.parse_args(arguments)
    pages = history(asked.year, asked.late)
    write_history(pages, asked.file)
    sys.stderr.write(f"{len(pages)} pages, {sum(map(len, pages.values()))} versions.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
