"""`coopwiki report`: one report."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.exchange.as_json import dumps
from coopwiki.exchange.as_text import report_text
from coopwiki.runs.task import FINE, Task
from coopwiki.settings import WrongSettings
from coopwiki.subjects.one_report import ReportNames, report_named
from coopwiki.subjects.report import ReportType
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_data, print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    options.as_of(parser)
    parser.add_argument("name", metavar="NOM", choices=ReportNames(), help="%(choices)s")
    options.form(parser, "text", "json", "wikitext")


def run(given: argparse.Namespace) -> int:
    """Print the report that is named. Raises WrongSettings for a name that no report has."""
    type_ = report_named(given.name)
    if type_ is None:
        raise WrongSettings(f"« {given.name} » n’est pas un rapport.")
    return report(task_of(given), type_, given.format)


def report(task: Task, type_: ReportType[Any], form: str) -> int:
    """Print one report."""
    ledger, readers = task.books()
    data = type_.compute(ledger, task.today)
    if form == "json":
        print_out(dumps(data))
    elif form == "text":
        print_out(report_text(data))
    else:
        print_data(_wikitext(task, ledger, readers, type_, data))
    return FINE


def _wikitext(
    task: Task,
    ledger: Ledger,
    readers: Callable[[], Audience],
    type_: ReportType[Any],
    data: object,
) -> str:
    from coopwiki.publishing.robot_page import RobotPage
    from coopwiki.runs.render import context_of
    from coopwiki.subjects.pages import PAGES

    context = context_of(ledger, task.today, task.settings, readers())
    pages = PAGES[type_.name](replace(context, robot=type_.called, report=type_.name), data)
    return "\n\n".join(f"<!-- {p.title} -->\n{p.content}" for p in pages if isinstance(p, RobotPage))
