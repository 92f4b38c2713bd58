"""What travels with the robots: wiki pages, Lua modules, default configuration.

The folders beside this file are links to those at the top of the repository; an installed package
holds copies of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable


def shipped(name: str) -> Traversable:
    """Find one of the folders `templates_wiki`, `lua_modules`, `config`."""
    return resources.files(__name__) / name


def default(name: str) -> str:
    """Read a default configuration file (`wiki.toml`)."""
    return (shipped("config") / name).read_text(encoding="utf-8")


def files(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    """Give path and text of every file below a folder; hidden ones are left out."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from files(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_text(encoding="utf-8")
