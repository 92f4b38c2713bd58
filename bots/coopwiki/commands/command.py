"""The words of the command line → what a command is given."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coopwiki.commands import arguments as options
from coopwiki.connect import Choice
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.runs.task import Task


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `arguments` adds its own to those all commands share, `run` gives the exit status."""

    name: str
    help: str
    arguments: Callable[[FrenchParser], object]
    run: Callable[[argparse.Namespace], int]

    def complete(self, parser: FrenchParser) -> None:
        """Give a parser all the arguments of this command."""
        options.shared(parser)
        self.arguments(parser)
        parser.set_defaults(run=self.run)


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
    from coopwiki.runs.task import Task

    settings = settings_of(given)
    try:
        now = datetime.now(ZoneInfo(settings.timezone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise WrongSettings(f"« {settings.timezone} » n’est pas un fuseau horaire, comme « Europe/Paris ».") from error
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
