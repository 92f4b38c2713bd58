"""The link tables after a bulk import: of the pages that it brought, not of all those that were there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from mediawiki_script import maintenance

PREFIX = "/*_*/"
"""As in MediaWiki's own files: what the names of the tables begin with comes in its place."""
LAST = "SELECT MAX(page_id) AS page, MAX(page_latest) AS revision FROM /*_*/page"
CHANGED = "SELECT page_id AS page, page_latest AS revision FROM /*_*/page WHERE page_latest > %d AND page_id <= %d"


@dataclass(frozen=True, slots=True)
class Pages:
    """A wiki's pages at one moment: the highest numbers of a page and of a latest revision; 0 where there is none."""

    page: int
    revision: int


def so_far(folder: Path, prefix: str) -> Pages:
    """Note which pages there are; `prefix` begins the names of the database's tables."""
    return _rows(folder, prefix, LAST)[0]


def refresh(folder: Path, prefix: str, before: Pages, after: Pages) -> None:
    """Write anew the links of pages made or changed since `before`, of new ones up to `after`."""
    if after.page > before.page:
        maintenance(folder, "refreshLinks.php", "-e", str(after.page), str(before.page + 1))
    for row in _rows(folder, prefix, CHANGED % (before.revision, before.page)):
        maintenance(folder, "refreshLinks.php", "-e", str(row.page), str(row.page))


def _rows(folder: Path, prefix: str, query: str) -> list[Pages]:
    found = _answers(folder, query.replace(PREFIX, prefix))
    return [Pages(int(row["page"] or 0), int(row["revision"] or 0)) for row in found]


def _answers(folder: Path, query: str) -> Iterable[Mapping[str, Any]]:
    """What the database says: SQLite's file is asked itself, a server by MediaWiki, which takes a second to start."""
    file = folder / "data" / "wiki.sqlite"
    if not file.is_file():
        return cast("list[Mapping[str, Any]]", json.loads(maintenance(folder, "sql.php", "--json", "--query", query)))
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query)]
