"""`coopwiki explain`: where a figure comes from, line by line."""

from __future__ import annotations

import argparse

from coopwiki.commands import arguments as options
from coopwiki.commands.command import task_of
from coopwiki.runs.task import FINE, Task
from coopwiki.settings import WrongSettings
from coopwiki.subjects.explained import UnknownFigure, explain, listed
from coopwiki.subjects.figure_text import explanation_json, explanation_text, figures_listed
from coopwiki.terminal.french_parser import FrenchParser
from coopwiki.terminal.output import print_out


def arguments(parser: FrenchParser) -> None:
    """Add the arguments that this command alone takes."""
    from coopwiki.subjects.reports import REPORTS

    names = [report.name for report in REPORTS]
    parser.add_argument("report", metavar="RAPPORT", choices=names, help=", ".join(names))
    parser.add_argument(
        "figure",
        metavar="CHIFFRE",
        nargs="*",
        help="par exemple : Technique spent, 2026-03 ; sans lui, la liste de ceux qu’il y a",
    )
    options.form(parser, "text", "json")
    options.as_of(parser)


def run(given: argparse.Namespace) -> int:
    """Print it, or publish it where that is asked for."""
    return explained(task_of(given), given.report, " ".join(given.figure), given.format)


def explained(task: Task, report: str, typed: str, form: str) -> int:
    """Print where a figure comes from, or which ones there are. Raises WrongSettings where there is no such figure."""
    if not typed:
        print_out(figures_listed(listed(task.ledger(), task.today, report), form))
        return FINE
    try:
        found = explain(task.ledger(), task.today, report, typed)
    except UnknownFigure as unknown:
        raise WrongSettings(str(unknown)) from unknown
    print_out(explanation_json(found) if form == "json" else explanation_text(found))
    return FINE
