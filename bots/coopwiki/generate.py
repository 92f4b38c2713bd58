"""Writes what is derived from the record types, or says which of it is stale or orphaned.

`python -m coopwiki.generate` writes and takes orphans away; `--check` only looks, and exits with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from coopwiki.core.titles import TEMPLATE, Titles
from coopwiki.importing.header import Wanted
from coopwiki.schema.export import understood_page
from coopwiki.schema.export.docs import docs_page
from coopwiki.schema.export.form import form_schema, takes_rows
from coopwiki.schema.export.lua import (
    lua_entities,
    lua_messages,
    lua_not_yet,
    lua_phrases,
    lua_real_words,
    lua_schema,
)
from coopwiki.schema.export.origin import MARK, english
from coopwiki.schema.export.template import template_page
from coopwiki.schema.record import Record, Schema, schema_of
from coopwiki.subjects.packs import parts
from coopwiki.subjects.packs_page import packs_page
from coopwiki.subjects.records import RECORDS
from coopwiki.subjects.reports import REPORTS
from coopwiki.subjects.reports_page import reports_page
from coopwiki.subjects.sentences import every_message
from coopwiki.subjects.sheet_columns import TITLES
from coopwiki.wiki.title_paths import path_of

TEMPLATES, MODULES, DOCS = "templates_wiki", "lua_modules/CoopWiki", "docs/records"
EXTENSION = "extension/CoopWiki"
STYLES = "MediaWiki%3AGadget-CoopWiki.css"
"""The gadget's style sheet, which the extension carries too, in parts."""
PARTS = {"tableaux.css": "/* Un tableau large défile", "plis.css": "/* Ce qui est long est replié"}
"""Where each part after the first begins."""
HERE = Path(__file__).resolve().parents[2]
CASES = HERE / "tests" / "values.txt"
HEAD = 600
"""Characters in which a generated file says that it is one."""


def artefacts(records: tuple[type[Record], ...], cases: str) -> dict[str, str]:
    """Every generated file: path from the repository's root, and text. `cases` is that of values.txt."""
    titles = Titles()
    files = {
        "docs/reports.md": reports_page(REPORTS),
        "docs/pack-figures.md": packs_page(parts()),
        f"{MODULES}/entités.json": lua_entities(),
        f"{MODULES}/attendus.json": lua_not_yet(),
        f"{MODULES}/tournures.json": lua_phrases(),
        f"{MODULES}/mots.json": lua_real_words(),
        f"{MODULES}/messages.json": lua_messages(every_message()),
        f"{TEMPLATES}/{path_of(understood_page.TITLE, titles)}": understood_page.understood_page(cases),
    }
    for order, record in enumerate(records, 1):
        schema = schema_of(record)
        title = titles.full(TEMPLATE, schema.template)
        files[f"{TEMPLATES}/{path_of(title, titles)}"] = template_page(schema)
        files[f"{MODULES}/schéma/{schema.template}.json"] = lua_schema(schema)
        files[f"{EXTENSION}/schema/{schema.template}.json"] = form_schema(
            schema, order, TITLES.get(schema.type, {}), _title_words(schema)
        )
        files[f"{DOCS}/{english(schema)}.md"] = docs_page(schema)
    return files


def _title_words(schema: Schema) -> dict[str, object] | None:
    """What words of titles say where rows of a spreadsheet are taken."""
    called = {column.attribute: column.field.name for column in schema.columns}
    return Wanted(schema).words.table(called) if takes_rows(schema) else None


def copies() -> dict[str, str]:
    """The files of the extension that are those of the wiki to the letter, the styles in parts."""
    left = (HERE / TEMPLATES / STYLES).read_text(encoding="utf-8")
    found = {}
    for name, first in reversed(PARTS.items()):
        left, mark, part = left.partition(first)
        found[name] = f"{mark}{part.rstrip()}\n"
    found["blocs.css"] = f"{left.rstrip()}\n"
    return {f"{EXTENSION}/resources/{name}": text for name, text in found.items()}


def stale(root: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Paths of generated files that are missing or have another text."""
    for path, text in files.items():
        file = root / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            yield path


def orphans(root: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Paths of files that say they are generated and that no record type generates any more."""
    for folder in (TEMPLATES, MODULES, DOCS, f"{EXTENSION}/schema"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if path not in files and file.is_file() and _says_generated(file):
                yield path


def _says_generated(file: Path) -> bool:
    return MARK in file.read_text(encoding="utf-8")[:HEAD]


def write(root: Path, files: Mapping[str, str]) -> None:
    """Bring the files of a repository up to date, orphans included."""
    for path in tuple(orphans(root, files)):
        (root / path).unlink()
    for path in tuple(stale(root, files)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(files[path], encoding="utf-8", newline="\n")


def complaints(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """A French sentence for each file that `make generate` would change."""
    return (
        *(f"{path} : périmé, lancer « make generate »." for path in stale(root, files)),
        *(f"{path} : plus aucune fiche ne le produit, lancer « make generate »." for path in orphans(root, files)),
    )


def main(words: list[str]) -> int:
    """Write, or with `--check` say what is not up to date; 1 when something isn't."""
    parser = argparse.ArgumentParser(prog="coopwiki.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="regarder sans rien écrire")
    parser.add_argument("--root", type=Path, default=HERE)
    asked = parser.parse_args(words)
    files = artefacts(RECORDS, CASES.read_text(encoding="utf-8")) | copies()
    if not asked.check:
        write(asked.root, files)
        return 0
    found = complaints(asked.root, files)
    sys.stderr.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
