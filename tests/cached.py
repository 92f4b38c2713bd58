"""A small wiki, and what a cache gives of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from coopwiki.wiki.cache import Cache

A, B, PROSE = "{{Contribution|durée=1h}}", "{{Contribution|durée=2h}}", "Bonjour à tou·tes."
BOARD = "Tableau de bord"
DATA = "Module:CoopWiki/données/a.json"
PAGES = {"A": A, "B": B, "Prose": PROSE}


def read(cache: Cache) -> dict[str, str]:
    titles = {page.id: page.title for page in cache.pages()}
    return {titles[text.id]: text.text for text in cache.texts(list(titles))}


def kept(path: Path) -> set[int | str]:
    with closing(sqlite3.connect(path)) as base:
        return {page for (page,) in base.execute("SELECT page FROM text")}
