"""Tables as an OpenDocument spreadsheet: numbers are numbers, days are days, all else is text.

Written by hand, row by row: odfpy keeps every cell of the book as an object.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from coopwiki.exchange.rows import Cell
from coopwiki.exchange.tables import Table, is_number, plain_cell

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    )
)  # fmt: skip
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_NAMES} office:version="1.2">'
    '<office:automatic-styles><number:date-style style:name="jma" number:automatic-order="false">'
    '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
    '<number:text>/</number:text><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="jour" style:family="table-cell" style:data-style-name="jma"/>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)
_FOOT = "</office:spreadsheet></office:body></office:document-content>"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold."""
_BLANKS = re.compile(r"  +|^ | $|\t")
"""Blanks that a reader of OpenDocument would drop: more than one, at an end of a line, a tab."""


def as_ods(tables: Iterable[Table]) -> bytes:
    """A sheet a table, with a header line. The same tables give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        _put(book, "mimetype", MEDIA_TYPE, zipfile.ZIP_STORED)
        _put(book, "META-INF/manifest.xml", _MANIFEST)
        _put(book, "content.xml", "".join((_HEAD, *_sheets(tables), _FOOT)))
    return out.getvalue()


def _put(book: zipfile.ZipFile, name: str, text: str, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Add a file under a fixed date."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = how
    book.writestr(entry, text.encode())


def _sheets(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        yield f"<table:table table:name={quoteattr(table.name)}>"
        yield _row(_text(name) for name in table.header)
        for row in table.rows:
            yield _row(_cell(table, name, row.get(name)) for name in table.header)
        yield "</table:table>"


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(table: Table, name: str, value: Cell) -> str:
    text = plain_cell(value)
    if not text:
        return "<table:table-cell/>"
    if name in table.cells.numbers and is_number(text):
        return f'<table:table-cell office:value-type="float" office:value="{text}">{_lines(text)}</table:table-cell>'
    if name in table.cells.days:
        shown = f"{date.fromisoformat(text):%d/%m/%Y}"
        kind = f'table:style-name="jour" office:value-type="date" office:date-value="{text}"'
        return f"<table:table-cell {kind}>{_lines(shown)}</table:table-cell>"
    return _text(text)


def _text(text: str) -> str:
    return f'<table:table-cell office:value-type="string">{_lines(text)}</table:table-cell>'


def _lines(text: str) -> str:
    """A paragraph a line."""
    return "".join(f"<text:p>{_blanks(line)}</text:p>" for line in _FOREIGN.sub("", text).split("\n"))


def _blanks(line: str) -> str:
    safe = escape(line.replace("\r", " "))
    return _BLANKS.sub(lambda found: "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>', safe)
