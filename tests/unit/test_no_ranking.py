"""No table that names people can be sorted by their figures: two clicks would make a ranking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hostile_cooperative import cooperative, texts

TABLE = re.compile(r'^\{\| class="wikitable sortable[^\n]*\n\|\+ ?([^\n]*)\n(.*?)^\|\}$', re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r'data-sort-value="-?[\d.]+"')
NAMES_PEOPLE = re.compile(r"\| (?:Personne|Qui)$")


def sortable_tables() -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Each table that can be sorted and names people: its caption, its headings, the cells of its rows."""
    for text in texts(cooperative("Essai", "Zoé")).values():
        for caption, body in TABLE.findall(text):
            head, *rows = re.split(r"^\|-[^\n]*\n", body, flags=re.MULTILINE)
            headings = [line for line in head.split("\n") if line.startswith("! ")]
            if any(map(NAMES_PEOPLE.search, headings)):
                cells = [[line for line in row.split("\n") if line.startswith(("! ", "| "))] for row in rows]
                yield caption, headings, cells


def test_people_are_never_sorted_by_figures() -> None:
    wrong = [
        (caption, headings[column])
        for caption, headings, rows in sortable_tables()
        for column in range(len(headings))
        if any(len(cells) == len(headings) and FIGURE.search(cells[column]) for cells in rows)
        and not headings[column].startswith('! scope="col" class="unsortable" | ')
    ]
    assert wrong == []


def test_the_tables_of_people_are_looked_at() -> None:
    captions = " ".join(caption for caption, _, _ in sortable_tables())
    found = [words for words in ("par personne", "chaque personne recevrait", "personne a donné") if words in captions]
    assert found == ["par personne", "chaque personne recevrait", "personne a donné"]
