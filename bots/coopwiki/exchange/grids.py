"""A file that people bring → its sheets, whatever its format."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

from coopwiki.exchange.grid import ERROR, Broken, Grid, Value, failed
from coopwiki.exchange.package import is_package
from coopwiki.exchange.sheet import UnreadableSheet, mixed_lines, read_rows

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"RIFF", b"\x00\x00\x00", b"\x1f\x8b", b"{\\rtf")
_EMPTY = "Ce fichier est vide : rien n’est à reprendre."
_NO_SPREADSHEET = "Ce fichier n’est pas un tableur : il faut un fichier .csv, .xlsx ou .ods."
_TOO_LARGE = "Ce fichier est trop grand pour être lu : n’y garder que ce qui est à reprendre."
_NUL = "Cette case contient un caractère nul, signe d’un fichier abîmé : la réécrire."
_LOST = "Cette case contient un caractère illisible (�) : la réécrire."
_OTHER = "Cette ligne n’est pas en UTF-8 comme les autres, elle est lue autrement : vérifier ses accents."
MOST_BYTES = 100_000_000
_MOST_ODD = 20
"""One control character in so many is no text."""


def read_grids(data: bytes, name: str, titles: Collection[str]) -> tuple[Grid, ...]:
    """The sheets of a file; of CSV one that has no name, found by the `titles` that its header may have.

    Raises UnreadableSheet, in one French sentence, for a file that is none.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableSheet(_EMPTY)
    if len(data) > MOST_BYTES:
        raise UnreadableSheet(_TOO_LARGE)
    if is_package(data):
        from coopwiki.exchange.workbook import read_workbook

        return read_workbook(data)
    if _is_no_text(data, name):
        raise UnreadableSheet(_NO_SPREADSHEET)
    return (_csv(data, name, titles),)


def _is_no_text(data: bytes, name: str) -> bool:
    """Whether a file is a picture or other binary data; one called .xlsx is no CSV either."""
    head = data[:4_000]
    odd = sum(byte < 9 or 13 < byte < 27 for byte in head.replace(b"\x00", b""))
    wrong_name = PurePath(name).suffix.casefold() in (".xlsx", ".ods", ".xls", ".xlsm", ".docx", ".pdf", ".png", ".jpg")
    return data.startswith(_PICTURES) or odd * _MOST_ODD > len(head) or wrong_name


def _csv(data: bytes, name: str, titles: Collection[str]) -> Grid:
    rows = read_rows(data, titles)
    other = mixed_lines(data)
    doubts = {place: _OTHER for place, row in enumerate(rows) if row.line in other}
    return Grid("", [list(map(_cell, row.cells)) for row in rows], source=PurePath(name).stem, doubts=doubts)


def _cell(text: str) -> Value:
    if "\x00" in text:
        return Broken(text.replace("\x00", "␀"), _NUL)
    if "\ufffd" in text:
        return Broken(text, _LOST)
    return failed(text.strip()) if ERROR.fullmatch(text.strip()) else text
