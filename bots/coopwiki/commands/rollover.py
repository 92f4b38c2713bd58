"""`coopwiki rollover`: a year's budgets taken up for the next."""

from __future__ import annotations

import argparse
from pathlib import Path

from coopwiki.commands import arguments as options
from coopwiki.commands.book_year import named_year
from coopwiki.commands.command import task_of
from coopwiki.connect import open_folder
from coopwiki.core.book_years import YearName
from coopwiki.runs.task import FINE, Task
from coopwiki.settings import WrongSettings
from coopwiki.subjects.budgets.budget import Budget
from coopwiki.subjects.closing.rollover_report import opening
from coopwiki.subjects.closing.rollover_text import opening_pages, opening_text
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out
from coopwiki.wiki.port import Draft


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    options.year(parser, "celle qui finit, celle du jour par défaut")
    options.out(parser, "écrire aussi les pages dans ce dossier")


def run(given: argparse.Namespace) -> int:
    """Print it, or publish it where that is asked for."""
    task = task_of(given)
    return opened(task, given.year, given.out)


def opened(task: Task, name: YearName | None, out: Path | None) -> int:
    """Print the plan of a year's roll-over; into a folder, each page too. Raises WrongSettings, WikiError."""
    ledger = task.ledger()
    year = named_year(ledger, name, task.today)
    if year.first > task.today or not any(budget.year == year.name for budget in ledger.of(Budget)):
        raise WrongSettings(f"Aucun budget de {year.name} n’est écrit : il n’y a rien à reprendre.")
    found = opening(ledger, year.name, task.today)
    print_out(opening_text(found))
    for title, text in opening_pages(found).items() if out else ():
        target = open_folder(out or Path())
        held = target.stored([title]).get(title)
        target.save(Draft(title, text, "", held.revision if held else 0))
    return FINE
