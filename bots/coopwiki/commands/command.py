"""The words of the command line → what a command is given."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coopwiki.commands import arguments as options
from coopwiki.connect import WikiSource
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.runs.task import Task


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, and what it is for. Its file is the module of that name beside this one.

    The module has `arguments`, which adds its words to those all commands share, and `run`, which gives the exit
    status. It is loaded once the command is asked for.
    """

    name: str
    help: str
    module: str = ""
    """Its file, where a word of Python can't be one's name; '' is its own name."""

    def complete(self, parser: FrenchParser) -> None:
        """Give a parser all the words of this command."""
        module = import_module(f"coopwiki.commands.{self.module or self.name}")
        options.shared(parser)
        module.arguments(parser)
        parser.set_defaults(run=module.run)


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
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WrongSettings(f"« {settings.timezone} » n’est pas un fuseau horaire, comme « Europe/Paris ».") from error
    said = given.on or getattr(given, "as_of", None)
    return Task(choice_of(given), settings, said or now.date(), None if said else now)


def choice_of(given: argparse.Namespace) -> WikiSource:
    """The source that the words name."""
    return WikiSource(given.wiki, given.dump, given.folder, getattr(given, "as_of", None))


def refuse_files(choice: WikiSource) -> None:
    """Raise WrongSettings where a command that works on a wiki is given an export or a folder."""
    if choice.is_file:
        raise WrongSettings("Cette commande s’adresse à un wiki, pas à un export ni à un dossier.")


def schedule_of(given: argparse.Namespace) -> Path:
    """The schedule stands beside the settings."""
    return config_of(given).with_name("schedule.toml")
