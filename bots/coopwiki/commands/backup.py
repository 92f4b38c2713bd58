"""`coopwiki backup`: what the robots can't rebuild: their settings and the pseudonyms. Secrets are not in it."""

from __future__ import annotations

import argparse
import os
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from coopwiki.commands.command import config_of, schedule_of, settings_of
from coopwiki.privacy.pseudonyms import FILE as PSEUDONYMS
from coopwiki.runs.task import FINE
from coopwiki.settings import WrongSettings, state_root
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.wiki.file_errors import why


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("file", metavar="FICHIER", type=Path, help="par exemple coopwiki.tar.gz")


def run(given: argparse.Namespace) -> int:
    """Keep a copy in the file that is named."""
    config = config_of(given)
    files = (config, schedule_of(given), config.with_name("federation.toml"))
    kept = keep(files, state_root(settings_of(given)), given.file)
    tell(f"{given.file} : {', '.join(kept)}. Les mots de passe n’y sont pas.")
    return FINE


def keep(settings: Iterable[Path], state: Path, target: Path) -> tuple[str, ...]:
    """Write the files of settings and the pseudonyms into a .tar.gz that its owner alone can read.

    Gives the names they have in it. WrongSettings where there is nothing to keep, or where the file
    is there already or can't be written.
    """
    files = dict(_files(settings, state))
    if not files:
        raise WrongSettings("Il n’y a rien à sauvegarder : ni réglages ni pseudonymes ici.")
    try:
        _write(target, files)
    except FileExistsError as error:
        raise WrongSettings(f"{target} existe déjà et n’est pas remplacé : donner un autre nom.") from error
    except OSError as error:
        raise WrongSettings(f"La sauvegarde {target} ne peut pas être écrite : {why(error)}.") from error
    return tuple(files)


def _files(settings: Iterable[Path], state: Path) -> Iterator[tuple[str, Path]]:
    """The files that are there, by their names in the archive."""
    for file in settings:
        if file.is_file():
            yield f"config/{file.name}", file
    for file in sorted(state.glob(f"**/{PSEUDONYMS}")):
        yield f"state/{file.relative_to(state)}", file


def _write(target: Path, files: dict[str, Path]) -> None:
    number = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "wb") as opened, tarfile.open(fileobj=opened, mode="w:gz") as archive:
        for name, file in files.items():
            archive.add(file, name, recursive=False)
