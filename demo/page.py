"""A page of the demo, and the file it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coopwiki.core.titles import Titles
from coopwiki.wiki.page_files import write_page
from coopwiki.wiki.title_paths import path_of

SEED = "coopwiki"
"""Where every draw of the demo starts; another seed is another cooperative."""


@dataclass(frozen=True, slots=True)
class DemoPage:
    """One page: its whole title and its wikitext, without a final newline."""

    title: str
    text: str


def write(pages: tuple[DemoPage, ...], folder: Path) -> None:
    """Write the pages as files below a folder, made when it isn't there."""
    for page in pages:
        write_page(folder / path_of(page.title, Titles()), page.text, folder)


def call(template: str, *fields: tuple[str, str]) -> str:
    """A template call, without its empty fields."""
    given = "|".join(f"{name}={value}" for name, value in fields if value)
    return f"{{{{{template}|{given}}}}}"
