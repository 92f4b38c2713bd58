"""The commands that say where figures come from, as the command line knows them."""

from __future__ import annotations

import argparse

from coopwiki.usage import FrenchParser
from coopwiki.words import Command, task_of


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


def _do_explain(given: argparse.Namespace) -> int:
    from coopwiki import figures

    return figures.explained(task_of(given), given.report, " ".join(given.figure), given.format)


FIGURES = (Command("explain", "d’où vient un chiffre, ligne par ligne", _explain, _do_explain),)
