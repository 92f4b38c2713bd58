"""A CSV file as people keep it: any usual separator and encoding, titles above its header."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from coopwiki.core.names import loose
from coopwiki.core.typed import tidy

_SEPARATORS = (";", "\t", ",", "|")
_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
"""The line that names the separator to a spreadsheet."""
_AS_TEXT = re.compile(r'=\s*"((?:[^"]|"")*)"', re.DOTALL)
"""How a number is kept from losing its zeros: `="0001"`."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_OLDER = ("cp1252", "mac_roman")
_NOT_FRENCH = re.compile(
    r"[^\x00-\x7fàâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ€«»’‘“”–—…·°²\xa0]"
    r"|(?<=[^\W\d_])€(?=[^\W\d_])|(?<![^\W\d_])[ÊÛ](?![^\W\d_])"
)
"""What French has nowhere: other letters and signs, € within a word, and Ê and Û by themselves.

The Macintosh writes its no-break space and its € where Windows has these two capitals.
"""
_FIRST_ROWS = 50
"""A header stands among that many rows."""


class UnreadableSheet(Exception):
    """The file is no such table; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row as text, and the line of the file on which it begins; `sheet` is '' for CSV."""

    cells: tuple[str, ...]
    line: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The row of titles, and each row below it that isn't empty."""

    header: SheetRow
    rows: tuple[SheetRow, ...]


def read_sheet(data: bytes, titles: Collection[str]) -> Sheet:
    """Read a table whose header has these titles, however they are cased or accented.

    The first row that has them all is the header; where none does, the one that has most. Raises
    UnreadableSheet for a quote that is never closed.
    """
    text = decoded(data)
    told = _SEPARATOR_LINE.match(text)
    separators = (told[1],) if told else _SEPARATORS
    body, skipped = (text[told.end() :], 1) if told else (text, 0)
    wanted = frozenset(map(loose, titles))
    separator = max(separators, key=lambda one: _best(body, one, wanted))
    rows = tuple(SheetRow(row.cells, row.line + skipped) for row in _rows(body, separator))
    _, _, place = _best(body, separator, wanted)
    return Sheet(rows[-place], rows[1 - place :]) if rows else Sheet(SheetRow((), 0), ())


def read_rows(data: bytes, titles: Collection[str]) -> tuple[SheetRow, ...]:
    """Every row, empty ones too, from the first to the last that isn't empty; the line that names the separator is one.

    The separator is that of the row which has most of these titles, else most cells. Raises UnreadableSheet.
    """
    text = decoded(data)
    told = _SEPARATOR_LINE.match(text)
    body = text[told.end() :] if told else text
    wanted = frozenset(map(loose, titles))
    separator = told[1] if told else max(_SEPARATORS, key=lambda one: _best(body, one, wanted))
    rows = [SheetRow((told[0].strip(),), 1)] if told else []
    rows += _all_rows(body, separator)
    while rows and not any(map(tidy, rows[-1].cells)):
        rows.pop()
    return tuple(rows)


def _best(text: str, separator: str, wanted: frozenset[str]) -> tuple[int, int, int]:
    """How many titles the likeliest header has, how many cells, and minus its place: the larger the likelier."""
    likeliest = (0, 0, 0)
    try:
        for place, row in enumerate(islice(_rows(text, separator), _FIRST_ROWS)):
            titles = {loose(tidy(cell)) for cell in row.cells}
            likeliest = max(likeliest, (len(titles & wanted), len(row.cells), -place))
    except UnreadableSheet:
        return likeliest
    return likeliest


def _rows(text: str, separator: str) -> Iterator[SheetRow]:
    """Rows that aren't empty."""
    return (row for row in _all_rows(text, separator) if any(map(tidy, row.cells)))


def _all_rows(text: str, separator: str) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield SheetRow(tuple(map(_as_text, cells)), line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableSheet(
            f"Le fichier ne se lit plus à la ligne {reader.line_num} : un guillemet y est ouvert et jamais fermé, ou"
            " suivi d’autre chose."
        ) from error


def _as_text(cell: str) -> str:
    found = _AS_TEXT.fullmatch(cell.strip())
    return found[1].replace('""', '"') if found else cell


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, else as Windows or the Macintosh wrote it.

    A file put together from several may have each line in its own.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "") or _wide(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        older = _older(data)
        lines = data.splitlines(keepends=True)
        return "".join(_line(line, older) for line in lines) if _mixed(lines) else data.decode(older, errors="replace")


def _wide(data: bytes) -> str:
    """UTF-16 without its mark, which has a NUL in each Latin letter; '' for anything else."""
    head = data[:2_000]
    for name, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) * 10 > len(zeros) * 8 and not letters.count(0):
            return name
    return ""


def mixed_lines(data: bytes) -> frozenset[int]:
    """The lines, from 1, that are not in UTF-8 in a file whose other lines are; none where it is of one encoding."""
    lines = data.splitlines(keepends=True)
    if not _mixed(lines):
        return frozenset()
    return frozenset(number for number, line in enumerate(lines, 1) if not _is_utf8(line))


def _mixed(lines: Sequence[bytes]) -> bool:
    """Whether some lines that aren't plain letters are in UTF-8 and others not."""
    special = [_is_utf8(line) for line in lines if not line.isascii()]
    return any(special) and not all(special)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes, older: str) -> str:
    return line.decode() if _is_utf8(line) else line.decode(older, errors="replace")


def _older(data: bytes) -> str:
    """Which of the two encodings of before UTF-8 makes French of it; Windows' where both may."""
    strange = {name: len(_NOT_FRENCH.findall(data.decode(name, errors="replace"))) for name in _OLDER}
    if strange["cp1252"] != strange["mac_roman"]:
        return min(_OLDER, key=lambda name: strange[name])
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=[*_OLDER], preemptive_behaviour=False).best()
    return found.encoding if found else "cp1252"
