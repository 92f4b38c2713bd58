"""`coopwiki archive DIR`: all that the account may read, as files that open by themselves."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coopwiki.commands.command import task_of
from coopwiki.terminal.french_parser import FrenchParser, tell

if TYPE_CHECKING:
    from coopwiki.archiving.archive import Result
    from coopwiki.runs.task import Task


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("directory", metavar="DOSSIER", type=Path, help="nouveau, ou une archive à mettre à jour")
    parser.add_argument("--public", action="store_true", help="seulement ce que tout le monde lit sans compte")


def run(given: argparse.Namespace) -> int:
    """Do it, and say what came of it."""
    return archive(task_of(given), given.directory, public=given.public)


def archive(task: Task, directory: Path, *, public: bool) -> int:
    """Make or bring up to date; 1 where something listed could not be read."""
    from coopwiki.archiving.archive import ArchiveRequest
    from coopwiki.archiving.archive import archive as make
    from coopwiki.archiving.record_files import record_files
    from coopwiki.connect import open_library
    from coopwiki.subjects.exports import whole_book
    from coopwiki.terminal.progress_bar import watched

    library = open_library(task.choice, task.settings, public=public)
    reader = replace(task, settings=replace(task.settings, account="")) if public else task
    hidden = _hidden(task) if public and task.settings.account and not task.choice.is_file else 0
    order = ArchiveRequest(directory, library.titles().normal(task.settings.root), public, hidden)
    done = make(library, record_files(reader.ledger(), whole_book(), task.today), order, watched)
    return _told(done, directory)


def _hidden(task: Task) -> int:
    """How many pages the robots' account lists that anybody without one can't read."""
    from coopwiki.connect import open_library, open_robot

    titles = [page.title for page in open_library(task.choice, task.settings, public=False).pages()]
    return len(open_robot(task.choice, task.settings).closed(titles))


def _told(done: Result, directory: Path) -> int:
    from coopwiki.runs.task import FINE, ISSUES, counted

    pages, files = counted(done.pages, "page", "pages"), counted(done.files, "fichier", "fichiers")
    tell(f"{pages} et {files} dans « {directory} » : {done.written} écrits cette fois, {done.removed} retirés.")
    if done.missing:
        tell(f"N’ont pas pu être lus : {len(done.missing)}, nommés dans absent.html.")
    return ISSUES if done.missing else FINE
