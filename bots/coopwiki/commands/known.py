"""`coopwiki known`: what was known of a budget, month by month."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coopwiki.commands import arguments as options
from coopwiki.commands.book_year import named_year
from coopwiki.commands.command import choice_of, refuse_files, task_of
from coopwiki.commands.single_page import page_writer, told
from coopwiki.connect import open_evenings
from coopwiki.core.book_years import BookYear, YearName
from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose
from coopwiki.exchange.as_json import dumps
from coopwiki.runs import load as sources
from coopwiki.runs.task import FINE, Task
from coopwiki.settings import WrongSettings
from coopwiki.subjects.budgets.budget_history_page import budget_history_page
from coopwiki.subjects.budgets.budget_history_report import (
    Known,
    KnownRow,
    evenings,
    known,
    known_row,
    names,
    unknown_row,
)
from coopwiki.subjects.budgets.budget_history_text import known_text
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out
from coopwiki.terminal.progress_bar import watched


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    parser.add_argument("budget", metavar="BUDGET", nargs="?", help="tous ensemble par défaut")
    options.year(parser, "celle du jour par défaut")
    options.form(parser, "text", "json")
    options.publish(parser, "écrire la page « Ce qu’on savait » de l’année sur le wiki, tous les budgets")


def run(given: argparse.Namespace) -> int:
    """Print it, or publish it where that is asked for."""
    task = task_of(given)
    if given.publish:
        refuse_files(choice_of(given))
        return publish_known(task, given.year)
    return known_of(task, given.budget, given.year, given.format)


def known_of(task: Task, name: str | None, of: YearName | None, form: str) -> int:
    """Print what was known of a budget each month of a year. Raises WrongSettings for an unknown budget."""
    year, days = _days(task, of)
    rows, last = [], Ledger()
    for day, last in _evenings(task, days):
        rows.append(known_row(last, day, name))
    if not any(row.exists for row in rows):
        offered = ", ".join(names(last, days[-1])) or "aucun"
        raise WrongSettings(f"« {name} » n’est pas un budget de {year.name} ; il y a : {offered}.")
    found = known(name, year.name, rows)
    print_out(dumps(found) if form == "json" else known_text(found, year.ends))
    return FINE


def _evenings(task: Task, days: Sequence[date]) -> Iterator[tuple[date, Ledger]]:
    """The books as they were, evening after evening."""
    wikis = open_evenings(task.choice, task.settings, days)
    for day, wiki in zip(days, wikis, strict=True):
        read = sources.Sources(wiki, task.settings, watched).read()
        yield day, sources.checked(read, day)


def publish_known(task: Task, of: YearName | None) -> int:
    """Write what was known of all the budgets of a year on the wiki, on its own page.

    Raises WrongSettings where no page named any.
    """
    year, days = _days(task, of)
    found, revision = known_of_all(_evenings(task, days), year.name)
    if len(found) == 1:
        raise WrongSettings(f"Aucun budget n’était écrit un soir de {year.name} : il n’y a rien à montrer.")
    with page_writer(task) as hand:
        return told(hand.save(budget_history_page(hand.context(task.today), found, year, revision)))


def known_of_all(read: Iterable[tuple[date, Ledger]], year: YearName) -> tuple[tuple[Known, ...], int]:
    """What was known of all budgets together, then of each in order of name; and the newest revision it rests on.

    One evening's books are looked at after the other, and not kept.
    """
    rows: dict[str, dict[date, KnownRow]] = {}
    whole, revision = [], 0
    for day, ledger in read:
        whole.append(known_row(ledger, day, None))
        revision = max(revision, budgets(ledger, day).revision)
        for name in names(ledger, day):
            rows.setdefault(name, {})[day] = known_row(ledger, day, name)
    days = [row.on for row in whole]
    apart = (
        known(name, year, (rows[name].get(day) or unknown_row(day) for day in days)) for name in sorted(rows, key=loose)
    )
    return (known(None, year, whole), *apart), revision


def _days(task: Task, name: YearName | None) -> tuple[BookYear, Sequence[date]]:
    """A year, as today's pages say when it begins, and its evenings."""
    year = named_year(task.ledger(), name, task.today)
    days = evenings(year, task.today)
    if not days:
        raise WrongSettings(f"L’année {year.name} n’a pas commencé : il n’y a encore rien à en dire.")
    return year, days
