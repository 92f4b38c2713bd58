"""The command `coopwiki`: words → a task, results → an exit status (contract.md, *Commands*)."""

from __future__ import annotations

import argparse
import gc
import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coopwiki.commands import arguments as options
from coopwiki.commands.archive import ARCHIVE
from coopwiki.commands.command import Command, refuse_files, schedule_of, task_of
from coopwiki.commands.federation import FEDERATION
from coopwiki.commands.feeds import FEEDS
from coopwiki.commands.figures_arguments import FIGURES
from coopwiki.commands.levy_arguments import LEVY
from coopwiki.commands.pack import PACKING
from coopwiki.commands.serve import SERVING
from coopwiki.commands.setup import SETUP
from coopwiki.commands.upkeep_arguments import UPKEEP, undo_deployment, undo_run
from coopwiki.core.stopped import Stopped
from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import WRONG_USAGE, FrenchParser, tell
from coopwiki.terminal.output import flush_out
from coopwiki.wiki.port import WikiError

if TYPE_CHECKING:
    from coopwiki.runs.task import Task

UNREADABLE, STOPPED = 3, 4


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    What a command reads it keeps, and nearly nothing of it in circles: looking for these costs a
    tenth of its time. A service, which lives on, looks for them again.
    """
    gc.disable()
    try:
        return _done(words)
    finally:
        gc.enable()


def _done(words: Sequence[str] | None) -> int:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        given = _parser().parse_args(words)
        status = int(given.run(given))
        flush_out()
    except WrongSettings as error:
        tell(str(error))
        return WRONG_USAGE
    except WikiError as error:
        tell(str(error))
        return UNREADABLE
    except Stopped as reason:
        tell(str(reason))
        return STOPPED
    except BrokenPipeError:
        return 0
    return status


def _parser() -> FrenchParser:
    parser = FrenchParser(prog="coopwiki", description="Les comptes d’une coopérative, sur son wiki.")
    subs = parser.add_subparsers(required=True, metavar="COMMANDE")
    for command in COMMANDS:
        text = command.help
        made = subs.add_parser(command.name, help=text, description=text.capitalize())
        made.complete = command.complete
    return parser


def _run(parser: FrenchParser) -> None:
    parser.add_argument("reports", metavar="RAPPORT", nargs="*", help="tous par défaut")
    parser.add_argument("--dry-run", action="store_true", help="ne rien écrire")
    options.out(parser, "écrire les pages dans ce dossier")
    parser.add_argument("--fewer", action="store_true", help="beaucoup de pages ont disparu, et c’est voulu")
    parser.add_argument("--more", action="store_true", help="beaucoup plus de pages sont à faire, et c’est voulu")
    options.undo(parser, "reprendre ce que le dernier passage a écrit")
    parser.add_argument(
        "--since",
        metavar="MOMENT",
        type=options.moment,
        help="avec --undo : tout ce qui est écrit depuis, par exemple 2026-06-30T18:00",
    )
    options.as_of(parser)


def _check(parser: FrenchParser) -> None:
    options.as_of(parser)
    options.form(parser, "text", "json")


def _report(parser: FrenchParser) -> None:
    options.as_of(parser)
    from coopwiki.subjects.reports import REPORTS

    names = [report.name for report in REPORTS]
    parser.add_argument("name", metavar="NOM", choices=names, help=", ".join(names))
    options.form(parser, "text", "json", "wikitext")


def _export(parser: FrenchParser) -> None:
    from coopwiki.exchange.formats import FORMATS
    from coopwiki.subjects.records import RECORDS

    names = ", ".join(type_.__name__.lower() for type_ in RECORDS)
    parser.add_argument("record", metavar="FICHE", help=f"{names} ; all pour toutes, en un fichier")
    options.form(parser, *FORMATS)
    options.as_of(parser)


def _calls(parser: FrenchParser) -> None:
    parser.add_argument("template", metavar="MODÈLE", help="son nom, sans « Modèle: »")
    options.as_of(parser)


def _deploy(parser: FrenchParser) -> None:
    parser.add_argument("--plan", action="store_true", help="dire ce qui serait fait, sans rien faire")
    parser.add_argument("--force", action="store_true", help="remplacer aussi les pages modifiées sur le wiki")
    options.undo(parser, "reprendre ce que le dernier déploiement a écrit")


def _do_run(given: argparse.Namespace) -> int:
    from coopwiki.commands import basic as commands
    from coopwiki.subjects.reports import REPORTS

    task = task_of(given)
    _refuse_run(given, task)
    if given.undo:
        return undo_run(given, task)
    types = [r for r in REPORTS if not given.reports or r.name in given.reports]
    if given.dry_run:
        return commands.dry_run(task, types, fewer=given.fewer, more=given.more)
    if given.out is not None:
        return commands.run_into(task, types, given.out, fewer=given.fewer, more=given.more)
    return commands.run(task, types, schedule_of(given), fewer=given.fewer, more=given.more)


def _refuse_run(given: argparse.Namespace, task: Task) -> None:
    """Raise WrongSettings for words that don't go together."""
    from coopwiki.subjects.reports import REPORTS

    if given.as_of and given.out is None and not given.dry_run:
        raise WrongSettings(
            "On n’écrit pas sur le wiki ce qu’il en était un jour passé : ajouter --out DOSSIER ou --dry-run."
        )
    if given.undo:
        return
    if given.since is not None:
        raise WrongSettings("--since va avec --undo : coopwiki run --undo --since MOMENT.")
    unknown = [name for name in given.reports if name not in {r.name for r in REPORTS}]
    if unknown:
        raise WrongSettings(f"« {unknown[0]} » n’est pas un rapport ; il y a {', '.join(r.name for r in REPORTS)}.")
    if task.choice.is_file and given.out is None and not given.dry_run:
        raise WrongSettings("On n’écrit pas dans un export ni dans un dossier lu : ajouter --out DOSSIER ou --dry-run.")


def _do_check(given: argparse.Namespace) -> int:
    from coopwiki.commands import basic as commands

    return commands.check(task_of(given), given.format)


def _do_report(given: argparse.Namespace) -> int:
    from coopwiki.commands import basic as commands
    from coopwiki.subjects.reports import REPORTS

    type_ = next(report for report in REPORTS if report.name == given.name)
    return commands.report(task_of(given), type_, given.format)


def _do_export(given: argparse.Namespace) -> int:
    from coopwiki.commands import basic as commands
    from coopwiki.exchange.formats import EVERYTHING, ONE_TABLE
    from coopwiki.subjects.records import RECORDS

    if given.record.casefold() in EVERYTHING:
        if given.format == ONE_TABLE:
            raise WrongSettings("Un fichier CSV n’a qu’un tableau : nommer une fiche, ou choisir xlsx, ods ou sqlite.")
        return commands.export_all(task_of(given), given.format)
    type_ = commands.record_named(given.record)
    if type_ is None:
        raise WrongSettings(
            f"« {given.record} » n’est pas une fiche ; il y a {', '.join(t.__name__.lower() for t in RECORDS)}."
        )
    return commands.export(task_of(given), type_, given.format)


def _do_calls(given: argparse.Namespace) -> int:
    from coopwiki.commands import basic as commands

    return commands.calls(task_of(given), given.template)


def _do_deploy(given: argparse.Namespace) -> int:
    from coopwiki.commands import basic as commands

    task = task_of(given)
    refuse_files(task.choice)
    if given.undo:
        return undo_deployment(task)
    return commands.deploy(task, only_plan=given.plan, force=given.force)


COMMANDS = (
    Command("run", "lire, vérifier, calculer, écrire", _run, _do_run),
    Command("check", "tout ce qui est à corriger", _check, _do_check),
    Command("report", "un rapport", _report, _do_report),
    *FIGURES,
    LEVY,
    Command("export", "toutes les fiches d’une sorte", _export, _do_export),
    ARCHIVE,
    Command("calls", "les appels d’un modèle", _calls, _do_calls),
    FEEDS,
    Command("deploy", "modèles et modules vers le wiki", _deploy, _do_deploy),
    PACKING,
    FEDERATION,
    *SERVING,
    SETUP,
    *UPKEEP,
)


if __name__ == "__main__":
    sys.exit(main())
