"""The command `coopwiki`: words → a task, results → an exit status (contract.md, *Commands*)."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coopwiki.core.days import read_day
from coopwiki.opening import Choice
from coopwiki.settings import Settings, WrongSettings, read_settings
from coopwiki.stopped import Stopped
from coopwiki.usage import WRONG_USAGE, FrenchParser, tell
from coopwiki.wiki.port import WikiError

if TYPE_CHECKING:
    from coopwiki.commands import Task

UNREADABLE, STOPPED = 3, 4


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        given = _parser().parse_args(words)
        return int(given.run(given))
    except WrongSettings as error:
        tell(str(error))
        return WRONG_USAGE
    except WikiError as error:
        tell(str(error))
        return UNREADABLE
    except Stopped:
        tell(
            "Arrêté par la page « Marche » du wiki : plus rien n’est écrit. Pour reprendre, y écrire « marche »."
        )
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `arguments` adds its own to those all commands share, `run` gives the exit status."""

    name: str
    help: str
    arguments: Callable[[FrenchParser], object]
    run: Callable[[argparse.Namespace], int]

    def complete(self, parser: FrenchParser) -> None:
        """Give a parser all the arguments of this command."""
        _source(parser)
        self.arguments(parser)
        parser.set_defaults(run=self.run)


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="coopwiki", description="Les comptes d’une coopérative, sur son wiki."
    )
    subs = parser.add_subparsers(required=True, metavar="COMMANDE")
    for command in COMMANDS:
        text = command.help
        made = subs.add_parser(command.name, help=text, description=text.capitalize())
        made.complete = command.complete
    return parser


def _source(parser: FrenchParser) -> None:
    """The options all commands share."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--wiki", metavar="ADRESSE", default="", help="lire ce wiki")
    source.add_argument(
        "--dump", metavar="FICHIER", type=Path, help="lire un export XML (.xml, .gz, .bz2)"
    )
    source.add_argument("--folder", metavar="DOSSIER", type=Path, help="lire un dossier de pages")
    parser.add_argument(
        "--on", metavar="JOUR", type=_day, help="le jour qu’il est, par exemple 2026-06-30"
    )
    parser.add_argument(
        "--config", metavar="FICHIER", type=Path, help="au lieu de config/wiki.toml"
    )


def _run(parser: FrenchParser) -> None:
    parser.add_argument("reports", metavar="RAPPORT", nargs="*", help="tous par défaut")
    parser.add_argument("--dry-run", action="store_true", help="ne rien écrire")
    parser.add_argument(
        "--out", metavar="DOSSIER", type=Path, help="écrire les pages dans ce dossier"
    )
    parser.add_argument(
        "--fewer", action="store_true", help="beaucoup de pages ont disparu, et c’est voulu"
    )
    parser.add_argument(
        "--undo", action="store_true", help="reprendre ce que le dernier passage a écrit"
    )
    parser.add_argument(
        "--since", metavar="MOMENT", type=_moment,
        help="avec --undo : tout ce qui est écrit depuis, par exemple 2026-06-30T18:00",
    )  # fmt: skip


def _check(parser: FrenchParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _report(parser: FrenchParser) -> None:
    from coopwiki.reports import REPORTS

    parser.add_argument("name", metavar="NOM", choices=[report.name for report in REPORTS])
    parser.add_argument("--format", choices=("json", "text", "wikitext"), default="text")


def _export(parser: FrenchParser) -> None:
    from coopwiki.exchange.formats import FORMATS
    from coopwiki.records import RECORDS

    names = ", ".join(type_.__name__.lower() for type_ in RECORDS)
    parser.add_argument("record", metavar="FICHE", help=names)
    parser.add_argument("--format", choices=FORMATS, default="json")


def _calls(parser: FrenchParser) -> None:
    parser.add_argument("template", metavar="MODÈLE")


def _deploy(parser: FrenchParser) -> None:
    parser.add_argument(
        "--plan", action="store_true", help="dire ce qui serait fait, sans rien faire"
    )
    parser.add_argument(
        "--force", action="store_true", help="remplacer aussi les pages modifiées sur le wiki"
    )
    parser.add_argument(
        "--undo", action="store_true", help="reprendre ce que le dernier déploiement a écrit"
    )


def _backup(parser: FrenchParser) -> None:
    parser.add_argument("file", metavar="FICHIER", type=Path, help="par exemple coopwiki.tar.gz")


def _nothing(parser: FrenchParser) -> None:
    """Add nothing to the shared options."""


def _day(text: str) -> date:
    reading = read_day(text)
    if reading.value is None:
        raise argparse.ArgumentTypeError(reading.error.message if reading.error else text)
    return reading.value


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"« {text} » n’est pas un moment, comme 2026-06-30T18:00"
        ) from error


def _config(given: argparse.Namespace) -> Path:
    file: Path | None = given.config
    return file or Path("config/wiki.toml")


def _settings(given: argparse.Namespace) -> Settings:
    default = _config(given)
    return read_settings(default if given.config or default.exists() else None)


def _task(given: argparse.Namespace) -> Task:
    from coopwiki.commands import Task

    settings = _settings(given)
    try:
        now = datetime.now(ZoneInfo(settings.timezone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise WrongSettings(
            f"« {settings.timezone} » n’est pas un fuseau horaire, comme « Europe/Paris »."
        ) from error
    choice = Choice(given.wiki, given.dump, given.folder)
    return Task(choice, settings, given.on or now.date(), None if given.on else now)


def _do_run(given: argparse.Namespace) -> int:
    from coopwiki import commands
    from coopwiki.reports import REPORTS

    task = _task(given)
    if given.undo:
        return _undo_run(given, task)
    unknown = [name for name in given.reports if name not in {r.name for r in REPORTS}]
    if unknown:
        raise WrongSettings(
            f"« {unknown[0]} » n’est pas un rapport ; il y a {', '.join(r.name for r in REPORTS)}."
        )
    if task.choice.is_file and given.out is None and not given.dry_run:
        raise WrongSettings(
            "On n’écrit pas dans un export ni dans un dossier lu : ajouter --out DOSSIER ou --dry-run."
        )
    types = [r for r in REPORTS if not given.reports or r.name in given.reports]
    return commands.run(task, types, out=given.out, dry=given.dry_run, fewer=given.fewer)


def _undo_run(given: argparse.Namespace, task: Task) -> int:
    from coopwiki import upkeep

    _refuse_files(task)
    zone = ZoneInfo(task.settings.timezone)
    since = given.since if given.since is None else given.since.replace(tzinfo=zone)
    return upkeep.undo_run(task, since)


def _refuse_files(task: Task) -> None:
    if task.choice.is_file:
        raise WrongSettings("Cette commande s’adresse à un wiki, pas à un export ni à un dossier.")


def _do_check(given: argparse.Namespace) -> int:
    from coopwiki import commands

    return commands.check(_task(given), given.format)


def _do_report(given: argparse.Namespace) -> int:
    from coopwiki import commands
    from coopwiki.reports import REPORTS

    type_ = next(report for report in REPORTS if report.name == given.name)
    return commands.report(_task(given), type_, given.format)


def _do_export(given: argparse.Namespace) -> int:
    from coopwiki import commands
    from coopwiki.records import RECORDS

    type_ = commands.record_named(given.record)
    if type_ is None:
        raise WrongSettings(
            f"« {given.record} » n’est pas une fiche ; il y a {', '.join(t.__name__.lower() for t in RECORDS)}."
        )
    return commands.export(_task(given), type_, given.format)


def _do_calls(given: argparse.Namespace) -> int:
    from coopwiki import commands

    return commands.calls(_task(given), given.template)


def _do_deploy(given: argparse.Namespace) -> int:
    from coopwiki import commands

    task = _task(given)
    if given.undo:
        from coopwiki import upkeep

        _refuse_files(task)
        return upkeep.undo_deployment(task)
    return commands.deploy(task, only_plan=given.plan, force=given.force)


def _do_doctor(given: argparse.Namespace) -> int:
    from coopwiki import upkeep

    choice = Choice(given.wiki, given.dump, given.folder)
    return upkeep.doctor(choice, _settings(given), _schedule(given))


def _do_grants(given: argparse.Namespace) -> int:
    from coopwiki import upkeep

    return upkeep.grants(_settings(given))


def _do_backup(given: argparse.Namespace) -> int:
    from coopwiki import upkeep

    files = (_config(given), _schedule(given))
    return upkeep.backup(files, _settings(given), given.file)


def _schedule(given: argparse.Namespace) -> Path:
    """The schedule stands beside the settings."""
    return _config(given).with_name("schedule.toml")


COMMANDS = (
    Command("run", "lire, vérifier, calculer, écrire", _run, _do_run),
    Command("check", "tout ce qui est à corriger", _check, _do_check),
    Command("report", "un rapport", _report, _do_report),
    Command("export", "toutes les fiches d’une sorte", _export, _do_export),
    Command("calls", "les appels d’un modèle", _calls, _do_calls),
    Command("deploy", "modèles et modules vers le wiki", _deploy, _do_deploy),
    Command("doctor", "tout ce qui empêcherait les robots de travailler", _nothing, _do_doctor),
    Command("grants", "comment créer les comptes, avec quels droits", _nothing, _do_grants),
    Command("backup", "copier ce que les robots ne peuvent pas refaire", _backup, _do_backup),
)


if __name__ == "__main__":
    sys.exit(main())
