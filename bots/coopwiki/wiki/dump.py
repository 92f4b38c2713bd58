"""An XML export of a wiki as a source: `--dump FILE.xml`, plain, .gz or .bz2."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from xml.parsers import expat

from coopwiki.wiki.compressed import opened
from coopwiki.wiki.dump_history import DumpHistory
from coopwiki.wiki.export_reader import read_export
from coopwiki.wiki.exported_pages import PageExport
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.inclusions import SaysNoInclusions
from coopwiki.wiki.port import (
    UNSEEN,
    Damaged,
    Draft,
    Glance,
    Outcome,
    Page,
    PageState,
    Site,
    Stored,
    Text,
    WikiError,
)

_CUT_SHORT = frozenset(
    (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)
_BROKEN = "est une archive abîmée ou incomplète : la télécharger ou l’exporter de nouveau"


class Dump(SaysNoInclusions):
    """MediaWiki's XML export (0.10 and 0.11), of current revisions or of the full history.

    The file is read once, whole, at the first question. Of each page the newest revision counts,
    by timestamp, then by id; a text hidden by an administrator is empty. Texts without a brace and
    pages of code are given as empty. Damaged when the file is cut short, malformed, no
    export of pages, or an export without their texts. Nothing can be saved in it.

    `until` leaves out all that was written later, in an export of the full history: pages are as they
    were then, under their titles of the export; those deleted since are in no export.
    """

    def __init__(self, path: Path, until: datetime | None = None) -> None:
        self._path = path
        self._until = f"{until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if until else ""
        self._export: PageExport | None = None  # None: not read yet

    def site(self) -> Site:
        """The wiki of the export: its key is its path, its namespaces are those that the export names."""
        return Site(f"dump:{self._path.absolute()}", self._read().titles)

    def server_time(self) -> None:
        """None: there is no clock here."""

    def glance(self) -> Glance:
        """Nothing: there are no recent changes here."""
        return UNSEEN

    def pages(self) -> Iterable[Page]:
        """In the order of the export."""
        return self._read().pages.values()

    def texts(self, ids: Collection[int]) -> Iterator[Text]:
        """Newest texts, in the order of `ids`."""
        revisions = self._read().revisions
        found = ((number, revisions[number]) for number in ids if number in revisions)
        return (Text(number, revision.id, revision.text) for number, revision in found)

    def in_category(self, name: str) -> frozenset[int]:
        """As the newest texts say."""
        named = self._read().categories
        return frozenset(number for number, names in named.items() if name in names)

    def stored(self, titles: Collection[str]) -> Mapping[str, Stored]:
        """Not in a dump: WikiError."""
        raise self._read_only(f"relire {len(titles)} page(s) avant de les écrire")

    def standing(self, titles: Collection[str]) -> Mapping[str, PageState]:
        """Not in a dump: WikiError."""
        raise self._read_only(f"regarder {len(titles)} page(s) avant de les écrire")

    def titles_under(self, prefix: str) -> Iterable[str]:
        """Not in a dump: WikiError."""
        raise self._read_only(f"lister les pages sous « {prefix} »")

    def save(self, draft: Draft) -> Outcome:
        """Not in a dump: WikiError."""
        raise self._read_only(f"écrire la page « {draft.title} »")

    def moments_of(self, revisions: Collection[int]) -> Mapping[int, datetime]:
        """Those of the newest revisions, which an export of current revisions says as well."""
        told = self._read().revisions.values()
        newest = {one.id: one.timestamp for one in told if one.timestamp and one.id in revisions}
        return {number: datetime.fromisoformat(at).astimezone(UTC) for number, at in newest.items()}

    def history(self) -> DumpHistory | None:
        """What an export of the full history says; None for one of current revisions."""
        found = DumpHistory(self._path, self._until)
        return found if found.is_there() else None

    def purge_users(self, titles: Collection[str], beside: Collection[str] = ()) -> int:
        """Not in a dump: WikiError."""
        raise self._read_only(f"rafraîchir {len(titles) + len(beside)} page(s)")

    def _read(self) -> PageExport:
        if self._export is None:
            self._export = _read(self._path, self._until)
        return self._export

    def _read_only(self, what: str) -> WikiError:
        return WikiError(
            f"Un dump se lit seulement : impossible de {what} dans « {self._path} ». Indiquer un dossier avec --out."
        )


def _read(path: Path, until: str) -> PageExport:
    """Export in a file; whatever is wrong with it becomes one sentence that names it."""
    try:
        with opened(path) as stream:
            return read_export(stream, str(path), until, path.stat().st_size)
    except expat.ExpatError as error:
        raise Damaged(f"Le fichier « {path} » {_malformed(error)}.") from error
    except OSError as error:
        what = f"ne peut pas être lu : {why(error)}" if error.errno else _BROKEN
        raise Damaged(f"Le fichier « {path} » {what}.") from error
    except (ValueError, LookupError) as error:  # expat knows few encodings, and Python's own don't all fit it
        raise Damaged(f"Le fichier « {path} » n’est pas en UTF-8 : l’exporter de nouveau.") from error
    except (EOFError, zlib.error) as error:
        raise Damaged(f"Le fichier « {path} » {_BROKEN}.") from error


def _malformed(error: expat.ExpatError) -> str:
    if expat.ErrorString(error.code) in _CUT_SHORT:
        if (error.lineno, error.offset) == (1, 0):
            return "est vide : exporter le wiki de nouveau"
        return f"s’arrête avant la fin (ligne {error.lineno}) : l’exporter de nouveau"
    return f"n’est pas du XML bien formé (ligne {error.lineno}) : l’exporter de nouveau"
