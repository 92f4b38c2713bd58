"""The commands of `upkeep`, as the command line knows them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coopwiki.commands import arguments as options
from coopwiki.commands.command import (
    Command,
    choice_of,
    config_of,
    refuse_files,
    schedule_of,
    settings_of,
    task_of,
)
from coopwiki.terminal.french_parser import FrenchParser

if TYPE_CHECKING:
    from coopwiki.runs.task import Task


def undo_run(given: argparse.Namespace, task: Task) -> int:
    """`coopwiki run --undo`: moments are those of the wiki's time zone."""
    from coopwiki.commands import upkeep

    refuse_files(task.choice)
    zone = ZoneInfo(task.settings.timezone)
    since = given.since if given.since is None else given.since.replace(tzinfo=zone)
    return upkeep.undo_run(task, since)


def undo_deployment(task: Task) -> int:
    """`coopwiki deploy --undo`."""
    from coopwiki.commands import upkeep

    return upkeep.undo_deployment(task)


def _backup(parser: FrenchParser) -> None:
    parser.add_argument("file", metavar="FICHIER", type=Path, help="par exemple coopwiki.tar.gz")


def _nothing(parser: FrenchParser) -> None:
    """Add nothing to the shared options."""


def _do_doctor(given: argparse.Namespace) -> int:
    from coopwiki.commands import upkeep

    refuse_files(choice_of(given))
    return upkeep.doctor(choice_of(given), settings_of(given), schedule_of(given))


def _do_grants(given: argparse.Namespace) -> int:
    from coopwiki.commands import upkeep

    return upkeep.grants(settings_of(given))


def _do_backup(given: argparse.Namespace) -> int:
    from coopwiki.commands import upkeep

    config = config_of(given)
    files = (config, schedule_of(given), config.with_name("federation.toml"))
    return upkeep.backup(files, settings_of(given), given.file)


def _person(parser: FrenchParser) -> None:
    options.person(parser)
    options.form(parser, "text", "json")


def _do_person(given: argparse.Namespace) -> int:
    from coopwiki.commands import people

    return people.person(task_of(given), given.name, schedule_of(given), given.format)


def _do_forget(given: argparse.Namespace) -> int:
    from coopwiki.commands import people

    return people.forget(task_of(given), given.name)


UPKEEP = (
    Command("doctor", "tout ce qui empêcherait les robots de travailler", _nothing, _do_doctor),
    Command("grants", "comment créer les comptes, avec quels droits", _nothing, _do_grants),
    Command("person", "tout ce qui est gardé sur une personne, pour elle", _person, _do_person),
    Command("forget", "donner à une personne un pseudonyme partout", options.person, _do_forget),
    Command("backup", "copier ce que les robots ne peuvent pas refaire", _backup, _do_backup),
)
