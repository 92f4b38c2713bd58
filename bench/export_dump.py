"""Pages as a MediaWiki XML export, as `maintenance/dumpBackup.php` of a French 1.39 writes it."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from coopwiki.core.titles import STANDARD, Titles

_SCHEMA = "http://www.mediawiki.org/xml/export-0.11"
_REDIRECT = re.compile(r"#(?:REDIRECTION|REDIRECT)\s*:?\s*\[\[:?([^\]|#]+)", re.IGNORECASE)
_GADGETS = (
    (2300, "Gadget"),
    (2301, "Discussion gadget"),
    (2302, "Définition de gadget"),
    (2303, "Discussion définition de gadget"),
)
_STAMP = "2026-01-01T00:00:00Z"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def write_dump(path: Path, pages: Iterable[tuple[str, str]], older: int = 0) -> None:
    """Write titles and texts as a dump, page by page; `.gz` and `.bz2` compress.

    Page and revision ids count from 1 in the order given. `older` revisions, with other texts,
    stand before each current one, as in a dump with the full history.
    """
    with _open(path) as file:
        file.write(_head())
        revisions = count(1)
        for number, (title, text) in enumerate(pages, 1):
            texts = (*(f"Version {n + 1} de {title}" for n in range(older)), text)
            file.writelines(_page(number, title, texts, revisions))
        file.write("</mediawiki>\n")


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "wt", compresslevel=6, encoding="utf-8", newline="\n")
    if path.suffix == ".bz2":
        return bz2.open(path, "wt", encoding="utf-8", newline="\n")
    return path.open("w", encoding="utf-8", newline="\n")


def _head() -> str:
    names = (_namespace(space.number, space.names[0], "first-letter") for space in STANDARD)
    gadgets = (_namespace(number, name, "case-sensitive") for number, name in _GADGETS)
    spaces = "".join((*names, *gadgets))
    return (
        f'<mediawiki xmlns="{_SCHEMA}/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{_SCHEMA}/ {_SCHEMA}.xsd" version="0.11" xml:lang="fr">\n'
        "  <siteinfo>\n    <sitename>Essai</sitename>\n    <dbname>essai</dbname>\n"
        "    <base>http://127.0.0.1/index.php/Accueil</base>\n"
        "    <generator>MediaWiki 1.39.17</generator>\n    <case>first-letter</case>\n"
        f"    <namespaces>\n{spaces}    </namespaces>\n  </siteinfo>\n"
    )


def _namespace(number: int, name: str, case: str) -> str:
    opening = f'      <namespace key="{number}" case="{case}"'
    return f"{opening}>{name}</namespace>\n" if name else f"{opening} />\n"


def _page(number: int, title: str, texts: tuple[str, ...], revisions: Iterator[int]) -> Iterator[str]:
    namespace, _ = Titles().split(title)
    yield f"  <page>\n    <title>{escape(title)}</title>\n"
    yield f"    <ns>{namespace}</ns>\n    <id>{number}</id>\n"
    if found := _REDIRECT.match(texts[-1]):
        yield f"    <redirect title={quoteattr(found[1].strip())} />\n"
    parent = 0
    for text in texts:
        revision = next(revisions)
        yield _revision(revision, parent, text)
        parent = revision
    yield "  </page>\n"


def _revision(number: int, parent: int, text: str) -> str:
    sha1, after = _sha1(text), f"      <parentid>{parent}</parentid>\n" if parent else ""
    size = len(text.encode())
    return (
        f"    <revision>\n      <id>{number}</id>\n{after}      <timestamp>{_STAMP}</timestamp>\n"
        "      <contributor>\n        <username>Admin</username>\n        <id>1</id>\n"
        "      </contributor>\n      <comment>Essai</comment>\n"
        f"      <origin>{number}</origin>\n      <model>wikitext</model>\n"
        "      <format>text/x-wiki</format>\n"
        f'      <text bytes="{size}" sha1="{sha1}" xml:space="preserve">{escape(text)}</text>\n'
        f"      <sha1>{sha1}</sha1>\n    </revision>\n"
    )


def _sha1(text: str) -> str:
    """In base 36 with 31 digits, as MediaWiki keeps it."""
    rest, digits = int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16), ""
    while rest:
        rest, digit = divmod(rest, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(31, "0")
