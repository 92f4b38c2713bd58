"""`config/federation.toml`: which cooperatives, where their pages are read, what each agrees to share."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coopwiki.core.names import loose
from coopwiki.settings import WrongSettings
from coopwiki.subjects.packs import shareable
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.title_rules import impossible

KINDS = ("wiki", "dump", "folder")
FIELDS = ("nom", "partage", "adresse", *KINDS)
_EXAMPLE = '[[cooperative]] avec nom = "…", folder = "…" et partage = ["hours"]'


@dataclass(frozen=True, slots=True)
class CooperativeSource:
    """One cooperative: its pages, and what it agrees to share. It holds names of files, never a password.

    `wiki` is the file of settings (`wiki.toml`) of its wiki and its account; beside a dump or a folder it may say the
    time zone, the root, a circle. `address` is where links lead, with `$1` for the title; '' for none.
    """

    name: str
    agreed: tuple[str, ...]
    wiki: str = ""
    dump: str = ""
    folder: str = ""
    address: str = ""


def read_sources(file: Path) -> tuple[CooperativeSource, ...]:
    """The cooperatives of a file, in its order. Raises WrongSettings with what to write."""
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongSettings(f"Le fichier {file} ne se lit pas : {why(error)}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongSettings(f"Le fichier {file} n’est pas du TOML en UTF-8.") from error
    rows = given.get("cooperative", [])
    if given.keys() - {"cooperative"} or not isinstance(rows, list) or not rows:
        raise WrongSettings(f"{file} : chaque coopérative s’écrit {_EXAMPLE}.")
    found = tuple(_source(file, row) for row in rows)
    _refuse_twins(file, found)
    return found


def _source(file: Path, row: object) -> CooperativeSource:
    if not isinstance(row, dict):
        raise WrongSettings(f"{file} : chaque coopérative s’écrit {_EXAMPLE}.")
    name = _text(file, row, "nom")
    if not name or impossible(name) or "/" in name:
        raise WrongSettings(f'{file} : « {name} » ne peut pas nommer une coopérative : écrire nom = "…", sans « / ».')
    unknown = sorted(row.keys() - set(FIELDS))
    if unknown:
        raise WrongSettings(f"{file}, {name} : « {unknown[0]} » n’est pas un réglage ; il y a {', '.join(FIELDS)}.")
    paths = {kind: _path(file, row, kind) for kind in KINDS}
    if bool(paths["dump"]) + bool(paths["folder"]) > 1 or not any(paths.values()):
        raise WrongSettings(f'{file}, {name} : écrire une source, wiki = "…" ou dump = "…" ou folder = "…".')
    return CooperativeSource(name, tuple(_agreed(file, name, row)), address=_address(file, name, row), **paths)


def _text(file: Path, row: dict[str, Any], field: str) -> str:
    value = row.get(field, "")
    if not isinstance(value, str):
        raise WrongSettings(f"{file} : « {field} » s’écrit entre guillemets.")
    return value.strip()


def _path(file: Path, row: dict[str, Any], kind: str) -> str:
    """A path, from the folder of the file on."""
    value = _text(file, row, kind)
    return str((file.parent / value).resolve()) if value else ""


def _address(file: Path, name: str, row: dict[str, Any]) -> str:
    address = _text(file, row, "adresse")
    if address and not (address.startswith(("https://", "http://")) and address.count("$1") == 1):
        raise WrongSettings(f'{file}, {name} : adresse = "https://wiki.exemple.coop/wiki/$1", « $1 » pour le titre.')
    return address


def _agreed(file: Path, name: str, row: dict[str, Any]) -> Iterator[str]:
    agreed = row.get("partage", [])
    if not isinstance(agreed, list):
        raise WrongSettings(f'{file}, {name} : partage est une liste, comme ["hours", "needs"].')
    refuse_unknown(agreed, f"{file}, {name}, partage")
    yield from dict.fromkeys(agreed)


def refuse_unknown(names: Iterable[object], where: str) -> None:
    """Raise WrongSettings for what is neither a figure nor a register."""
    known = shareable()
    for name in names:
        if name not in known:
            raise WrongSettings(f"{where} : « {name} » n’est ni un chiffre ni un registre ; il y a {', '.join(known)}.")


def _refuse_twins(file: Path, sources: Iterable[CooperativeSource]) -> None:
    """Raise WrongSettings for a name twice, and for one source under two names: it would count twice in a median."""
    seen: set[str] = set()
    places: dict[tuple[str, ...], str] = {}
    for source in sources:
        if loose(source.name) in seen:
            raise WrongSettings(f"{file} : deux coopératives s’appellent « {source.name} », donner deux noms.")
        seen.add(loose(source.name))
        other = places.setdefault((source.wiki, source.dump, source.folder), source.name)
        if other != source.name:
            raise WrongSettings(
                f"{file} : « {other} » et « {source.name} » ont la même source, n’en garder qu’une ; pour deux cercles"
                ' d’un même export, nommer deux fichiers de réglages avec wiki = "…".'
            )
