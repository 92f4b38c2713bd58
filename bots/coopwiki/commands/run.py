"""`coopwiki run`: read, check, compute, write."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coopwiki.commands import arguments as options
from coopwiki.commands.command import refuse_files, schedule_of, task_of
from coopwiki.commands.undone import said
from coopwiki.connect import open_folder, open_robot, open_source
from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.runs.task import FINE, ISSUES, Task, counted
from coopwiki.serving.exclusive import alone, robots_directory
from coopwiki.settings import WrongSettings
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.terminal.french_parser import FrenchParser, tell
from coopwiki.terminal.output import print_out
from coopwiki.wiki.port import Status

if TYPE_CHECKING:
    from coopwiki.runs.refresh import Run


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
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


def run(given: argparse.Namespace) -> int:
    """Bring the pages up to date, on the wiki or in a folder, or take back what the last time wrote."""
    task = task_of(given)
    _refuse_run(given, task)
    if given.undo:
        return undo(task, given.since)
    types = [r for r in REPORTS if not given.reports or r.name in given.reports]
    if given.dry_run:
        return dry_run(task, types, fewer=given.fewer, more=given.more)
    if given.out is not None:
        return into(task, types, given.out, fewer=given.fewer, more=given.more)
    return on_wiki(task, types, schedule_of(given), fewer=given.fewer, more=given.more)


def _refuse_run(given: argparse.Namespace, task: Task) -> None:
    """Raise WrongSettings for words that don't go together."""
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


def on_wiki(task: Task, types: Sequence[ReportType[Any]], schedule: Path, *, fewer: bool, more: bool) -> int:
    """Bring the robots' pages on the wiki up to date; 1 when a report or a page failed."""
    from coopwiki.serving.assembly import by_hand, place_of

    return _told(by_hand(place_of(task, schedule), types, fewer=fewer, more=more))


def into(task: Task, types: Sequence[ReportType[Any]], out: Path, *, fewer: bool, more: bool) -> int:
    """Write the robots' pages into a folder; 1 when a report or a page failed."""
    from coopwiki.runs.feeds import asking_feeds
    from coopwiki.runs.refresh import RunOptions, refresh

    everything = len(types) == len(REPORTS)
    feeds = None if task.choice.as_of else asking_feeds(task.settings, lambda: task.today)
    orders = RunOptions(lambda _: True, everything=everything, fewer=fewer, more=more, now=task.now)
    source, target = open_source(task.choice, task.settings), open_folder(out)
    return _told(refresh(source, target, task.settings, task.today, types, orders, feeds))


def dry_run(task: Task, types: Sequence[ReportType[Any]], *, fewer: bool, more: bool) -> int:
    """Print the titles of the pages that a run would write: the run of robots that may not."""
    from coopwiki.runs.refresh import RunOptions, refresh
    from coopwiki.runs.save import HELD

    everything = len(types) == len(REPORTS)
    orders = RunOptions(lambda _: False, everything=everything, fewer=fewer, more=more, now=task.now)
    wiki = open_source(task.choice, task.settings)
    done = refresh(wiki, wiki, task.settings, task.today, types, orders)
    titles = [fate.title for fate in done.fates if fate.outcome.code == HELD]
    if titles:
        print_out("\n".join(titles))
    pages = counted(len(titles), "page le serait", "pages le seraient")
    tell(f"Rien n’est écrit : {pages}, sur {len(done.fates)}.")
    return ISSUES if done.failed else FINE


def _told(done: Run) -> int:
    """Say what became of the pages."""
    from coopwiki.runs.save import HELD

    refused = [f for f in done.fates if f.outcome.status in (Status.REFUSED, Status.CONFLICT)]
    for fate in refused:
        tell(f"{fate.title} : {fate.outcome.message}")
    held = sum(fate.outcome.code == HELD for fate in done.fates)
    if held:
        pages_held = counted(held, "page laissée telle quelle", "pages laissées telles quelles")
        tell(f"{pages_held} : leur robot est arrêté par sa page.")
    for name in done.failed:
        tell(f"Le rapport « {name} » a échoué ; les autres sont écrits.")
    saved = sum(fate.outcome.status is Status.SAVED for fate in done.fates)
    read, left = done.tally.pages_read, done.tally.left_out
    pages, sheets = (
        counted(read, "page lue", "pages lues"),
        counted(left, "fiche écartée", "fiches écartées"),
    )
    tell(f"{pages}, {sheets}, {counted(saved, 'page écrite', 'pages écrites')} sur {len(done.fates)}.")
    return ISSUES if done.failed or refused else FINE


def undo(task: Task, since: datetime | None) -> int:
    """Take back what the last run wrote, or all that runs wrote since a moment of the wiki's time zone."""
    from coopwiki.publishing.layout import environment
    from coopwiki.runs.refresh import SUMMARY
    from coopwiki.runs.undo import undo as take_back

    refuse_files(task.choice)
    moment = since and since.replace(tzinfo=ZoneInfo(task.settings.timezone))
    gone = environment(task.settings.prefix).get_template("gone.jinja").render()
    made = {".json": "{}", "": gone}
    wiki = open_robot(task.choice, task.settings)
    register = pseudonyms(task.settings).register()
    with alone(robots_directory(task.choice, task.settings)):
        done = take_back(wiki, SUMMARY, moment, made=made, forgotten=register)
    status = said(done)
    if done.summaries:
        tell("Au prochain passage les robots récriront ces pages : corriger d’abord la cause, ou les arrêter.")
    return status
