"""Which wikis `coopwiki serve` and `status` are about: one, or one a file of settings."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.serving.assembly import RobotSetup
from coopwiki.commands.command import refuse_files, schedule_of, task_of


def each(parser: FrenchParser) -> None:
    """The files of settings, one a wiki."""
    parser.add_argument(
        "--each", metavar="FICHIER", nargs="+", type=Path, help="plusieurs wikis, un fichier wiki.toml chacun"
    )


def place_in(given: argparse.Namespace) -> RobotSetup:
    """Where the robots of the words' wiki are at home."""
    from coopwiki.serving.assembly import place_of

    task = task_of(given)
    refuse_files(task.choice)
    return place_of(task, schedule_of(given))


def refuse_source(given: argparse.Namespace) -> None:
    """Raise WrongSettings where a source is named beside the files."""
    if given.config or given.wiki or given.dump or given.folder or given.on:
        raise WrongSettings(
            "--each nomme les wikis : ni --config, ni --wiki, ni --dump, ni --folder, ni --on avec lui."
        )


def with_settings(given: argparse.Namespace, file: Path) -> argparse.Namespace:
    """The words of the command line, with another file of settings in place of the one they name."""
    return argparse.Namespace(**{**vars(given), "config": file})
