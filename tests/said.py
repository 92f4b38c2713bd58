"""What a command of `coopwiki` said, and folders of pages for it to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coopwiki.core.titles import Titles
from coopwiki.wiki.page_files import write_page
from coopwiki.wiki.title_paths import path_of


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left: its exit status, its data, its messages."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its data, where it is JSON."""
        return json.loads(self.out)


Coopwiki = Callable[..., Said]
"""Runs the command with these words."""


def in_folder(folder: Path, pages: Mapping[str, str]) -> Path:
    """Pages as files of a new folder."""
    folder.mkdir()
    for title, text in pages.items():
        write_page(folder / path_of(title, Titles()), text, folder)
    return folder
