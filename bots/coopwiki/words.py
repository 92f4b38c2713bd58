"""The words of the command line → what a command is given."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coopwiki.core.days import read_day
from coopwiki.opening import Choice
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.usage import FrenchParser

if TYPE_CHECKING:
    from coopwiki.commands import Task


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `arguments` adds its own to those all commands share, `run` gives the exit status."""

    name: str
    help: str
    arguments: Callable[[FrenchParser], object]
    run: Callable[[argparse.Namespace], int]

    def complete(self, parser: FrenchParser) -> None:
        """Give a parser all the arguments of this command."""
        _shared(parser)
        self.arguments(parser)
        parser.set_defaults(run=self.run)


def _shared(parser: FrenchParser) -> None:
    """The options all commands share."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--wiki", metavar="ADRESSE", default="", help="lire ce wiki")
    source.add_argument(
        "--dump", metavar="FICHIER", type=Path, help="lire un export XML (.xml, .gz, .bz2)"
    )
    source.add_argument("--folder", metavar="DOSSIER", type=Path, help="lire un dossier de pages")
    parser.add_argument(
        "--on", metavar="JOUR", type=day, help="le jour qu’il est, par exemple 2026-06-30"
    )
    parser.add_argument(
        "--config", metavar="FICHIER", type=Path, help="au lieu de config/wiki.toml"
    )


def as_of(parser: FrenchParser) -> None:
    """The option of the commands that can read the pages of a day gone by."""
    parser.add_argument(
        "--as-of",
        metavar="JOUR",
        type=day,
        help="lire les pages telles qu’elles étaient ce soir-là",
    )


def day(text: str) -> date:
    """Read a day as people type it."""
    reading = read_day(text)
    if reading.value is None:
        raise argparse.ArgumentTypeError(reading.error.message if reading.error else text)
    return reading.value


def moment(text: str) -> datetime:
    """Read a day and an hour."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"« {text} » n’est pas un moment, comme 2026-06-30T18:00"
        ) from error


def config_of(given: argparse.Namespace) -> Path:
    """Which file holds the settings."""
    file: Path | None = given.config
    return file or Path("config/wiki.toml")


def settings_of(given: argparse.Namespace) -> Settings:
    """The settings of the file, the defaults where there is none."""
    default = config_of(given)
    return read_settings(default if given.config or default.exists() else None)


def task_of(given: argparse.Namespace) -> Task:
    """What the commands that read are given."""
    from coopwiki.commands import Task

    settings = settings_of(given)
    try:
        now = datetime.now(ZoneInfo(settings.timezone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise WrongSettings(
            f"« {settings.timezone} » n’est pas un fuseau horaire, comme « Europe/Paris »."
        ) from error
    said = given.on or getattr(given, "as_of", None)
    return Task(choice_of(given), settings, said or now.date(), None if said else now)


def choice_of(given: argparse.Namespace) -> Choice:
    """The source that the words name."""
    return Choice(given.wiki, given.dump, given.folder, getattr(given, "as_of", None))


def refuse_files(choice: Choice) -> None:
    """Raise WrongSettings where a command that works on a wiki is given an export or a folder."""
    if choice.is_file:
        raise WrongSettings("Cette commande s’adresse à un wiki, pas à un export ni à un dossier.")


def schedule_of(given: argparse.Namespace) -> Path:
    """The schedule stands beside the settings."""
    return config_of(given).with_name("schedule.toml")
