"""Where a generated file says that it is generated, and from what."""

from __future__ import annotations

from coopwiki.schema.record import Schema

MARK = "make generate"
"""Stands near the top of every generated file; a file that has it and that nothing generates is an orphan."""


def english(schema: Schema) -> str:
    """The record type's one English name: its file, its docs page."""
    return schema.type.__module__.rpartition(".")[2]


def source_file(schema: Schema) -> str:
    """The file the record type stands in, from the repository's root."""
    return f"bots/{schema.type.__module__.replace('.', '/')}.py"


def origin(schema: Schema) -> str:
    """The French sentence a generated wiki page carries."""
    return f"{MARK} : page écrite d’après {source_file(schema)}, à changer là-bas"
