"""MediaWiki's XML export, read in one pass by expat."""

from __future__ import annotations

import sys
from typing import BinaryIO
from xml.parsers import expat

from coopwiki.core.fault import shortened
from coopwiki.wiki.exported_pages import ExportedPage, ExportedRevision, PageExport
from coopwiki.wiki.port import Damaged
from coopwiki.wiki.title_rules import impossible

_CHUNK = 1 << 16
_BUFFER = 1 << 15
_LONGEST = 2 << 20
"""Bytes of one page's text: MediaWiki's own limit ($wgMaxArticleSize) as it is installed."""
_LONGEST_TAG = 4 << 20
"""Bytes that may wait for the end of a tag or a comment: an export's longest holds a title."""
_HELD, _MOST_UNPACKED = 64 << 20, 100
"""Characters of text that are kept without a question; beyond, how many for each byte of the file.

Pages as people write them compress to a tenth.
"""
_BLANK = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the export: a mark of order, blank lines."""
_LEAVES = ("title", "ns", "id", "timestamp", "model")
_SKIPPED = ("contributor", "content")
"""Elements that hold others of the same names as ours: a person's `id`, another slot's `text`."""


def read_export(stream: BinaryIO, name: str, until: str = "", size: int = 0) -> PageExport:
    """Export in a stream; `name` is what messages call it, `size` the bytes of its file, 0 for any.

    `until`, `2026-03-31T21:59:59Z`, leaves out later revisions, and pages that have no other. Damaged
    when it is no export of whole pages, or one without the history that `until` asks for;
    expat.ExpatError when it isn't well-formed XML.
    """
    reader = _Reader(name, until, size)
    chunk = _beginning(stream)
    while chunk:
        reader.feed(chunk)
        chunk = stream.read(_CHUNK)
    reader.parser.Parse(b"", True)  # noqa: FBT003 - expat's own argument
    reader.refuse_without_history()
    return reader.export


def _beginning(stream: BinaryIO) -> bytes:
    """The first bytes that are no blank; b'' where there are none."""
    chunk = stream.read(_CHUNK)
    while chunk and not (begun := chunk.lstrip(_BLANK)):
        chunk = stream.read(_CHUNK)
    return begun if chunk else b""


class _Reader:
    """Follows an export with expat; characters are gathered in wanted elements only, for speed."""

    def __init__(self, name: str, until: str = "", size: int = 0) -> None:
        self.export = PageExport()
        self.parser = self._parser()
        self._name = name
        self._until = until
        self._size = size or sys.maxsize
        self._seen = 0  # revisions of this page
        self._has_history = False  # whether a page had several
        self._cut = ""  # a page of which an older revision is left out by the export itself
        self._site: dict[str, str] = {}
        self._page: dict[str, str] = {}
        self._fields = self._site  # of what we are in: the site, a page, a revision
        self._newest: ExportedRevision | None = None  # None: no revision of this page yet
        self._leaf = ""  # the element whose characters are gathered, '' for none
        self._field = ""
        self._parts: list[str] = []
        self._fed = 0  # bytes
        self._openings = {
            **dict.fromkeys((*_LEAVES, *(("parentid",) if until else ())), self._gather),
            **dict.fromkeys(_SKIPPED, self._skip),
            "namespace": self._open_namespace,
            "page": self._open_page,
            "redirect": self._open_redirect,
            "revision": self._open_revision,
            "text": self._open_text,
        }
        self._endings = {
            **dict.fromkeys(_SKIPPED, self._resume),
            "siteinfo": self._end_siteinfo,
            "revision": self._end_revision,
            "page": self._end_page,
        }

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = _BUFFER
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._root
        parser.EndElementHandler = self._end
        return parser

    def feed(self, chunk: bytes) -> None:
        """Read the next bytes. What is longer than a wiki allows is refused before it fills the memory."""
        self._fed += len(chunk)
        self.parser.Parse(chunk, False)  # noqa: FBT003 - expat's own argument
        if self._leaf and sum(map(len, self._parts)) > _LONGEST:
            raise self._too_long()
        if self._fed - self.parser.CurrentByteIndex > _LONGEST_TAG:
            raise self._damaged("contient une balise démesurée")
        if self.export.held > max(_HELD, _MOST_UNPACKED * self._size):
            raise self._damaged("se déplie en un texte démesuré")

    def _doctype(self, *_: object) -> None:
        """Refuse declarations: an export has none, and with them a small file expands for ever."""
        raise self._damaged("n’est pas un export de MediaWiki : il contient une déclaration DOCTYPE")

    def _root(self, name: str, _attributes: dict[str, str]) -> None:
        if name != "mediawiki":
            raise self._damaged("n’est pas un export XML de MediaWiki")
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        opening = self._openings.get(name)
        if opening:
            opening(name, attributes)

    def _end(self, name: str) -> None:
        if name == self._leaf:
            self._end_leaf()
            return
        ending = self._endings.get(name)
        if ending:
            ending()

    def _gather(self, name: str, _attributes: dict[str, str]) -> None:
        self._leaf = self._field = name
        self._parts = []
        self.parser.CharacterDataHandler = self._parts.append

    def _end_leaf(self) -> None:
        self.parser.CharacterDataHandler = None
        value = "".join(self._parts)
        if len(value) * 4 > _LONGEST and len(value.encode("utf-8", "replace")) > _LONGEST:
            raise self._too_long()
        self._fields[self._field] = value
        self._leaf = ""

    def _skip(self, _name: str, _attributes: dict[str, str]) -> None:
        self.parser.StartElementHandler = None

    def _resume(self) -> None:
        self.parser.StartElementHandler = self._start

    def _open_namespace(self, name: str, attributes: dict[str, str]) -> None:
        self._gather(name, attributes)
        self._field = attributes.get("key", "")

    def _end_siteinfo(self) -> None:
        self.export.name_namespaces({self._whole(key): name for key, name in self._site.items()})

    def _open_page(self, _name: str, _attributes: dict[str, str]) -> None:
        self._page = self._fields = {}
        self._newest, self._seen = None, 0

    def _open_redirect(self, _name: str, attributes: dict[str, str]) -> None:
        """Take where a page leads now; where it led on a past day only its text says."""
        if not self._until:
            self._page["redirect"] = attributes.get("title", "")

    def _open_revision(self, _name: str, _attributes: dict[str, str]) -> None:
        self._fields = {}

    def _open_text(self, name: str, attributes: dict[str, str]) -> None:
        if "deleted" not in attributes:
            self._fields["bytes"] = attributes.get("bytes", "0")
        if self.export.wants(self._namespace()):
            self._gather(name, attributes)

    def _end_revision(self) -> None:
        self._seen += 1
        get = self._fields.get
        if self._until and get("timestamp", "") > self._until:
            if get("parentid", "0") != "0":
                self._page["cut"] = "yes"
            self._fields = self._page
            return
        text = get("text", "")
        missing = not text and get("bytes", "0") != "0"
        revision = ExportedRevision(get("timestamp", ""), self._whole(get("id", "0")), get("model", ""), text, missing)
        if self._newest is None or revision.follows(self._newest):
            self._newest = revision
        self._fields = self._page

    def _end_page(self) -> None:
        self._fields = self._site
        self._has_history |= self._seen > 1
        namespace = self._namespace()
        if not self.export.wants(namespace):
            return
        title = self._page.get("title", "")
        if self._until and self._newest is None:
            self._cut = self._cut or (title if "cut" in self._page else "")
            return
        if self._newest is None or self._newest.missing:
            raise self._damaged(f"ne contient pas le texte de la page « {title} »")
        if impossible(self.export.titles.split(title)[1]):
            raise self._damaged(f"nomme une page « {shortened(title)} » : aucun wiki ne porte ce titre")
        number = self._whole(self._page.get("id", ""))
        page = ExportedPage(title, namespace, number, self._page.get("redirect", ""))
        self.export.add(page, self._newest)

    def refuse_without_history(self) -> None:
        """Raise Damaged where a past day is asked of an export of current revisions."""
        if self._cut and not self._has_history:
            raise Damaged(
                f"Le fichier « {self._name} » n’a que la dernière version de « {self._cut} » : pour --as-of, exporter"
                " tout l’historique (dumpBackup.php --full)."
            )

    def _namespace(self) -> int:
        """Namespace of the page by number; exports older than 0.5 leave it to the title."""
        if "ns" in self._page:
            return self._whole(self._page["ns"])
        return self.export.titles.split(self._page.get("title", ""))[0]

    def _whole(self, digits: str) -> int:
        try:
            return int(digits)
        except ValueError as error:
            where = f"la page « {self._page.get('title', '')} »"
            raise self._damaged(f"n’a pas de numéro lisible pour {where}") from error

    def _too_long(self) -> Damaged:
        where = f"la page « {shortened(self._page.get('title', ''))} »" if self._page.get("title") else "une page"
        return self._damaged(f"donne à {where} un texte de plus de 2 Mio, la limite de MediaWiki")

    def _damaged(self, what: str) -> Damaged:
        return Damaged(f"Le fichier « {self._name} » {what} : exporter le wiki de nouveau.")
