"""What was imported into a folder or a wiki, run by run: so that nothing is doubled, and all can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from coopwiki.settings import WrongSettings
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.page_files import write_page

FILE = ".importations.json"
"""In the folder that pages are written into; its name begins with a dot, so that it is no page."""


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row that stands on a page: where it came from, and the call that was written."""

    sheet: str
    row: int
    page: str
    line: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """What a run did to one line of a page; '' before for one it added."""

    page: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Import:
    """One file that was imported: its rows as they stand now, and what its last run changed.

    `run` counts the runs of all files; the greatest is the last one.
    """

    file: str
    type: str
    run: int
    entries: tuple[ImportedRow, ...]
    changes: tuple[LineChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportManifest:
    """All imports, the oldest first."""

    imports: tuple[Import, ...] = ()

    def of(self, type_: str) -> tuple[Import, ...]:
        """The imports of one record type."""
        return tuple(one for one in self.imports if one.type == type_)

    @property
    def run(self) -> int:
        """The number of the last run; 0 for none."""
        return max((one.run for one in self.imports), default=0)


def read_manifest(path: Path) -> ImportManifest:
    """What a file says; nothing where there is none. Raises WrongSettings for one that is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return ImportManifest(tuple(map(_import, data["imports"])))
    except FileNotFoundError:
        return ImportManifest()
    except OSError as error:
        raise WrongSettings(f"Le fichier {path} ne se lit pas : {why(error)}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WrongSettings(
            f"Le fichier {path} dit ce qui a été importé et il est abîmé : le reprendre d’une sauvegarde,"
            " ou l’enlever (les lignes déjà sur les pages seront alors reconnues à ce qu’elles disent)."
        ) from error


def write_manifest(path: Path, manifest: ImportManifest) -> None:
    """Write it whole or not at all. Raises Denied."""
    data = {"imports": [asdict(one) for one in manifest.imports]}
    write_page(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")), path.parent)


def _import(data: Mapping[str, object]) -> Import:
    return Import(
        str(data["file"]),
        str(data["type"]),
        int(str(data["run"])),
        tuple(
            ImportedRow(str(e["sheet"]), int(e["row"]), str(e["page"]), str(e["line"])) for e in _list(data["entries"])
        ),
        tuple(LineChange(str(c["page"]), str(c["before"]), str(c["after"])) for c in _list(data["changes"])),
    )


def _list(data: object) -> Iterable[Mapping[str, str]]:
    if not isinstance(data, list):
        raise TypeError(data)
    return data
