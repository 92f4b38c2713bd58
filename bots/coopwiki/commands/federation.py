"""`coopwiki federation`: several cooperatives side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coopwiki.commands import arguments as options
from coopwiki.commands.command import config_of, refuse_files, task_of
from coopwiki.settings import WrongSettings
from coopwiki.terminal.french_parser import FrenchParser, tell

if TYPE_CHECKING:
    from coopwiki.federation.engines import Engine
    from coopwiki.publishing.robot_page import RobotPage
    from coopwiki.runs.save import SaveResult
    from coopwiki.runs.task import Task

SECONDS = 600
"""What one cooperative may take: a large wiki read for the first time takes minutes."""
MOST_SECONDS, MOST_WORKERS = 86_400, 256


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument(
        "--cooperatives", metavar="FICHIER", type=Path, help="au lieu de federation.toml, à côté de wiki.toml"
    )
    engine = parser.add_mutually_exclusive_group()
    engine.add_argument("--workers", metavar="N", type=int, default=2, help="processus de cette machine, 2 par défaut")
    engine.add_argument(
        "--cluster", metavar="ADRESSE", default="", help="l’ordonnanceur Dask, par exemple tls://10.0.0.5:8786"
    )
    parser.add_argument(
        "--seconds", metavar="N", type=int, default=SECONDS, help="ce qu’une coopérative peut durer, 600 par défaut"
    )
    parser.add_argument(
        "--told", metavar="DOSSIER", type=Path, help="y garder ce qui est dit : un mois dit une fois ne change plus"
    )
    target = parser.add_mutually_exclusive_group()
    options.out(target, "écrire les pages dans ce dossier")
    target.add_argument("--save", action="store_true", help="écrire les pages sur le wiki de wiki.toml")


def run(given: argparse.Namespace) -> int:
    """Do it, and say what came of it."""
    from coopwiki.federation.engines import Order, look
    from coopwiki.federation.federation_pages import federation_pages
    from coopwiki.federation.sources import read_sources
    from coopwiki.federation.told import all_as_told
    from coopwiki.runs.task import FINE, ISSUES, counted

    task = task_of(given)
    if given.wiki or task.choice.is_file:
        raise WrongSettings("Les coopératives se nomment dans federation.toml, pas par --wiki, --dump ou --folder.")
    sources = read_sources(given.cooperatives or config_of(given).with_name("federation.toml"))
    looked = look(sources, Order(task.today, _positive("--seconds", given.seconds, MOST_SECONDS)), _engine(given))
    looked = all_as_told(looked, given.told) if given.told else looked
    for one in looked.silent:
        tell(f"{one.name} : {one.error}")
    if not looked.partners:
        tell("Aucune coopérative n’a répondu : rien n’est écrit.")
        return ISSUES
    pages = tuple(federation_pages(looked.partners, [one.name for one in looked.silent], task.settings))
    status = _written(given, task, pages)
    tell(f"{counted(len(looked.partners), 'coopérative lue', 'coopératives lues')} sur {len(sources)}.")
    return ISSUES if looked.silent or status else FINE


def _engine(given: argparse.Namespace) -> Engine:
    if given.cluster:
        from coopwiki.federation.cluster import cluster

        return cluster(given.cluster)
    from coopwiki.federation.engines import processes

    return processes(_positive("--workers", given.workers, MOST_WORKERS))


def _positive(option: str, number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise WrongSettings(f"{option} est un nombre de 1 à {most}.")
    return number


def _written(given: argparse.Namespace, task: Task, pages: Iterable[RobotPage]) -> int:
    """Write the pages, or print them where no place is named; 1 where one was refused."""
    from coopwiki.runs.task import FINE
    from coopwiki.terminal.output import print_data

    if given.save:
        return _saved(task, pages)
    if given.out is not None:
        return _put_into(given.out, pages)
    print_data("\n\n".join(f"<!-- {page.title} -->\n{page.content}" for page in pages))
    return FINE


def _put_into(out: Path, pages: Iterable[RobotPage]) -> int:
    from coopwiki.connect import open_folder
    from coopwiki.runs.refresh import SUMMARY
    from coopwiki.runs.save import publish

    return _refusals(publish(open_folder(out), pages, SUMMARY, lambda _: True))


def _saved(task: Task, pages: Iterable[RobotPage]) -> int:
    from coopwiki.commands.single_page import page_writer

    refuse_files(task.choice)
    with page_writer(task) as hand:
        return _refusals(tuple(hand.save(page) for page in pages))


def _refusals(fates: Iterable[SaveResult]) -> int:
    """Say what became of the pages."""
    from coopwiki.runs.task import FINE, ISSUES, counted
    from coopwiki.wiki.port import Status

    every = tuple(fates)
    refused = [fate for fate in every if fate.outcome.status in (Status.REFUSED, Status.CONFLICT)]
    for fate in refused:
        tell(f"{fate.title} : {fate.outcome.message}")
    saved = sum(fate.outcome.status is Status.SAVED for fate in every)
    tell(f"{counted(saved, 'page écrite', 'pages écrites')} sur {len(every)}.")
    return ISSUES if refused else FINE
