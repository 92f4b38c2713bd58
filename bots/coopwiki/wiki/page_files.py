"""The pages of a folder as files: listed, read, written; never a step outside the folder."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

from coopwiki.core.titles import Titles
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import Damaged, Denied
from coopwiki.wiki.stored_form import as_stored
from coopwiki.wiki.title_paths import ENDINGS, path_of, title_of
from coopwiki.wiki.title_rules import impossible


def page_files(directory: Path, titles: Titles) -> dict[str, Path]:
    """Every page below a folder with its file, in code point order of titles.

    Names that begin with a dot are no pages. Links are not followed: what they lead to inside
    is listed under its own name. A link to the outside is Damaged, as are two files for one page
    and a name that no page can have.
    """
    root = os.path.realpath(directory)
    found: dict[str, Path] = {}
    for path in _files(root, root):
        title = _title(path, root, titles)
        if title and impossible(titles.split(title)[1]):
            raise Damaged(f"Le fichier « {path} » porte un nom qu’aucune page de wiki n’a : le renommer.")
        if title and found.setdefault(title, Path(path)) != Path(path):
            raise Damaged(
                f"Deux fichiers pour la page « {title} », « {found[title]} » et « {path} » : n’en garder qu’un."
            )
    return dict(sorted(found.items()))


def read_page(path: Path) -> str:
    """Text of a page as a wiki would keep it; a byte order mark and CRLF are fine.

    Damaged when it can't be read or isn't UTF-8.
    """
    try:
        return as_stored(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Damaged(f"Le fichier « {path} » ne peut pas être lu : {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise Damaged(
            f"Le fichier « {path} » n’est pas en UTF-8 (octet {error.start + 1}) : l’enregistrer en UTF-8."
        ) from error


def write_page(path: Path, text: str, root: Path) -> None:
    """Write a page whole or not at all, with a final newline. Denied when that can't be."""
    if not is_inside(path.parent, root):
        raise Denied(f"« {path} » passe par un lien qui sort du dossier : retirer ce lien.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, as_stored(text) + "\n")
    except OSError as error:
        raise Denied(f"Le fichier « {path} » ne peut pas être écrit : {why(error)}.") from error


def remove_page(root: Path, title: str) -> None:
    """Remove the file of a page, and the folders that it leaves empty. Denied when that can't be."""
    path = root / path_of(title, Titles())
    if not is_inside(path, root):
        raise Denied(f"« {path} » passe par un lien qui sort du dossier : retirer ce lien.")
    try:
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == root or any(folder.iterdir()):
                break
            folder.rmdir()
    except OSError as error:
        raise Denied(f"Le fichier « {path} » ne peut pas être enlevé : {why(error)}.") from error


def is_inside(path: Path | str, root: Path | str) -> bool:
    """Whether a path, links followed, stays in a folder; it need not exist."""
    real, base = os.path.realpath(path), os.path.realpath(root)
    return os.path.commonpath((real, base)) == base


def _replace(path: Path, content: str) -> None:
    """Readers see the old file or the new one; what is left of a failure begins with a dot."""
    draft = path.with_name(f".{uuid.uuid4().hex}")
    try:
        draft.write_text(content, encoding="utf-8", newline="\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _files(folder: str, root: str) -> Iterator[str]:
    """Paths of all plain files, hidden names and links left out."""
    for entry in _entries(folder):
        if entry.is_symlink():
            _refuse_outside(entry, root)
        elif entry.is_dir():
            yield from _files(entry.path, root)
        elif entry.is_file():
            yield entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise Damaged(f"Le dossier « {folder} » ne peut pas être lu : {why(error)}.") from error
    return sorted(seen, key=lambda entry: entry.name)


def _refuse_outside(link: os.DirEntry[str], root: str) -> None:
    """Refuse a link that leads out: one named like a page or leading to a folder hides pages."""
    matters = link.name.endswith(ENDINGS) or Path(link.path).is_dir()
    if matters and not is_inside(link.path, root):
        raise Damaged(
            f"« {link.path} » est un lien vers l’extérieur du dossier, il n’est pas suivi : "
            "mettre les pages elles-mêmes à sa place."
        )


def _title(path: str, root: str, titles: Titles) -> str:
    try:
        return title_of(path[len(root) :].lstrip("/"), titles)
    except UnicodeError as error:
        shown = os.fsencode(path).decode("utf-8", "replace")
        raise Damaged(f"Le nom du fichier « {shown} » n’est pas en UTF-8 : le renommer.") from error
