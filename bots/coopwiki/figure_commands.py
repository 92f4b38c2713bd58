"""The commands that say where figures come from, as the command line knows them."""

from __future__ import annotations

import argparse

from coopwiki.usage import FrenchParser
from coopwiki.words import Command, as_of, task_of


def _explain(parser: FrenchParser) -> None:
    from coopwiki.reports import REPORTS

    names = [report.name for report in REPORTS]
    parser.add_argument("report", metavar="RAPPORT", choices=names, help=", ".join(names))
    parser.add_argument(
        "figure", metavar="CHIFFRE", nargs="+", help="par exemple : Technique spent, 2026-03"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text par défaut"
    )
    as_of(parser)


def _do_explain(given: argparse.Namespace) -> int:
    from coopwiki import figures

    return figures.explained(task_of(given), given.report, " ".join(given.figure), given.format)


def _known(parser: FrenchParser) -> None:
    parser.add_argument("budget", metavar="BUDGET", nargs="?", help="tous ensemble par défaut")
    parser.add_argument(
        "--year",
        metavar="ANNÉE",
        type=int,
        choices=range(1970, 10_000),
        help="celle du jour par défaut",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text par défaut"
    )


def _do_known(given: argparse.Namespace) -> int:
    from coopwiki import figures

    task = task_of(given)
    return figures.known_of(task, given.budget, given.year or task.today.year, given.format)


FIGURES = (
    Command("explain", "d’où vient un chiffre, ligne par ligne", _explain, _do_explain),
    Command("known", "ce qu’on savait d’un budget, mois par mois", _known, _do_known),
)
